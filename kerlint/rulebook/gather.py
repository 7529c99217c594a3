"""Finds all facts of a program: what can be reached from it through attributes, whatever the path taken."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from kerlint.facts.fact import VOCABULARY, Fact
from kerlint.facts.values import Choice, Collection

_in_order = attrgetter("run", "moment")


def gather(program: Fact) -> dict[str, list[Fact]]:
    """The facts of each kind, by the name that rules use (``fit``), in order of execution."""
    kinds = frozenset(VOCABULARY.values())
    found: dict[type[Fact], list[Fact]] = {}
    seen: set[Fact] = set()
    waiting: list[Any] = [program]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind in kinds:
            if value in seen:
                continue
            seen.add(value)
            if kind in found:
                found[kind].append(value)
            else:
                found[kind] = [value]
            known = value.__dict__
            for name in kind.links[::-1]:
                other = known.get(name)
                if other is None:
                    continue
                leads = type(other)
                if leads in kinds:
                    if other not in seen:  # most facts are reached many times
                        waiting.append(other)
                elif leads is Collection:
                    waiting += [item.value for item in other.items[::-1]]
                elif leads is Choice:
                    waiting.append(other)
        elif kind is Choice:
            waiting += (value.low, value.high)
        elif kind is Collection:
            waiting += [item.value for item in reversed(value.items)]
    for facts in found.values():
        facts.sort(key=_in_order)
    return {kind.__name__.lower(): facts for kind, facts in found.items()}
