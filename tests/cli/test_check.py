"""`kerlint check`, from the command line to the exit status."""

import json

import pytest


def codes(output):
    return [finding["code"] for finding in json.loads(output)]


def test_a_finding_is_printed_and_makes_the_status_1(model):
    status, out, err = model.run("model.py")
    assert (status, err) == (1, "")
    assert "--> model.py:4:" in out
    assert "= rule: softmax-with-regression-loss (KER102)" in out
    assert out.endswith("Found 1 warning in 1 file.\n`kerlint explain KER102` says why, with examples.\n")


@pytest.mark.parametrize("arguments", [(), ("check",), ("check", "."), ("model.py",), ("check", "--", "model.py")])
def test_check_is_the_default_command_and_the_folder_the_default_path(model, arguments):
    status, out, _ = model.run(*arguments)
    assert status == 1
    assert "KER102" in out


def test_a_folder_named_like_a_command_can_be_checked(folder):
    folder.write(explain__model_py="import keras\n(")
    assert "explain/model.py:2" in folder.run("./explain")[1]
    assert "explain/model.py:2" in folder.run("check", "explain")[1]


def test_nothing_to_find(folder):
    folder.write(fine_py="import keras\n", other_py="x = 1\n")
    assert folder.run() == (0, "Nothing found in 1 file with Keras code, 1 without.\n", "")
    assert folder.run("-q") == (0, "", "")


def test_an_empty_folder_says_so(folder):
    assert folder.run() == (0, "No Python files or notebooks found.\n", "")


def test_a_missing_path_is_status_2_and_the_others_are_checked(model):
    status, out, err = model.run("model.py", "nope.py")
    assert status == 2
    assert "KER102" in out
    assert err == "kerlint: no such file or folder: nope.py\n"
    assert "did you mean `explain`?" in model.run("explian")[2]


def test_what_does_not_exist_is_all_that_is_said_of_it(folder):
    assert folder.run("nope.py") == (2, "", "kerlint: no such file or folder: nope.py\n")
    assert folder.run("nope.py", "--output-format", "json")[1] == "[]\n"


def test_json_is_the_contract(model):
    status, out, _ = model.run("--output-format", "json", "model.py")
    [finding] = json.loads(out)
    assert status == 1
    assert set(finding) == {
        "code", "name", "severity", "message", "help", "url", "path", "cell", "location", "end_location", "related",
        "fixes",
    }  # fmt: skip
    assert (finding["code"], finding["name"]) == ("KER102", "softmax-with-regression-loss")
    assert (finding["path"], finding["cell"], finding["severity"]) == ("model.py", None, "warning")
    [related] = finding["related"]
    assert set(related) == {"message", "path", "cell", "location", "end_location"}


def test_json_of_nothing_is_an_empty_array(folder):
    assert folder.run("--output-format=json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "info"), 1),
        (("--exit-zero",), 0),
        (("-e", "--fail-on=info"), 0),
    ],
)
def test_what_makes_the_run_fail(model, arguments, status):
    assert model.run(*arguments)[0] == status


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--select", "KER102"), ["KER102"]),
        (("--select", "softmax-with-regression-loss"), ["KER102"]),
        (("--select=KER3,KER1"), ["KER102"]),
        (("--select", "KER3"), []),
        (("--ignore", "loss"), []),
        (("--ignore", "KER102"), []),
        (("--ignore", "ALL", "--extend-select", "KER102"), ["KER102"]),
        (("--select", "KER3", "--select", "KER102"), ["KER102"]),
        (("--per-file-ignores", "mod*.py:KER102"), []),
        (("--per-file-ignores", "other.py:KER102"), ["KER102"]),
        (("--per-file-ignores", "other.py:KER301,model.py:KER301,loss"), []),
    ],
)
def test_selectors(model, arguments, found):
    arguments = (arguments,) if isinstance(arguments, str) else arguments
    assert codes(model.run(*arguments, "--output-format", "json")[1]) == found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--selct", "KER1"), "no option `--selct`; did you mean `--select`?"),
        (("--select", "softmax-with-mse-loss"), "no rule `softmax-with-mse-loss`; did you mean `softmax-with-regression-loss`?"),
        (("--ignore", "losss"), "no rule `losss`; did you mean `loss`?"),
        (("--fail-on", "warn"), "`--fail-on` can't be `warn`; did you mean `warning`?"),
        (("--output-format", "xml"), "`--output-format` can't be `xml`; it is one of text, concise"),
        (("--select",), "`--select` needs a value: --select RULES"),
        (("--quiet=yes",), "`--quiet` takes no value"),
        (("-o", "sarf:x"), "no format `sarf`; did you mean `sarif`?"),
        (("-o", "json", "-o", "sarif"), "only one report can go to standard output, not json and sarif; name a file"),
        (("-o", "json:"), "`--output json:` names no file"),
        (("-o", "json:no/such/folder"), "can't write no/such/folder: no such file or directory"),
        (("--config", "nope.toml"), "`--config nope.toml`: no such file"),
        (("--config", "slect = ['KER1']"), "no setting `slect`; did you mean `select`?"),
        (("--per-file-ignores", "KER102"), "has no pattern; write `PATTERN:RULE`"),
        (("--stdin-filename", "x.py"), "names what `-` reads; add `-`"),
        (("-", "model.py"), "`-` can't be mixed with other paths"),
        (("@nope",), "can't read the arguments in `nope`"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_status_2_with_a_hint(model, arguments, message):
    status, _, err = model.run(*arguments)
    assert status == 2
    assert err.startswith("kerlint: ")
    assert message in err
    assert err.count("\n") == 1


def test_arguments_can_stand_in_a_file(model):
    model.write(args_txt="--select\nKER3\nmodel.py\n")
    assert model.run("@args.txt")[0] == 0


def test_the_report_is_the_same_in_any_order_of_files(model):
    model.write(a__one_py=(model.path / "model.py").read_text(), b_py="import keras\n(")
    orders = [("a/one.py", "b.py", "model.py"), ("model.py", "a", "b.py"), (".",), ("b.py", "b.py", "a", "model.py")]
    reports = {model.run(*order)[1] for order in orders}
    assert len(reports) == 1
    assert reports.pop().count("-->") == 3


@pytest.mark.parametrize(
    "comment",
    [
        "# kerlint: ignore",
        "# kerlint: ignore[KER102]",
        "# kerlint: ignore[softmax-with-regression-loss] as in the paper",
        "# noqa: KER102",
        "# kerlint: ignore[KER301, ker102]",
    ],
)
def test_a_comment_silences_a_finding(model, comment):
    text = (model.path / "model.py").read_text()
    model.write(trailing_py=text.rstrip() + f"  {comment}\n", model_py="")
    assert "KER102" not in model.run("trailing.py")[1]


def test_standard_input(model):
    text = (model.path / "model.py").read_text()
    status, out, _ = model.run("-", "--output-format", "json", stdin=text)
    assert (status, json.loads(out)[0]["path"]) == (1, "-")
    status, out, _ = model.run("-", "--stdin-filename", "sub/x.py", stdin=text)
    assert "--> sub/x.py:4:" in out
    assert '4 | model.compile(optimizer="sgd", loss="mse")' in out


def test_standard_input_may_be_a_notebook(folder):
    cell = {
        "cell_type": "code",
        "source": "import keras\nx = (",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
    status, out, _ = folder.run("-", "--stdin-filename", "study.ipynb", stdin=text)
    assert status == 1
    assert "--> study.ipynb:cell 1:2:5" in out


def test_several_reports_at_once(model):
    status, out, _ = model.run("-o", "json:found.json", "-o", "concise:found.txt", "-o", "sarif:found.sarif")
    assert status == 1
    assert "-->" in out
    assert codes((model.path / "found.json").read_text()) == ["KER102"]
    assert (model.path / "found.txt").read_text().startswith("model.py:4:")
    assert json.loads((model.path / "found.sarif").read_text())["version"] == "2.1.0"


def test_the_environment_may_choose_the_format(model):
    json_wanted = {"KERLINT_OUTPUT_FORMAT": "json"}
    assert codes(model.run(environment=json_wanted)[1]) == ["KER102"]
    assert model.run("--output-format", "concise", environment=json_wanted)[1].startswith("model.py:4:")
    assert model.run("-o", "concise", environment=json_wanted)[1].startswith("model.py:4:")
    assert model.run(environment={"KERLINT_OUTPUT_FORMAT": "jsno"})[::2] == (
        2,
        "kerlint: the environment variable KERLINT_OUTPUT_FORMAT: no format `jsno`; did you mean `json`?\n",
    )


def test_statistics(model):
    model.write(other_py=(model.path / "model.py").read_text())
    assert model.run("--statistics") == (1, "2  warning  KER102  softmax-with-regression-loss\n", "")
    counted = json.loads(model.run("--statistics", "--output-format", "json")[1])
    assert counted == [
        {"code": "KER102", "name": "softmax-with-regression-loss", "severity": "warning", "count": 2},
    ]


def test_show_files(model):
    model.write(sub__b_py="", sub__c_txt="", d_ipynb="")
    assert model.run("--show-files") == (0, "d.ipynb\nmodel.py\nsub/b.py\n", "")


def test_colours(model):
    assert "\x1b[" in model.run("--color", "always")[1]
    assert "\x1b[" in model.run(environment={"FORCE_COLOR": "1"})[1]
    assert "\x1b[" not in model.run()[1]
    model.run("-o", "text:x.txt", "--color", "always")
    assert "\x1b[" not in (model.path / "x.txt").read_text()


def test_what_can_not_be_parsed_is_a_finding_and_not_silent(folder):
    folder.write(bad_py="import keras\nmodel = (\n")
    status, out, err = folder.run()
    assert (status, err) == (1, "")
    assert "error: invalid syntax: '(' was never closed\n  --> bad.py:2:9\n" in out
    assert folder.run("--select", "KER102")[0] == 1


def test_help_and_version(folder):
    status, out, _ = folder.run("--version")
    assert (status, out.split()[0]) == (0, "kerlint")
    for arguments in (["--help"], ["check", "--help"], ["-h"], ["explain", "-h"]):
        status, out, err = folder.run(*arguments)
        assert (status, err) == (0, "")
        assert "Usage: kerlint" in out
        assert max(map(len, out.split("\n"))) <= 80


def test_verbose_names_files_and_settings(model):
    model.write(sub__kerlint_toml="", sub__x_py="")
    _, out, err = model.run("-v")
    assert err == "kerlint: model.py: default settings\nkerlint: sub/x.py: sub/kerlint.toml\n"
    assert "KER102" in out


def test_a_fault_of_kerlint_in_one_file_is_told_and_the_others_go_on(model, monkeypatch):
    import kerlint.interpreter

    real = kerlint.interpreter.interpret

    def broken(document, *others, **more):
        if document.path == "bad.py":
            raise KeyError("some\nthing " + "long " * 100)
        return real(document, *others, **more)

    monkeypatch.setattr(kerlint.interpreter, "interpret", broken)
    model.write(bad_py="import keras\n")
    status, out, err = model.run()
    assert status == 2
    assert "KER102" in out
    assert err.startswith("kerlint: bad.py: internal error, the file was not checked: KeyError: ")
    assert err.count("\n") == 1
    assert len(err) < 400


def test_what_only_the_second_parser_refuses_is_a_finding(folder):
    folder.write(model_py="import keras\nx = " + "'a' " * 20_000 + "\n")
    status, out, err = folder.run()
    assert (status, err) == (1, "")
    assert "error: Python can parse this, but LibCST, the parser of kerlint, can't" in out


def test_a_long_chain_does_not_take_the_process_down(folder):
    folder.write(model_py="import keras\nx = a" + " and a" * 20_000 + "\n")
    status, out, err = folder.run()
    assert (status, err) == (0, "")
    assert "info: too complex to be followed to its end" in out


def test_statistics_can_say_how_long_each_rule_took(folder):
    folder.write(
        model_py="import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, 'softmax')])\n"
        "model.compile(optimizer='adam', loss='mse')\n"
    )
    status, out, error = folder.run("--statistics", "-v", "--output-format", "json")
    assert (status, json.loads(out)[0]["count"]) == (0, 1)
    times = [line.split() for line in error.splitlines() if " ms  " in line]
    assert times[0][1:] == ["ms", "all", "rules"]
    assert ["KER102", "softmax-with-regression-loss"] in [line[2:] for line in times]
    assert folder.run("--statistics")[2] == ""
