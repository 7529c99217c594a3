"""Guards: the conditions under which something exists or happens, and what they make of each other and of values.

A guard is a condition over atoms: ``True``, ``False``, or a Choice with such leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kerlint.facts.choices import choose, cofactor, has_more, select
from kerlint.facts.values import Atom, Choice, Guard

MAX_PATH = 16
"""A path with more alternatives than this is replaced by what it implies (``simple`` of the machine)."""


def both(left: Guard, right: Guard) -> Guard:
    """Where both guards hold."""
    if left is True or left is right:
        return right
    if right is True:
        return left
    if left is False or right is False:
        return False
    # As ``select(left, right, False)``, which takes twice as long: every branch makes two of these.
    atom, other = left.atom, right.atom
    if atom is other:
        high, low = both(left.high, right.high), both(left.low, right.low)
    elif atom.order < other.order:
        high, low = both(left.high, right), both(left.low, right)
    else:
        atom = other
        high, low = both(left, right.high), both(left, right.low)
    guard: Guard = choose(atom, high, low)
    return guard


def either(left: Guard, right: Guard) -> Guard:
    """Where at least one of the guards holds."""
    if left is True or right is True:
        return True
    if left is False:
        return right
    if right is False:
        return left
    guard: Guard = select(left, True, right)
    return guard


def negate(guard: Guard) -> Guard:
    """Where the guard does not hold."""
    if type(guard) is Choice:
        return Choice(guard.atom, negate(guard.high), negate(guard.low))
    return not guard


def implies(left: Guard, right: Guard) -> bool:
    """Whether ``right`` surely holds wherever ``left`` does."""
    if left is False or right is True or left is right:
        return True
    if left is True or right is False:
        return False  # a choice holds somewhere, and not everywhere
    atom = left.atom if left.atom.order <= right.atom.order else right.atom
    first, second = left.atom is atom, right.atom is atom
    return implies(left.high if first else left, right.high if second else right) and implies(
        left.low if first else left, right.low if second else right
    )


def restrict(value: Any, guard: Guard) -> Any:
    """``value`` as it is where ``guard`` holds: choices that the guard decides are gone."""
    while type(guard) is Choice and type(value) is Choice:
        atom, arm = guard.atom, guard.low is False
        if not arm and guard.high is not False:
            return _restrict(value, guard)
        if value.atom.order <= atom.order:
            value = cofactor(value, atom, arm)
        guard = guard.high if arm else guard.low
    return value


def _restrict(value: Choice, guard: Choice) -> Any:
    atom = guard.atom if guard.atom.order < value.atom.order else value.atom
    high, low = cofactor(guard, atom, True), cofactor(guard, atom, False)
    if high is False:
        return restrict(cofactor(value, atom, False), low)
    if low is False:
        return restrict(cofactor(value, atom, True), high)
    return choose(atom, restrict(cofactor(value, atom, True), high), restrict(cofactor(value, atom, False), low))


def arms(value: Any, guard: Guard = True) -> Iterator[tuple[Guard, Any]]:
    """The alternatives of a value, each with the condition under which it is the one (given ``guard``)."""
    if type(value) is Choice:
        when: Guard = Choice(value.atom, True, False)
        yield from arms(value.high, both(guard, when))
        yield from arms(value.low, both(guard, negate(when)))
    elif guard is not False:
        yield guard, value


def tangled(guard: Guard) -> bool:
    """Whether a guard has more alternatives than are followed."""
    return has_more(guard, MAX_PATH)


def gist(guard: Guard) -> Guard:
    """The single conditions that a guard implies, as a conjunction of the newest of them."""
    literals = _literals(guard)
    found: Guard = literals is not None
    for atom, arm in sorted((literals or {}).items(), key=lambda literal: -literal[0].order)[: MAX_PATH // 2]:
        found = Choice(atom, found, False) if arm else Choice(atom, False, found)
    return found


def _literals(guard: Guard) -> dict[Atom, bool] | None:
    """The arms of atoms that hold wherever ``guard`` does; ``None`` if it never does."""
    if type(guard) is not Choice:
        return {} if guard else None
    high, low = _literals(guard.high), _literals(guard.low)
    if high is None or low is None:
        rest = low if high is None else high
        return None if rest is None else {guard.atom: low is None, **rest}
    return {atom: arm for atom, arm in high.items() if low.get(atom) is arm}
