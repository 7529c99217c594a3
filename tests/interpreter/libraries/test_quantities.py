"""Columns of a file that are measured, by their names: as long as they are what the file gave."""

from __future__ import annotations

import pytest

from kerlint.facts.choices import leaves
from kerlint.facts.values import UNKNOWN
from tests.interpreter.libraries.programs import Ran

TABLE = "import numpy as np\nimport pandas as pd\nfrom sklearn.preprocessing import LabelEncoder, StandardScaler\n"
TABLE += "t = pd.read_csv('t.csv')\n"


def quantity(rest: str) -> object:
    found = {getattr(one, "quantity", UNKNOWN) for one in leaves(Ran(TABLE + rest)["y"])}
    return found.pop() if len(found) == 1 and UNKNOWN not in found else None


@pytest.mark.parametrize(
    "rest",
    [
        "y = t['price']",
        "y = t.price.values",
        "y = t[t.price > 0].dropna()['price'].astype('float32').to_numpy().reshape(-1, 1)",
        "t['age'] = 2024 - t['year']\nt = pd.get_dummies(t, columns=['fuel'])\ny = t.pop('price') / 1000.0",
        "t['price'] = t['price'] / 100\ny = t['price']",
        "t.loc[t.age < 0, 'age'] = 0\ny = t['price']",
        "y = t['price'].astype(int)",
        "y = np.log(t['price'].values)",
        "y = np.log1p(t['price'] / 1000)",
    ],
)
def test_a_price_is_a_quantity_in_any_unit(rest: str) -> None:
    assert quantity(rest) == "price"


def test_signs_and_capitals_in_the_name_do_not_matter() -> None:
    assert quantity("y = t['Sale_Price']") == "Sale_Price"
    assert quantity("y = t['Adj Close']") == "Adj Close"


def test_a_currency_behind_the_name_does_not_matter() -> None:
    assert quantity("y = t['price_eur']") == "price_eur"
    assert quantity("y = t['Price (USD)']") == "Price (USD)"
    assert quantity("y = t['rank_eur']") is None


@pytest.mark.parametrize(
    "rest",
    [
        "y = t['quality']",
        "y = t['price_range']",
        "y = t['price'] > 100",
        "y = pd.cut(t['price'], 5, labels=False)",
        "y = t['price'] // 1000",
        "y = (t['price'] / 1000).astype(int)",
        "y = t['price'] / 1_000_000",
        "y = (t['price'] * 1e-6).values",
        "y = StandardScaler().fit_transform(t[['price']])",
        "y = LabelEncoder().fit_transform(t['price'])",
        "y = np.log(t['price']).astype(int)",
        "t['price'] = (t['price'] > 100).astype(int)\ny = t['price']",
        "t['price'] = bands(t['price'])\nt = pd.get_dummies(t, columns=['fuel'])\ny = t['price']",
        "t[['price', 'age']] = bands(t[['price', 'age']])\ny = t['price']",
        "t.loc[t.price > 100, 'price'] = 1\ny = t['price']",
        "t.iloc[:, 3] = 1\ny = t['price']",
        "for name in names:\n    t[name] = LabelEncoder().fit_transform(t[name])\ny = t['price']",
        "t = t.apply(LabelEncoder().fit_transform)\ny = t['price']",
        "t = t.replace({'price': {'low': 0, 'high': 1}})\ny = t['price']",
        "t = pd.DataFrame({'price': [0, 1, 1, 0]})\ny = t['price']",
        "t = t.groupby('shop').mean()\ny = t['price']",
    ],
)
def test_what_makes_classes_of_it_ends_that(rest: str) -> None:
    assert quantity(rest) is None


def test_values_set_by_place_are_others_from_then_on() -> None:
    ran = Ran(TABLE + "t['a'] = 0\nt.loc[t.b > 3, 'a'] = 1\ny = t['a']\nt.iloc[0, 0] = 5\nx = t['a']")
    assert ran["y"].high is UNKNOWN
    assert ran["x"].high is UNKNOWN
