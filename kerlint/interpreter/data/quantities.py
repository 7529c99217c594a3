"""Columns of a file whose names say that they are measured: a price is no class, whatever its numbers are."""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.values import Collection
from kerlint.facts.vocabulary import Data, Step
from kerlint.interpreter.data.make import known_parts

MEASURED = frozenset(
    "price prices saleprice saleprices sellingprice houseprice unitprice medianhousevalue medv close closeprice "
    "adjclose cost charges fare revenue mpg temperature humidity pressure rainfall".split()
)
"""Without signs between the words. Names that public tables use for classes, too, are left out: `income`, `quality`."""

CURRENCIES = frozenset("eur euro euros usd dollar dollars gbp pounds chf inr jpy aud cad".split())
"""What may stand behind such a name, after a sign: `price_eur`."""

UNITS = 1000
"""Division by more than this may be meant to bring a quantity between 0 and 1; by less it is another unit."""

ANCESTORS = 60
"""So many changes of a table are looked at."""


def named(column: Data, table: Data, name: str) -> Data:
    """``column`` says that it is a quantity, if the file gave it under a name that says so."""
    if _is_measured(name) and _from_file(table, name):
        link(column, quantity=name)
    return column


def _is_measured(name: str) -> bool:
    words = re.findall("[a-z]+", name.lower())
    if len(words) > 1 and words[-1] in CURRENCIES:
        words.pop()
    return "".join(words) in MEASURED


def _from_file(table: Data, name: str) -> bool:
    """Whether the values of a column are still those of a file that was read."""
    if type(table.steps) is not Collection or table.steps.closed is not True:
        return False
    if not all(_of_other_columns(item.value) for item in table.steps.items):
        return False
    for _ in range(ANCESTORS):
        if table.container != "frame" or any(one.written_as == name for one in known_parts(table)):
            return False
        before = table.parents
        if type(before) is not Collection or before.closed is not True:
            return False
        if not before.items:
            return table.origin == "csv"
        if len(before.items) != 1 or type(before.items[0].value) is not Data:
            return False
        table = before.items[0].value
    return False


def _of_other_columns(step: Any) -> bool:
    """Whether a step of a table is one that single columns have had, and the table through them."""
    if type(step) is not Step:
        return False
    if step.kind == "encode":
        return step.type == "get_dummies"
    plain = step.kind in ("index", "impute", "select") or step.kind in ("map", "scale") and step.type is None
    return plain and step.estimator is None


def rescaled(data: Data, operator: str, value: float) -> Any:
    """The word ``quantity`` of ``data operator value``: another unit is no other quantity."""
    size = abs(value)
    shrinks = operator == "/" and size > UNITS or operator == "*" and 0 < size * UNITS < 1
    return Data.quantity if shrinks else data.quantity
