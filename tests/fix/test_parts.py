"""What is learnt from data is learnt from the training part: edits that put it behind a split, or apply it again."""

from __future__ import annotations

import pytest

from kerlint.document.reading import File
from kerlint.fix.apply import fixed
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings

HEAD = """\
import keras
import numpy as np
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

x, y = np.random.rand(1000, 8) * 50, np.random.rand(1000)
"""
MODEL = """\
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, activation='relu'), keras.layers.Dense(1)])
model.compile(optimizer='adam', loss='mse')
"""
TRAINED = "model.fit(x_train, y_train, epochs=5)\nprint(model.evaluate(x_test, y_test))\n"


def mended(source: str, *codes: str) -> str:
    rules = RuleSet(Settings(layers=(Layer(select=codes),)))
    return fixed(File("program.py", "/nowhere/program.py"), source.encode(), rules, unsafe=True).data.decode()


def leaking(prepared: str) -> str:
    """What becomes of the lines between the data and the model."""
    after = mended(f"{HEAD}{prepared}{MODEL}{TRAINED}", "KER606")
    assert after.startswith(HEAD)
    assert after.endswith(f"{MODEL}{TRAINED}")
    return after[len(HEAD) : -len(f"{MODEL}{TRAINED}")]


SPLIT = "x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2)\n"


def test_a_scaler_without_a_name_gets_one_behind_the_split() -> None:
    assert leaking(f"x = StandardScaler().fit_transform(x)  # units\n{SPLIT}") == (
        f"{SPLIT}scaler = StandardScaler()\n"
        "x_train = scaler.fit_transform(x_train)  # units\nx_test = scaler.transform(x_test)\n"
    )


def test_a_scaler_with_a_name_keeps_it() -> None:
    assert leaking(f"scaler = StandardScaler()\nscaler.fit(x)\nx = scaler.transform(x)\n{SPLIT}") == (
        f"scaler = StandardScaler()\n{SPLIT}x_train = scaler.fit_transform(x_train)\nx_test = scaler.transform(x_test)\n"
    )


def test_rows_that_got_another_name_go_into_the_split_as_they_were() -> None:
    after = leaking(f"scaled = StandardScaler().fit_transform(x)\n{SPLIT.replace('(x,', '(scaled,')}")
    assert after.startswith(f"{SPLIT}scaler = StandardScaler()\n")


def test_columns_that_are_picked_on_the_way_stay_picked() -> None:
    after = leaking(f"x = StandardScaler().fit_transform(x[:, :8])\n{SPLIT}")
    assert after.startswith(f"x = x[:, :8]\n{SPLIT}scaler = StandardScaler()\n")


def test_a_selector_learns_from_the_labels_of_the_same_rows() -> None:
    after = leaking(f"best = SelectKBest(k=8)\nx = best.fit_transform(x, y)\n{SPLIT}")
    assert after == (
        f"best = SelectKBest(k=8)\n{SPLIT}x_train = best.fit_transform(x_train, y_train)\nx_test = best.transform(x_test)\n"
    )


def test_it_goes_behind_the_last_of_several_splits() -> None:
    again = "x_train, x_val, y_train, y_val = train_test_split(x_train, y_train, test_size=0.25)\n"
    assert leaking(f"x = StandardScaler().fit_transform(x)\n{SPLIT}{again}") == (
        f"{SPLIT}{again}scaler = StandardScaler()\nx_train = scaler.fit_transform(x_train)\n"
        "x_val = scaler.transform(x_val)\nx_test = scaler.transform(x_test)\n"
    )


def test_before_slices_it_learns_from_the_slice_for_training() -> None:
    slices = "x_train, x_test = x[:800], x[800:]\ny_train, y_test = y[:800], y[800:]\n"
    assert leaking(f"x = StandardScaler().fit_transform(x)\n{slices}") == (
        f"scaler = StandardScaler()\nscaler.fit(x[:800])\nx = scaler.transform(x)\n{slices}"
    )


@pytest.mark.parametrize(
    "prepared",
    [
        f"x = StandardScaler().fit_transform(x)\nprint(x.mean())\n{SPLIT}",
        f"x = StandardScaler().fit_transform(x)\nif True:\n    {SPLIT}",
        f"scaler = StandardScaler()\nx = scaler.fit_transform(x)\nprint(scaler.mean_)\n{SPLIT}",
        f"x = StandardScaler().fit_transform(\n    x  # all of them\n)\n{SPLIT}",
        f"scaler = 3\nx = StandardScaler().fit_transform(x)\n{SPLIT}",
        f"x = StandardScaler().fit_transform(x); {SPLIT}",
    ],
)
def test_where_the_rows_or_what_is_learnt_serve_something_else_nothing_is_moved(prepared: str) -> None:
    assert leaking(prepared) == prepared


def test_the_moved_lines_learn_from_the_training_rows_alone() -> None:
    pytest.importorskip("sklearn")
    after = leaking(f"x = StandardScaler().fit_transform(x)\n{SPLIT}")
    names: dict[str, object] = {}
    exec(HEAD.replace("import keras\n", "") + after, names)
    train, test = names["x_train"], names["x_test"]
    assert abs(train.mean(axis=0)).max() < 1e-12  # type: ignore[attr-defined]
    assert abs(test.mean(axis=0)).max() > 1e-4  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("made", "used"),
    [
        ("x_scaled = StandardScaler().fit_transform(x_train)", "scaler.transform(x_test)"),
        ("sc = StandardScaler()\nx_scaled = sc.fit_transform(x_train)", "sc.transform(x_test)"),
        ("fitted = StandardScaler().fit(x_train)\nx_scaled = fitted.transform(x_train)", "fitted.transform(x_test)"),
    ],
)
def test_what_was_fitted_is_applied_where_it_was_forgotten(made: str, used: str) -> None:
    source = f"{HEAD.replace(' * 50', '')}{SPLIT}{made}\n{MODEL}model.fit(x_scaled, y_train)\nprint(model.evaluate(x_test, y_test))\n"
    after = mended(source, "KER210")
    assert f"model.evaluate({used}, y_test)" in after
    assert after.count("StandardScaler()") == 1


def test_a_layer_that_learns_the_ranges_sees_no_row_that_is_held_out() -> None:
    source = f"{HEAD.replace('* 50', '* 5000')}{MODEL}model.fit(x, y, epochs=5, validation_split=0.25)\n"
    after = mended(source, "KER202")
    assert "normalize = keras.layers.Normalization()\nmodel = keras.Sequential([keras.Input((8,)), normalize, " in after
    assert "normalize.adapt(x[:int(len(x) * 0.75)])\nmodel.fit(x, y" in after


def test_a_layer_made_in_a_helper_can_not_learn_outside_of_it() -> None:
    built = (
        "def build():\n    " + MODEL.replace("\nmodel.c", "\n    model.c") + "    return model\n\n\nmodel = build()\n"
    )
    source = f"{HEAD.replace('* 50', '* 5000')}{built}model.fit(x, y, epochs=5)\n"
    assert mended(source, "KER202") == source


def test_a_name_that_the_program_has_is_not_taken() -> None:
    source = f"{HEAD.replace('* 50', '* 5000')}normalize = 3\n{MODEL}model.fit(x, y, epochs=5)\n"
    assert mended(source, "KER202") == source


def test_labels_of_two_uses_are_left_alone() -> None:
    source = (
        "import keras\nimport numpy as np\nx, y = np.random.rand(500, 4), np.random.randint(0, 5, 500) + 1\n"
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(5, activation='softmax')])\n"
        "model.compile('adam', 'sparse_categorical_crossentropy')\nmodel.fit(x, y, epochs=5)\n"
    )
    assert "model.fit(x, y - 1, epochs=5)" in mended(source, "KER121")
    assert mended(f"{source}model.evaluate(x, y)\n", "KER121") == f"{source}model.evaluate(x, y)\n"
