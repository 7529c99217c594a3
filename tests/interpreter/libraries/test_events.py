"""Splits and transforms are events: what was divided, what was learnt from, what came out."""

from __future__ import annotations

import pytest

from kerlint.facts import rows
from kerlint.facts.choices import leaves
from kerlint.facts.values import Choice
from kerlint.interpreter.handing import data_of
from tests.interpreter.libraries.programs import Ran, steps, unknown

DATA = """
import numpy as np
from sklearn.model_selection import KFold, train_test_split
from sklearn.preprocessing import StandardScaler, MinMaxScaler
X = np.random.rand(200, 3) * 500
y = np.random.randint(0, 2, 200)
"""


def test_train_test_split_is_one_split() -> None:
    ran = Ran(f"{DATA}a, b, c, d = train_test_split(X, y, test_size=0.25, random_state=3, stratify=y)\n")
    (split,) = ran.facts("split")
    assert (split.kind, split.shuffle, split.stratify) == ("random", True, True)
    assert (split.data, split.train, split.test) == (ran["X"], ran["a"], ran["b"])
    assert rows.overlap(ran["a"].rows, ran["b"].rows) is False


@pytest.mark.parametrize(
    ("cut", "train", "test"),
    [
        ("a, b = X[:150], X[150:]", "a", "b"),
        ("b = X[:20]\na = X[20:]", "a", "b"),
        ("b, a = X[-50:], X[:-50]", "a", "b"),
    ],
)
def test_two_slices_that_meet_are_a_split(cut: str, train: str, test: str) -> None:
    ran = Ran(f"{DATA}{cut}\n")
    (split,) = ran.facts("split")
    assert (split.kind, split.data) == ("slice", ran["X"])
    assert (split.train, split.test) == (ran[train], ran[test])


def test_slices_that_do_not_meet_are_no_split() -> None:
    assert Ran(f"{DATA}a, b = X[:100], X[150:]\n").facts("split") == []


def test_folds() -> None:
    ran = Ran(f"{DATA}for train, test in KFold(5, shuffle=True).split(X):\n    a, b = X[train], X[test]\n")
    (split,) = ran.facts("split")
    assert (split.kind, split.shuffle) == ("folds", True)
    for a, b in zip(leaves(ran["a"]), leaves(ran["b"])):
        assert (a.data.length, b.data.length) == (160, 40)
        assert rows.overlap(a.data.rows, b.data.rows) is False


def test_a_scaler_learns_from_what_it_is_fitted_on() -> None:
    ran = Ran(f"{DATA}a, b = X[:150], X[150:]\ns = StandardScaler()\nA = s.fit_transform(a)\nB = s.transform(b)\n")
    (transform,) = ran.facts("transform")
    assert (transform.type, transform.kind, transform.learns, transform.per_item) == (
        "StandardScaler",
        "scale",
        True,
        False,
    )
    assert (transform.fitted_on, transform.result) == (ran["a"], ran["A"])
    assert ran["A"].steps.items[-1].value.estimator is transform
    assert ran["B"].steps.items[-1].value.estimator is transform


def test_an_estimator_fitted_anew_is_another_transform() -> None:
    ran = Ran(f"{DATA}s = StandardScaler()\nA = s.fit_transform(X)\nB = s.fit_transform(X * 2)\n")
    first, second = ran.facts("transform")
    assert ran["A"].steps.items[-1].value.estimator is first
    assert ran["B"].steps.items[-1].value.estimator is second


def test_mean_of_the_training_part_is_a_transform() -> None:
    ran = Ran(f"{DATA}m = X.mean(axis=0)\ns = np.std(X, axis=0)\nZ = (X - m) / s\nW = (X[:10] - m) / s\n")
    mean, deviation = ran.facts("transform")
    assert (mean.type, mean.fitted_on) == ("mean", ran["X"])
    assert [
        (formula, item.value.estimator) for (_, formula), item in list(zip(steps(ran["Z"]), ran["Z"].steps.items))[-2:]
    ] == [
        ("- mean", mean),
        ("/ std", deviation),
    ]
    assert ran["W"].steps.items[-1].value.estimator is deviation


def test_scaling_on_one_path_only() -> None:
    ran = Ran(f"{DATA}import sys\nif len(sys.argv) > 1:\n    X = MinMaxScaler().fit_transform(X)\nZ = X * 2\n")
    assert isinstance(ran["Z"], Choice) or isinstance(ran["X"], Choice)
    kinds = {getattr(getattr(leaf, "data", leaf), "scaled", None) for leaf in leaves(ran["Z"])}
    assert kinds == {True, False}


def test_correlated_choices_stay_correlated() -> None:
    ran = Ran(
        """
import numpy as np
from helper import big
n = 500 if big else 20
scale = 1000 if big else 1
x = np.random.rand(n, 2) * scale
"""
    )
    data = data_of(ran.machine, ran["x"])
    assert {(leaf.length, leaf.high) for leaf in leaves(data)} == {(500, 1000), (20, 1)}


def test_in_place_division_under_a_condition() -> None:
    ran = Ran(
        "import numpy as np\nfrom helper import flag\nx = np.random.rand(10, 2) * 255\nz = x\nif flag:\n    z /= 255\n"
    )
    assert {leaf.high for leaf in leaves(ran["x"])} == {255, 1}


def test_too_many_choices_are_unknown() -> None:
    choices = "".join(f"n{i} = 10 if flags[{i}] else 20\n" for i in range(9))
    ran = Ran(
        f"import numpy as np\nfrom helper import flags\n{choices}x = np.zeros(({', '.join(f'n{i}' for i in range(9))}))\n"
    )
    assert unknown(ran["x"]) or all(unknown(leaf.length) for leaf in leaves(ran["x"]))


@pytest.mark.parametrize("call", ["helper.clean(X)", "X.mystery()", "np.mystery(X)", "sklearn.utils.mystery(X)"])
def test_a_call_that_is_not_known_ends_what_is_known(call: str) -> None:
    ran = Ran(f"{DATA}import helper, sklearn.utils\nZ = {call}\n")
    data = ran["Z"]
    own = unknown(data) or data.rows.source is data and not data.rows.path
    assert unknown(data) or (unknown(data.high) and own and data.steps.closed is not True)


def test_data_given_to_a_helper_may_have_changed() -> None:
    ran = Ran(f"{DATA}import helper\nhelper.scale_in_place(X)\nZ = X * 2\n")
    assert unknown(ran["X"])


def test_seeded_twice_may_be_the_same_order() -> None:
    ran = Ran(
        f"{DATA}np.random.seed(1)\na = np.random.permutation(X)\nnp.random.seed(1)\nb = np.random.permutation(X)\n"
    )
    assert rows.aligned(ran["a"].rows, ran["b"].rows) is None


def test_two_orders_without_a_seed_differ() -> None:
    ran = Ran(f"{DATA}np.random.shuffle(X)\nz = X.copy()\nnp.random.shuffle(z)\n")
    assert rows.aligned(ran["X"].rows, ran["z"].rows) is False


def test_rows_of_something_unknown_are_its_own() -> None:
    """Two slices of it that meet at one place have no row in common; with other data nothing is known in common."""
    ran = Ran(f"{DATA}import helper\nZ = X.mystery()\na, b, n = Z[:50], Z[50:], X[:50]\n")
    assert rows.overlap(ran["a"].rows, ran["b"].rows) is False
    assert rows.overlap(ran["a"].rows, ran["n"].rows) is None


def test_parts_of_a_split_of_something_unknown() -> None:
    ran = Ran(
        "import helper\nfrom sklearn.model_selection import train_test_split\nX, y = helper.load()\n"
        "a, b, c, d = train_test_split(X, y, test_size=0.2)\n"
    )
    assert rows.overlap(ran["a"].rows, ran["b"].rows) is False
    assert rows.aligned(ran["a"].rows, ran["c"].rows) is None


@pytest.mark.parametrize(
    "use",
    [
        "axes = plt.figure().gca()\naxes.plot(X)",
        "RandomForestClassifier().fit(X, X[:, 0])",
        "xgboost.XGBClassifier().fit(X, X[:, 0])",
    ],
)
def test_libraries_that_leave_data_alone(use: str) -> None:
    ran = Ran(
        f"{DATA}import matplotlib.pyplot as plt\nimport xgboost\n"
        f"from sklearn.ensemble import RandomForestClassifier\n{use}\nZ = X * 2\n"
    )
    assert not unknown(ran["Z"])
    assert not unknown(ran["Z"].length)


def test_columns_that_are_chosen_by_names_that_are_not_known() -> None:
    ran = Ran(
        "import pandas as pd\ntable = pd.read_csv('a.csv')\n"
        "a = table[[name for name in table.columns if name != 'y']]\nb = table[table.columns[1:]]\n"
    )
    assert rows.within(ran["a"].rows, ran["table"].rows)
    assert rows.within(ran["b"].rows, ran["table"].rows)


@pytest.mark.parametrize(
    ("call", "type_"),
    [
        ("scale(X)", "scale"),
        ("minmax_scale(X, feature_range=(-1, 1))", "minmax_scale"),
        ("robust_scale(X=X)", "robust_scale"),
    ],
)
def test_functions_that_scale_learn_from_what_they_are_given(call: str, type_: str) -> None:
    ran = Ran(f"{DATA}from sklearn.preprocessing import scale, minmax_scale, robust_scale\nZ = {call}\n")
    (transform,) = ran.facts("transform")
    assert (transform.type, transform.learns, transform.fitted_on) == (type_, True, ran["X"])
    assert ran["Z"].scaled is True
    assert rows.same_rows(ran["Z"].rows, ran["X"].rows)


def test_scaled_by_rows_nothing_is_learnt_that_others_could_see() -> None:
    assert Ran(f"{DATA}from sklearn.preprocessing import scale\nZ = scale(X, axis=1)\n").facts("transform") == []


@pytest.mark.parametrize(
    ("call", "drawn"),
    [
        ("resample(X, n_samples=500)", True),
        ("resample(X, replace=False, n_samples=50)", False),
        ("pd.DataFrame(X).sample(500, replace=True)", True),
        ("pd.DataFrame(X).sample(50)", False),
    ],
)
def test_rows_that_are_drawn_with_replacement(call: str, drawn: bool) -> None:
    ran = Ran(f"{DATA}import pandas as pd\nfrom sklearn.utils import resample\nZ = {call}\n")
    assert [transform.kind for transform in ran.facts("transform")] == ["resample"] * drawn
    assert [kind for kind, *_ in steps(ran["Z"]) if kind == "resample"] == ["resample"] * drawn
    assert ran["Z"].source is ran["X"].source
    assert rows.overlap(ran["Z"].rows, ran["X"].rows) is None


def test_a_column_of_a_table_that_was_drawn_again_has_its_rows_twice() -> None:
    ran = Ran(
        "import pandas as pd\nimport helper\ntable = pd.read_csv('a.csv')\nmore = table.sample(500, replace=True)\n"
        "more['path'] = table['name'].map(helper.path)\npaths = more['path']\n"
    )
    assert "resample" in [kind for kind, *_ in steps(ran["paths"])]


def test_shuffled_together_and_alone() -> None:
    ran = Ran(f"{DATA}from sklearn.utils import shuffle\na, b = shuffle(X, X * 2)\nc = shuffle(X)\n")
    assert rows.same_rows(ran["a"].rows, ran["X"].rows)
    assert rows.aligned(ran["a"].rows, ran["b"].rows)
    assert rows.aligned(ran["c"].rows, ran["b"].rows) is False


def test_attributes_of_a_table_that_are_set() -> None:
    """Names of columns and labels of rows change no row; a column that is set is a column."""
    ran = Ran(
        "import pandas as pd\nt = pd.read_csv('a.csv')\nold = t[['a']]\nt.columns = ['a', 'b']\n"
        "t.index = pd.to_datetime(t.a)\nt.b = t.b.fillna(0)\nx = t[['a', 'b']].values\n"
        "z = pd.DataFrame({'a': [1, 2], 'b': [3, 4]})\nz.columns = ['c', 'd']\nd = z['d']\n"
        "z.c = z.c / 2\nc = z['c']\n"
    )
    assert rows.same_rows(ran["x"].rows, ran["old"].rows)
    assert (ran["d"].low, ran["d"].high) == (3, 4)
    assert (ran["c"].low, ran["c"].high) == (0.5, 1)


def test_a_column_that_a_function_made_may_hold_arrays() -> None:
    ran = Ran(
        "import numpy as np\nimport pandas as pd\nimport helper\nt = pd.read_csv('a.csv')\n"
        "y = np.array(t['label'].tolist())\nt['image'] = t['path'].map(helper.read)\n"
        "x = np.asarray(t['image'].tolist())\n"
    )
    assert unknown(ran["x"].shape)
    assert ran["y"].shape == ()


@pytest.mark.parametrize("window", ["rolling(5)", "ewm(span=5)", "expanding()", "rolling(5, min_periods=1)"])
def test_a_moving_mean_learns_nothing_of_all_rows(window: str) -> None:
    ran = Ran(f"import pandas as pd\nt = pd.read_csv('a.csv')\nx = t['a'] - t['a'].{window}.mean()\n")
    assert ran.facts("transform") == []
    assert rows.same_rows(ran["x"].rows, ran["t"].rows)


@pytest.mark.parametrize("groups", ["groupby('shop')", "groupby('shop')['a']", "resample('1h')"])
def test_groups_become_a_table_of_their_own(groups: str) -> None:
    ran = Ran(f"import pandas as pd\nt = pd.read_csv('a.csv')\nx = t.{groups}.mean()\na, b = x[:9], x[9:]\n")
    assert ran.facts("transform") == []
    assert rows.overlap(ran["a"].rows, ran["b"].rows) is False
    assert rows.overlap(ran["a"].rows, ran["t"].rows) is None
