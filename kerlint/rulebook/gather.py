"""Finds all facts of a program: what can be reached from it through attributes, whatever the path taken."""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import Fact
from kerlint.facts.values import Choice, Collection, Const, Unknown

_LEAVES = frozenset({Const, Unknown, str, int, float, bool, tuple, type(None)})
"""Values that lead to no fact: most of them."""


def gather(program: Fact) -> dict[str, list[Fact]]:
    """The facts of each kind, by the name that rules use (``fit``), in order of execution."""
    found: dict[str, list[Fact]] = {}
    seen: set[int] = set()
    waiting: list[Any] = [program]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Fact):
            if id(value) not in seen:
                seen.add(id(value))
                found.setdefault(type(value).__name__.lower(), []).append(value)
                known = value.__dict__
                parts = [known[name] for name in value.attributes if name in known]
                waiting += [part for part in reversed(parts) if type(part) not in _LEAVES]
        elif type(value) is Collection:
            waiting += [item.value for item in reversed(value.items) if type(item.value) not in _LEAVES]
        elif type(value) is Choice:
            waiting += (value.low, value.high)
    for facts in found.values():
        facts.sort(key=_order)
    return found


def _order(fact: Fact) -> tuple[int, int]:
    return fact.run, fact.moment
