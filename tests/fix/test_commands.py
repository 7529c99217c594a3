"""The options that fix, and what the report says of fixes."""

import json

import pytest

OLD = """\
import keras

labels = keras.utils.to_categorical([0, 1, 2, 1])
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(keras.optimizers.SGD(lr=0.1), loss="mse")
model.fit(keras.random.normal((4, 4)), labels)
"""
SAFE = OLD.replace("lr=", "learning_rate=")
BOTH = SAFE.replace('"mse"', '"categorical_crossentropy"')


@pytest.fixture
def model(folder):
    return folder.write(model_py=OLD)


def content(folder):
    return (folder.path / "model.py").read_text()


def test_fix_applies_safe_fixes_and_reports_what_is_left(model):
    status, out, _ = model.run("--fix", "model.py")
    assert (status, content(model)) == (1, SAFE)
    assert out.startswith("Applied 1 fix in 1 file.\n")
    assert "KER102" in out
    assert "KER801" not in out


def test_unsafe_fixes_are_asked_for(model):
    status, out, _ = model.run("--fix", "--unsafe-fixes", "model.py")
    assert (status, content(model)) == (0, BOTH)
    assert out.startswith("Applied 2 fixes in 1 file.\n")


def test_diff_changes_nothing(model):
    status, out, err = model.run("--diff", "model.py")
    assert (status, content(model)) == (1, OLD)
    assert out == (
        "--- model.py\n+++ model.py\n@@ -2,5 +2,5 @@\n \n labels = keras.utils.to_categorical([0, 1, 2, 1])\n"
        ' model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])\n'
        '-model.compile(keras.optimizers.SGD(lr=0.1), loss="mse")\n'
        '+model.compile(keras.optimizers.SGD(learning_rate=0.1), loss="mse")\n'
        " model.fit(keras.random.normal((4, 4)), labels)\n"
    )
    assert err == "Would apply 1 fix in 1 file.\n`--diff --unsafe-fixes` shows 1 more unsafe fix.\n"


def test_a_diff_without_safe_fixes_says_that_there_are_others(folder):
    folder.write(model_py=SAFE)
    assert folder.run("--diff", "model.py") == (0, "", "`--diff --unsafe-fixes` shows 1 unsafe fix.\n")
    assert folder.run("--diff", "-q", "model.py") == (0, "", "")


def test_a_diff_on_a_terminal_is_coloured(model):
    out = model.run("--diff", "--color=always", "model.py")[1]
    assert '\x1b[32m+model.compile(keras.optimizers.SGD(learning_rate=0.1), loss="mse")\x1b[0m\n' in out


def test_diff_of_nothing_is_empty(folder):
    folder.write(model_py="import keras\n")
    assert folder.run("--diff", "model.py") == (0, "", "")


def test_fix_only_reports_nothing(model):
    assert model.run("--fix-only", "model.py") == (0, "Applied 1 fix in 1 file.\n", "")
    assert content(model) == SAFE


def test_show_fixes_lists_what_was_done(model):
    out = model.run("--fix-only", "--show-fixes", "model.py")[1]
    assert out == "model.py:5: rename it to `learning_rate` [optimizer-lr-argument, safe]\nApplied 1 fix in 1 file.\n"


def test_a_fix_can_fail_the_run(model):
    assert model.run("--fix-only", "--exit-non-zero-on-fix", "model.py")[0] == 1
    assert model.run("--fix-only", "--exit-non-zero-on-fix", "model.py")[0] == 0


def test_standard_input_is_fixed_to_standard_output(folder):
    status, out, err = folder.run("--fix", "-", stdin=OLD)
    assert (status, out, err) == (1, SAFE, "Applied 1 fix in 1 file.\n")


def test_the_report_shows_a_fix_as_a_diff(model):
    out = model.run("model.py")[1]
    assert (
        """\
   = rule: softmax-with-regression-loss (KER102)
   = unsafe fix: set `loss` to `'categorical_crossentropy'`
 5 - model.compile(keras.optimizers.SGD(lr=0.1), loss="mse")
 5 + model.compile(keras.optimizers.SGD(lr=0.1), loss="categorical_crossentropy…
"""
        in out
    )
    assert out.splitlines()[-2] == "1 can be fixed by `--fix`, 1 more by `--fix --unsafe-fixes`."


def test_json_says_of_a_fix_how_safe_it_is_and_why(model):
    found = json.loads(model.run("--output-format", "json", "model.py")[1])
    [fix] = next(finding for finding in found if finding["code"] == "KER801")["fixes"]
    [edit] = fix.pop("edits")
    assert fix == {
        "safety": "safe",
        "because": "the program could not run before",
        "message": "rename it to `learning_rate`",
    }
    assert (edit["location"], edit["content"]) == ({"row": 5, "column": 36}, "learning_rate")


@pytest.mark.parametrize("settings", ["nets/kerlint.toml", "kerlint.toml"], ids=["two of them", "one"])
def test_the_report_tells_of_imported_files_as_they_are_now(folder, settings):
    """What is wrong with the output in `nets/b.py` can be told of `a.py` only once the name of its activation is one."""
    folder.write(a_py=TRAINED, nets__b_py=BUILT)
    (folder.path / settings).touch()
    fixed = folder.run("--fix", "--output-format", "json")[1]
    assert [(one["path"], one["code"]) for one in json.loads(fixed)] == [("a.py", "KER101")]
    assert folder.run("--output-format", "json")[1] == fixed


TRAINED = """\
import numpy as np
from nets.b import build

model = build(3)
model.compile('sgd', 'categorical_crossentropy')
model.fit(np.random.rand(300, 4), np.eye(3)[np.random.randint(0, 3, 300)], epochs=5, validation_split=0.2)
"""

BUILT = """\
import keras


def build(units):
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(units, activation='sigmod')])
"""
