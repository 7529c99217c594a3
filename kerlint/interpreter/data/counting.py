"""Numbers that are not known, but of which something is: whose rows they count, what lies between two of them."""

from __future__ import annotations

from typing import Any

from kerlint.facts.rows import Rows
from kerlint.facts.values import Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.values import QUOTIENT, Instance, Sequence

_COUNTED = "counted rows"
"""Under this name an unknown number keeps the Rows that it counts."""

_DISTANCE = "distance"
"""Under this name an unknown number keeps another one, and by how much it is larger."""

_NEXT = "one more each round"
"""Of the number that a loop counts with."""

_WORDS = "numbers of words"
"""Of an unknown dictionary that gives each word a number from 1 on, and of how many words it has."""


def count_of(data: Data, reason: str, origin: Origin | None) -> Unknown:
    """The unknown number of rows of ``data``."""
    number = Unknown(reason, origin)
    if isinstance(data.rows, Rows):
        number.keep(_COUNTED, data.rows)
    return number


def counts(value: object, data: Data) -> bool:
    """Whether ``value`` is surely the number of rows of ``data``, whatever it is."""
    if type(value) is not Unknown or value.parts is None or not isinstance(data.rows, Rows):
        return False
    counted: object = value.parts.get(_COUNTED)
    return counted == data.rows


def remember(result: Unknown, sign: str, left: object, right: object) -> None:
    """What is known of ``left sign right``, a number that is not known itself."""
    if sign == "/":
        if Instance not in (type(left), type(right)):
            result.keep(QUOTIENT, Const(True))
    elif sign in ("+", "-") and type(right) is Const and type(right.value) is int:
        _keep_distance(result, left, right.value if sign == "+" else -right.value)
    elif sign == "+" and type(left) is Const and type(left.value) is int:
        _keep_distance(result, right, left.value)


def _keep_distance(result: Unknown, other: object, more: int) -> None:
    if type(other) is Unknown:
        first, before = _distance(other)
        result.keep(_DISTANCE, (first, before + more))


def _distance(value: Unknown) -> tuple[Unknown, int]:
    kept: tuple[Unknown, int] = (value.parts or {}).get(_DISTANCE, (value, 0))
    return kept


def between(low: object, high: object) -> int | None:
    """How much larger ``high`` is than ``low``, if that is known: 24 for ``i`` and ``i + 24``."""
    if type(low) is int and type(high) is int:
        return high - low
    if type(low) is not Unknown or type(high) is not Unknown:
        return None
    (first, before), (other, after) = _distance(low), _distance(high)
    return after - before if first is other else None


def words(origin: Origin | None) -> Unknown:
    """A dictionary that gives each word a number, beginning with 1."""
    made = Unknown("the words of a tokenizer", origin)
    made.keep(_WORDS, True)
    return made


def length_of(value: Unknown) -> Unknown:
    """``len(value)`` of something that is not known."""
    number: Unknown = value.part("len()")
    if value.parts is not None and _WORDS in value.parts:
        number.keep(_WORDS, True)
    return number


def beyond_words(value: object) -> int | None:
    """How much larger than the number of words something is: 1 for ``len(tokenizer.word_index) + 1``."""
    if type(value) is not Unknown:
        return None
    first, more = _distance(value)
    return more if _WORDS in (first.parts or {}) else None


def one_by_one(numbers: Unknown) -> Unknown:
    """Numbers that a loop counts with, each one more than the one before: ``range(n)``."""
    numbers.keep(_NEXT, True)
    return numbers


def is_one_by_one(value: object) -> bool:
    """Whether a number, or numbers, grow by one from round to round."""
    if type(value) is not Unknown:
        return False
    first, _ = _distance(value)
    return (first.parts or {}).get(_NEXT) is True


def any_row(data: object, index: Any) -> Any:
    """A number that a loop counts with stands for any row: of an array, the first is as good as the others."""
    if type(data) is not Data or data.container != "array":
        return index
    if type(index) is Sequence and index.kind == "tuple" and index.items:
        first = index.items[0]._replace(value=any_row(data, index.items[0].value))
        return Sequence("tuple", [first, *index.items[1:]], open=index.open, origin=index.origin)
    return Const(0, index.origin) if is_one_by_one(index) else index
