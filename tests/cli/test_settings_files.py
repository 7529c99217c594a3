"""Settings files: where they are looked for, what they change, and how their errors read."""

import json

import pytest

from kerlint.confirm.confirm import confirm
from kerlint.confirm.worker import Stopped
from kerlint.document.reading import File
from kerlint.ruleset import RuleSets
from kerlint.settings.finder import Overrides, SettingsFinder
from tests.cli.conftest import SOFTMAX_WITH_MSE


def codes(folder, *arguments):
    out = folder.run("--output-format", "json", *arguments)[1]
    return [(finding["path"], finding["code"]) for finding in json.loads(out)]


@pytest.mark.parametrize("name", ["pyproject_toml", "kerlint_toml"])
def test_both_files_are_read(model, name):
    head = "[tool.kerlint]\n" if name == "pyproject_toml" else ""
    model.write(**{name: f"{head}ignore = ['KER102']\n"})
    assert codes(model) == []
    assert codes(model, "--isolated") == [("model.py", "KER102")]


def test_the_nearest_file_wins_and_is_not_merged(model):
    model.write(
        pyproject_toml="[tool.kerlint]\nignore = ['KER102']\n",
        sub__kerlint_toml="fail-on = 'error'\n",
        sub__model_py=(model.path / "model.py").read_text(),
        sub__deep__pyproject_toml="[tool.other]\nkerlint = 1\n",
        sub__deep__model_py=(model.path / "model.py").read_text(),
    )
    assert codes(model) == [("sub/deep/model.py", "KER102"), ("sub/model.py", "KER102")]


def test_a_pyproject_without_our_table_is_passed_by(model):
    model.write(pyproject_toml="[tool.ruff]\n", kerlint_toml="ignore = ['ALL']\n")
    assert codes(model) == []


def test_config_may_name_a_file_or_a_setting(model):
    model.write(ci_toml="ignore = ['KER102']\n", pyproject_toml="[tool.kerlint]\ntarget = 'keras2'\n")
    assert codes(model, "--config", "ci.toml") == []
    assert codes(model, "--config", "ignore = ['loss']") == []
    assert codes(model, "--isolated", "--config", "ignore = ['loss']") == []


def test_select_on_the_command_line_replaces_what_files_say(model):
    model.write(kerlint_toml="select = ['KER3']\nignore = ['KER102']\n")
    assert codes(model) == []
    assert codes(model, "--select", "KER102") == [("model.py", "KER102")]
    assert codes(model, "--extend-select", "KER102") == [("model.py", "KER102")]


def test_severities_and_fail_on(model):
    model.write(kerlint_toml="severity = { softmax-with-regression-loss = 'info' }\n")
    status, out, _ = model.run("--output-format", "json")
    assert (status, json.loads(out)[0]["severity"]) == (0, "info")
    assert model.run("--fail-on", "info")[0] == 1
    model.write(kerlint_toml="severity = { loss = 'info', KER102 = 'error' }\nfail-on = 'error'\n")
    assert model.run()[0] == 1


def test_excludes_hold_for_files_named_outright_and_count_from_the_settings_file(model):
    model.write(sub__kerlint_toml="extend-exclude = ['gen/*.py']\n", sub__gen__a_py=SOFTMAX_WITH_MSE)
    assert model.run("--show-files")[1] == "model.py\n"
    assert model.run("--show-files", "sub/gen/a.py")[1] == ""
    assert model.run("--show-files", "--extend-exclude", "model.py")[1] == ""


def test_exclude_replaces_the_usual_folders(model):
    model.write(venv__a_py="", kept_py="")
    assert model.run("--show-files")[1] == "kept.py\nmodel.py\n"
    assert model.run("--show-files", "--exclude", "kept.py")[1] == "model.py\nvenv/a.py\n"


def test_per_file_ignores(model):
    model.write(kerlint_toml="[per-file-ignores]\n'sub/*' = ['loss']\n", sub__model_py=SOFTMAX_WITH_MSE)
    assert codes(model) == [("model.py", "KER102")]


def test_options_of_rules(folder):
    folder.write(
        model_py="import keras\nmodel = keras.Sequential([keras.layers.Dense(1)])\n"
        "model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.2), loss='mse')\n"
    )
    before = codes(folder)
    folder.write(kerlint_toml="[rules.learning-rate-too-high]\nsgd = 0.1\n")
    status, _, err = folder.run()
    if status == 2:
        pytest.skip(f"the rule has other options: {err}")
    assert codes(folder) != before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = ['KER1']", "kerlint.toml:1: selct: no setting `selct`; did you mean `select`?"),
        ("\nselect = 'KER1'", 'kerlint.toml:2: select: `select` is a list of strings, as `["…"]`, not `KER1`'),
        ("select = [1]", "kerlint.toml:1: select: `select` is a list of strings only, not 1"),
        ("target = 'keras4'", "kerlint.toml:1: target: `target` is `keras2` or `keras3`, not `keras4`"),
        ("fail-on = true", "kerlint.toml:1: fail-on: `fail-on` is `error`, `warning` or `info`, not true"),
        ("[severity]\nKER102 = 'bad'", "kerlint.toml:2: severity.KER102: `KER102` is `error`, `warning` or `info`, not `bad`"),
        ("per-file-ignores = []", "kerlint.toml:1: per-file-ignores: `per-file-ignores` is a table, not a list"),
        ("[per-file-ignores]\n'a b' = 'x'", "kerlint.toml:2: per-file-ignores.a b: `a b` is a list of strings"),
        ("select = [", "kerlint.toml: is not valid TOML"),
        ("required-version = '>=99'", "kerlint.toml:1: these settings are for kerlint >=99, but this is kerlint"),
        ("required-version = 'new'", "kerlint.toml:1: required-version: `new` is no version; write for example"),
        ("# first\nselect = ['losses']", "kerlint.toml:2: select: no rule `losses`; did you mean `loss`?"),
        ("[severity]\nKER102 = 'off'", "kerlint.toml:2: severity.KER102: a rule is switched off by `ignore = ['KER102']`, not by its severity"),
        ("[per-file-ignores]\n'a' = ['KER999']", "kerlint.toml:2: per-file-ignores: no rule `KER999`; `kerlint rules`"),
        ("[severity]\nKERX = 'info'", "kerlint.toml:2: severity: no rule `KERX`"),
        ("[rules.nope]\na = 1", "kerlint.toml:1: rules.nope: no rule `nope`"),
        ("[rules.KER201]\nmax_pixl = 1", "kerlint.toml:1: rules.KER201: `unscaled-image-input` has no option `max_pixl`; did you mean `max_pixel`?"),
        ("[rules.KER201]\nmax_pixel = []", "kerlint.toml:2: rules.KER201.max_pixel: `max_pixel` is a number, not a list"),
        ("rule-paths = ['nope']", "no such folder of rules"),
        ("edition = '1999'", "kerlint.toml:1: edition: `edition` is `2026`, not `1999`"),
    ],
)  # fmt: skip
def test_errors_name_file_line_key_and_the_nearest_valid_one(model, text, message):
    model.write(kerlint_toml=text + "\n")
    status, out, err = model.run()
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_a_settings_file_that_can_not_be_decoded(model):
    (model.path / "kerlint.toml").write_bytes(b"select = ['\xff']")
    assert model.run()[::2] == (2, "kerlint: kerlint.toml: is not valid UTF-8\n")


def test_show_settings_names_the_origin_of_each_value(model):
    model.write(pyproject_toml="[project]\nname = 'x'\n[tool.kerlint]\nselect = ['KER1']\nfail-on = 'error'\n")
    status, out, _ = model.run("--show-settings", "--ignore", "KER102", "model.py")
    rows = {line.split(" = ")[0]: line.split(" = ", 1)[1].split() for line in out.splitlines()[1:]}
    assert status == 0
    assert out.startswith("# settings for model.py, from pyproject.toml\n")
    assert rows["select"] == ['["KER1"]', "#", "pyproject.toml:4"]
    assert rows["fail-on"] == ['"error"', "#", "pyproject.toml:5"]
    assert rows["ignore"] == ['["KER102"]', "#", "command", "line"]
    assert rows["target"] == ['""', "#", "default"]


WRAPPED = """\
import numpy as np
from acme.nets import build

x, y = np.random.rand(500, 8), np.random.rand(500)
model = build(units=64)
model = model.fit(x, y, epochs=20, validation_split=0.2)
print(model.predict(x[:3]))
"""
"""A wrapper's model is replaced by what `fit` gives back. Keras itself is named nowhere."""


@pytest.mark.parametrize(
    ("word", "rules"),
    [
        (None, []),
        ("model", ["fit-before-compile", "model-overwritten-by-history"]),
        ("compiled model", ["model-overwritten-by-history"]),
        ("trained model", ["model-overwritten-by-history"]),
    ],
)
def test_what_a_wrapper_returns_is_followed_if_the_settings_declare_it(model, word, rules):
    declared = "" if word is None else f"[returns]\n'acme.nets.build' = '{word}'\n"
    model.write(kerlint_toml=declared, train_py=WRAPPED)
    _, out, _ = model.run("train.py", "--output-format", "json")
    assert sorted(finding["name"] for finding in json.loads(out)) == rules


def test_every_command_takes_a_file_for_one_about_keras_that_is_so_by_the_settings_only(model):
    model.write(kerlint_toml="[returns]\n'acme.nets.build' = 'model'\n", train_py=WRAPPED)
    assert "model  Functional" in model.run("show", "train.py")[1]
    path = str(model.path / "train.py")
    said = confirm(File("train.py", path), RuleSets(SettingsFinder(Overrides({}))).for_file(path), Idle())
    assert [one.name for one in said] == ["fit-before-compile", "model-overwritten-by-history"]
    assert model.run("train.py", "--add-ignore")[1] == "Wrote 1 comment into 1 file.\n"
    assert model.run("train.py")[0] == 0


class Idle:
    """A bench on which nothing is trained: what was found is what counts."""

    def train(self, experiment):
        raise Stopped("not now")


def test_a_wrapper_returns_a_model_or_the_settings_are_wrong(model):
    model.write(kerlint_toml="[returns]\n'acme.nets.build' = 'compiled'\n", train_py=WRAPPED)
    status, _, err = model.run("train.py")
    assert status == 2
    assert "`acme.nets.build` is `model`, `compiled model` or `trained model`, not `compiled`" in err


def test_a_path_that_was_named_and_is_excluded_is_told(model):
    model.write(
        kerlint_toml='extend-exclude = ["model.py", "old"]', old__a_py="import keras\n", fine_py="import keras\n"
    )
    told = "left out by `exclude` or `extend-exclude`"
    status, out, err = model.run("model.py")
    assert (status, err) == (0, f"kerlint: model.py is {told}\n")
    assert "softmax" not in out
    assert model.run("model.py", "old", "fine.py")[2] == f"kerlint: model.py and 1 other path are {told}\n"
    assert model.run("model.py", "-q")[2] == ""
    assert model.run(".")[2] == ""
    assert model.run("-", "--stdin-filename", "model.py", stdin="import keras\n")[2] == f"kerlint: model.py is {told}\n"
