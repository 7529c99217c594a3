"""Which columns of a table data have: is the target surely among the features?"""

from __future__ import annotations

import pytest

from kerlint.facts.choices import leaves
from kerlint.facts.columns import Column, Whole, holds
from tests.interpreter.libraries.programs import Ran

TABLE = "import numpy as np\nimport pandas as pd\nfrom sklearn.preprocessing import LabelEncoder, StandardScaler\n"
TABLE += "from sklearn.decomposition import PCA\nt = pd.read_csv('t.csv')\n"


def held(rest: str) -> bool | None:
    ran = Ran(TABLE + rest)
    answers = {holds(getattr(one, "columns", None), ran["y"].columns) for one in leaves(ran["x"])}
    return answers.pop() if len(answers) == 1 else None


@pytest.mark.parametrize(
    "rest",
    [
        "y = t['a']\nx = t.values",
        "x = t.to_numpy()\ny = t.a.to_numpy()",
        "y = t['a']\nx = t.drop('b', axis=1).drop(columns=['c', 'd'])",
        "t['a'] = LabelEncoder().fit_transform(t['a'])\ny = t['a'].astype(int)\nx = np.array(t)",
        "y = LabelEncoder().fit_transform(t['a'])\nx = StandardScaler().fit_transform(t)",
        "y = (t['a'] == 'yes').astype(int)\nx = (t - t.mean()) / t.std()",
        "t = t.dropna().sample(frac=1)\nt.drop('b', axis=1, inplace=True)\ny = t['a']\nx = t[:100]",
        "y = np.asarray(t['a']).reshape(-1, 1)\nx = t.copy().astype('float32')",
    ],
)
def test_the_whole_table_holds_its_columns(rest: str) -> None:
    assert held(rest) is True


@pytest.mark.parametrize(
    "rest", ["y = t['a']\nx = t.drop('a', axis=1)", "y = t['a']\nx = t.drop(columns=['b', 'a']).values / 10"]
)
def test_a_column_that_was_dropped_is_not_held(rest: str) -> None:
    assert held(rest) is False


@pytest.mark.parametrize(
    "rest",
    [
        "y = t.pop('a')\nx = t.values",
        "y = t['a']\ndel t['a']\nx = t.values",
        "y = t['a']\nt.drop(names, axis=1, inplace=True)\nx = t.values",
        "y = t['a']\nx = t.drop(names, axis=1)",
        "y = t['a']\nx = t[['a', 'b']]",
        "y = t['a']\nx = t.iloc[:, :-1]",
        "y = t['a']\nx = t.select_dtypes('number')",
        "y = t['a']\nx = PCA(2).fit_transform(t)",
        "y = t['a'].shift(-1)\nx = t.values",
        "y = t['a'] - t['b']\nx = t.values",
        "y = t['a']\nx = pd.get_dummies(t)",
        "y = t['a']\nx = t.groupby('a').mean()",
        "y = t['a']\nx = pd.read_csv('t.csv').values",
        "y = t['a']\nx = t.set_index('a').values",
        "y = t['a']\nx = t.dropna(axis=1)",
        "y = t['a']\nx = t.loc[:, t.columns != 'a']",
        "y = t['a']\nx = t.rename(columns={'a': 'b'}).drop('b', axis=1)",
        "y = t['a']\nx = change(t)",
    ],
)
def test_where_columns_may_be_gone_nothing_is_said(rest: str) -> None:
    assert held(rest) is not True


def test_a_whole_table_is_no_column() -> None:
    table = object()
    assert holds(Whole(table), Column(table, "a")) is True
    assert holds(Column(table, "a"), Column(table, "a")) is None
    assert holds(Whole(object()), Column(table, "a")) is None
