"""Suppressions from the outside: stale ones, mistaken ones, and those that kerlint writes itself."""

import json

import pytest

from tests.document.test_notebooks import notebook

FAULTY = """\
import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="sgd", loss="mse")
"""


def found(folder, *arguments):
    out = folder.run("--output-format", "json", *arguments)[1]
    return [(finding["code"], finding["location"]["row"], finding["message"]) for finding in json.loads(out)]


def with_comment(comment):
    return FAULTY.rstrip() + f"  {comment}\n"


@pytest.mark.parametrize(
    ("comment", "code", "message"),
    [
        ("# kerlint: ignore[KER103]", "KER004", "nothing to suppress here"),
        ("# kerlint: ignore[KER103, softmax-with-regression-loss]", "KER004", "`KER103` is not found here"),
        ("# noqa: E501, KER103", "KER004", "nothing to suppress here"),
        ("# kerlint: ignore[softmax-with-mse]", "KER006", "no effect: no rule `softmax-with-mse`"),
        ("# kerlint: ingore[KER102]", "KER006", "no effect: unknown suppression `ingore`; did you mean `ignore`?"),
        ("# kerlint: ignore[]", "KER006", "no effect: no rule between the brackets"),
    ],
)
def test_stale_and_mistaken_comments_are_findings(folder, comment, code, message):
    folder.write(model_py=with_comment(comment))
    [notice] = [each for each in found(folder) if each[0] in ("KER004", "KER006")]
    assert (notice[0], notice[1]) == (code, 4)
    assert notice[2].startswith(message)


def test_a_comment_for_all_rules_is_stale_where_there_is_nothing(folder):
    folder.write(model_py="import keras  # kerlint: ignore\n")
    assert [each[0] for each in found(folder)] == ["KER004"]


def test_a_rule_that_is_off_is_not_called_stale(folder):
    folder.write(model_py="import keras  # kerlint: ignore[KER102]\nx = 1  # kerlint: ignore\n")
    assert found(folder, "--ignore", "loss", "--select", "KER3") == []


def test_stale_comments_can_be_left_alone(folder):
    folder.write(model_py="import keras  # kerlint: ignore[KER102]\n")
    assert found(folder, "--ignore", "unused-suppression") == []


def test_families_and_prefixes_work_in_comments(folder):
    folder.write(a_py=with_comment("# kerlint: ignore[loss]"), b_py=with_comment("# kerlint: ignore[KER1]"))
    assert found(folder) == []


def test_a_reason_can_be_required(folder):
    folder.write(
        kerlint_toml="require-reason = true\n",
        a_py=with_comment("# kerlint: ignore[KER102]"),
        b_py=with_comment("# kerlint: ignore[KER102] as in the paper"),
    )
    assert sorted(each[0] for each in found(folder)) == ["KER006", "KER102"]


def test_the_place_of_a_stale_comment_in_a_notebook(folder):
    content = notebook("import keras", "%matplotlib inline\nx = 1  # kerlint: ignore[KER102]")
    folder.write(study_ipynb=json.dumps(content))
    status, out, _ = folder.run()
    assert status == 1
    assert "--> study.ipynb:cell 2:2:8" in out


def test_stale_entries_of_per_file_ignores_are_found_on_full_runs(folder):
    folder.write(
        kerlint_toml="[per-file-ignores]\n'a.py' = ['KER102']\n'gone/*' = ['KER102']\n",
        a_py=FAULTY,
    )
    [stale] = found(folder)
    assert stale == ("KER004", 3, "`per-file-ignores` for `gone/*` silences nothing")
    assert found(folder, "a.py") == []
    assert found(folder, ".", "--select", "ALL") == [] or "KER004" not in {
        e[0] for e in found(folder, "--select", "KER1")
    }


def test_add_ignore_writes_a_comment_above_each_statement(folder):
    text = FAULTY.replace(
        'model.compile(optimizer="sgd", loss="mse")',
        'if True:\n    model.compile(\n        "sgd",\n        loss="mse",\n    )',
    )
    folder.write(model_py=text, fine_py="import keras\n")
    assert folder.run("--add-ignore=as in the paper") == (0, "Wrote 1 comment into 1 file.\n", "")
    comment = "    # kerlint: ignore[softmax-with-regression-loss] as in the paper\n    model.compile("
    assert (folder.path / "model.py").read_text() == text.replace("    model.compile(", comment)
    assert folder.run()[0] == 0


def test_add_ignore_keeps_encoding_marks_line_ends_and_mode(folder):
    data = ("\ufeff" + FAULTY.replace("import keras", "import keras  # é")).replace("\n", "\r\n").encode()
    path = folder.path / "model.py"
    path.write_bytes(data)
    path.chmod(0o750)
    (folder.path / "link.py").symlink_to("model.py")
    assert folder.run("link.py", "--add-ignore")[0] == 0
    assert path.read_bytes() == data.replace(
        b"model.compile(", b"# kerlint: ignore[softmax-with-regression-loss]\r\nmodel.compile("
    )
    assert path.stat().st_mode & 0o777 == 0o750
    assert (folder.path / "link.py").is_symlink()


def test_add_ignore_in_a_latin_1_file(folder):
    data = ("# coding: latin-1\n" + FAULTY.replace("import keras", "import keras  # é")).encode("latin-1")
    (folder.path / "model.py").write_bytes(data)
    assert folder.run("--add-ignore")[0] == 0
    assert b"# \xe9\n" in (folder.path / "model.py").read_bytes()
    assert folder.run()[0] == 0


@pytest.mark.parametrize("indent", [None, 1, 2, "\t"])
@pytest.mark.parametrize("as_list", [True, False])
def test_add_ignore_changes_nothing_else_of_a_notebook(folder, indent, as_list):
    cells = ["# é and \u2028\nimport keras", FAULTY.partition("\n")[2].strip()]
    content = notebook(*([c.splitlines(keepends=True) for c in cells] if as_list else cells), ("markdown", "# Title"))
    content["metadata"]["z"] = {"b": 1, "a": [1.0, 1e5, "\u2028"]}
    text = json.dumps(content, indent=indent, ensure_ascii=False) + "\n"
    folder.write(study_ipynb=text)
    assert folder.run("--add-ignore")[1] == "Wrote 1 comment into 1 file.\n"
    written = (folder.path / "study.ipynb").read_text(encoding="utf-8")
    comment = "# kerlint: ignore[softmax-with-regression-loss]\n"
    expected = json.loads(text)
    code = FAULTY.partition("\n")[2].strip().replace("model.compile(", comment + "model.compile(")
    expected["cells"][1]["source"] = code.splitlines(keepends=True) if as_list else code
    assert written == json.dumps(expected, indent=indent, ensure_ascii=False) + "\n"
    assert folder.run()[0] == 0


def test_what_no_comment_can_silence_is_still_reported(folder):
    folder.write(model_py=FAULTY, broken_py="import keras\n(")
    status, out, _ = folder.run("--add-ignore")
    assert status == 1
    assert out.startswith("Wrote 1 comment into 1 file.\n")
    assert "invalid syntax" in out


def test_a_file_too_complex_to_follow_says_so_and_its_comments_are_not_called_unused(folder):
    comment = "  # kerlint: ignore[softmax-with-regression-loss]\n"
    chain = "x = a" + " and a" * 20_000
    folder.write(model_py=f"import keras\n{chain}\nmodel = keras.Sequential(){comment}")
    status, out, _ = folder.run()
    assert status == 0
    assert "info: too complex to be followed to its end: there may be faults here" in out
    assert "(KER005)" in out
    assert "unused-suppression" not in out
    assert "KER005" not in folder.run("--ignore", "limit-reached")[1]
    folder.write(model_py=f"import keras\nmodel = keras.Sequential(){comment}")
    assert "unused-suppression" in folder.run()[1]
