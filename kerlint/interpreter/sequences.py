"""Lists and tuples in arithmetic: put together, and repeated."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Const, Item, Origin, Unknown
from kerlint.interpreter.values import GAP, Sequence

MAX_MEMBERS = 10_000
"""A longer sequence is not followed."""


def arithmetic(sequence: Sequence, sign: str, other: Any, origin: Origin) -> Any:
    """``[a] + [b]``, ``[a] * n``; one member that is repeated an unknown number of times is there at least once."""
    made = Sequence(sequence.kind, list(sequence.items), open=sequence.open, origin=origin)
    if sign == "+" and type(other) is Sequence and not sequence.open:
        if len(sequence.items) + len(other.items) > MAX_MEMBERS:
            return Unknown("a sequence too long to follow", origin)
        made.items += other.items
        made.open = other.open
        return made
    if sign == "*" and not sequence.open:
        count = other.value if type(other) is Const else None
        if type(count) is int and len(sequence.items) * max(count, 0) <= MAX_MEMBERS // 10:
            made.items = list(sequence.items) * count
            return made
        if len(sequence.items) == 1 and (type(count) is int or type(other) is Unknown):
            made.items.append(Item(True, GAP))
            return made
    if sign == "+":
        made.open = True
        return made
    return Unknown("computed from something that is not known", origin)
