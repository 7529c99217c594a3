"""Values in worlds: what a choice is where each of its conditions is decided."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import strategies as st

from kerlint.facts.choices import select
from kerlint.facts.values import Atom, Choice

ATOMS = [Atom(order, f"condition {order}") for order in range(4)]

WORLDS = [dict(zip(ATOMS, arms)) for arms in product((True, False), repeat=len(ATOMS))]
"""All ways in which the conditions can be decided."""


def at(value: Any, world: dict[Atom, bool]) -> Any:
    """The alternative that a value is in a world."""
    while type(value) is Choice:
        value = value.high if world[value.atom] else value.low
    return value


def _made(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values made as the interpreter makes them: one condition after the other, each on what is there."""

    def grow(smaller: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        literals = st.sampled_from(ATOMS).map(lambda atom: Choice(atom, True, False))
        return st.builds(select, literals, smaller, smaller)

    return st.recursive(leaves, grow, max_leaves=8)


GUARDS = _made(st.booleans())
VALUES = _made(st.sampled_from(("adam", "sgd", "rmsprop")))
