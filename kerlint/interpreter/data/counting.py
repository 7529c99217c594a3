"""Numbers of rows that are not known, but of which it is known whose rows they count: ``len(x)``, ``x.shape[0]``."""

from __future__ import annotations

from kerlint.facts.rows import Rows
from kerlint.facts.values import Origin, Unknown
from kerlint.facts.vocabulary import Data

_COUNTED = "counted rows"
"""Under this name an unknown number keeps the Rows that it counts."""


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
