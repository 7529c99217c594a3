"""Files that hold several arrays: whose rows each has, and in which order a table's columns stand."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.rows import same_rows
from kerlint.facts.values import Unknown
from tests.interpreter.test_subclasses import program_of

TRAINED = """
import json
import numpy as np
import pandas as pd
{read}
model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
model.compile('adam', 'mse')
model.fit({x}, {y}, validation_data=({other}, {y}))
"""


def fit_of(**parts: str) -> Any:
    return program_of(TRAINED.format(**parts)).fits.items[0].value


def same(read: str, x: str, other: str) -> Any:
    fit = fit_of(read=read, x=x, y="target", other=other)
    return same_rows(fit.x.rows, fit.validation.x.rows)


@pytest.mark.parametrize(
    "read",
    [
        "d = np.load('a.npz')",
        "d = np.load('a.npy', allow_pickle=True).item()",
        "d = np.load('a.npy', allow_pickle=True)[()]",
        "d = pd.read_pickle('a.pkl')",
        "d = pd.read_excel('a.xlsx', sheet_name=None)",
        "d = pd.read_excel('a.xlsx', sheet_name=['train', 'val'])",
    ],
)
def test_names_may_lead_to_arrays_with_rows_of_their_own(read: str) -> None:
    assert same(read, "d['train']", "d['val']") is not True


@pytest.mark.parametrize("read", ["d = np.load('a.npz')", "d = pd.read_pickle('a.pkl')"])
def test_one_name_leads_to_one_array(read: str) -> None:
    assert same(read, "d['train']", "d['train']") is True


@pytest.mark.parametrize("read", ["d = pd.read_csv('a.csv')", "d = pd.read_excel('a.xlsx', sheet_name=1)"])
def test_columns_of_a_table_have_its_rows(read: str) -> None:
    assert same(read, "d['a']", "d['b']") is True


SORTED = "d = pd.read_csv('a.csv').sort_values('day')"


@pytest.mark.parametrize(
    ("x", "y", "order"),
    [
        ("d['a']", "d['day']", "by-class"),
        ("d['a']", "d['day'].dt.hour", None),
        ("d['a']", "np.column_stack([d['day'], d['a']])", None),
        ("d['a']", "np.stack([d['day'], d['a']], axis=1)", None),
    ],
)
def test_only_the_column_that_a_table_is_sorted_by_is_in_its_order(x: str, y: str, order: str | None) -> None:
    found = fit_of(read=SORTED, x=x, y=y, other="d").y.order
    assert type(found) is Unknown if order is None else found == order
