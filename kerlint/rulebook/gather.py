"""Finds all facts of a program: what can be reached from it through attributes, whatever the path taken."""

from __future__ import annotations

from typing import Any

from kerlint.facts.fact import Fact
from kerlint.facts.values import Choice, Collection, Const, Unknown

_LEAVES = frozenset({Const, Unknown, str, int, float, bool, tuple, type(None)})
"""Values that lead to no fact: most of them."""


def gather(program: Fact) -> dict[str, list[Fact]]:
    """The facts of each kind, by the name that rules use (``fit``), in order of execution."""
    found: dict[type[Fact], list[Fact]] = {}
    seen: set[Fact] = set()
    waiting: list[Any] = [program]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind is Collection:
            waiting += [item.value for item in reversed(value.items) if type(item.value) not in _LEAVES]
        elif kind is Choice:
            waiting += (value.low, value.high)
        elif isinstance(value, Fact) and value not in seen:
            seen.add(value)
            found.setdefault(kind, []).append(value)
            known = value.__dict__
            waiting += [known[name] for name in reversed(value.links) if name in known]
    for facts in found.values():
        facts.sort(key=_order)
    return {kind.__name__.lower(): facts for kind, facts in found.items()}


def _order(fact: Fact) -> tuple[int, int]:
    return fact.run, fact.moment
