"""Computing with choices: functions of values are functions of their alternatives, chosen in the same way.

Choices are ordered by their atoms, as in a decision diagram, so the same condition tested twice stays one condition,
and correlated values stay correlated. What would have too many alternatives becomes Unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kerlint.facts.values import COMPARED, Atom, Choice, Guard, Unknown, same

MAX_ATOMS = 6
"""A value that depends on more conditions than this is Unknown (design: 4 to 6 are expanded)."""

MAX_LEAVES = 32
"""A value with more alternatives than this is Unknown."""


def choose(atom: Atom, high: Any, low: Any) -> Any:
    """A choice, or the value itself where both arms are the same."""
    if high is low or type(high) is type(low) and type(high) in COMPARED and same(high, low):
        return high
    return Choice(atom, high, low)


def cofactor(value: Any, atom: Atom, arm: bool) -> Any:
    """The value where ``atom`` is ``arm``."""
    if type(value) is not Choice or value.atom.order > atom.order:
        return value
    if value.atom is atom:
        return value.high if arm else value.low
    high, low = cofactor(value.high, atom, arm), cofactor(value.low, atom, arm)
    if high is value.high and low is value.low:
        return value
    return choose(value.atom, high, low)


def select(guard: Guard, high: Any, low: Any) -> Any:
    """``high`` where ``guard`` holds, else ``low``. The result may have too many leaves: see :func:`bounded`."""
    if guard is True:
        return high
    if guard is False:
        return low
    if high is low:
        return high
    atom = guard.atom
    if type(high) is Choice and high.atom.order < atom.order:
        atom = high.atom
    if type(low) is Choice and low.atom.order < atom.order:
        atom = low.atom
    # The cofactors, written out: the first atom of all three can only be at their roots, and this is the hot spot.
    if_high = if_low = guard
    if guard.atom is atom:
        if_high, if_low = guard.high, guard.low
    high_high = high_low = high
    if type(high) is Choice and high.atom is atom:
        high_high, high_low = high.high, high.low
    low_high = low_low = low
    if type(low) is Choice and low.atom is atom:
        low_high, low_low = low.high, low.low
    return choose(atom, select(if_high, high_high, low_high), select(if_low, high_low, low_low))


def leaves(value: Any) -> Sequence[Any]:
    """The alternatives of a value; the value itself if it is no choice."""
    if type(value) is not Choice:
        return (value,)
    return (*leaves(value.high), *leaves(value.low))


def settled(value: Any) -> Any:
    """The value where every condition is as it usually is; a choice where one has no usual arm."""
    while type(value) is Choice and value.atom.usual is not None:
        value = value.high if value.atom.usual else value.low
    return value


def each(value: Any, function: Callable[..., Any], *more: Any) -> Any:
    """``function(alternative, *more)`` of every alternative, as a value that is chosen in the same way."""
    if type(value) is not Choice:
        return function(value, *more)
    high, low = each(value.high, function, *more), each(value.low, function, *more)
    if type(high) is Choice or type(low) is Choice:
        return select(Choice(value.atom, True, False), high, low)
    return choose(value.atom, high, low)


def atoms_of(value: Any) -> set[Atom]:
    """The conditions a value depends on."""
    choices = [value] if type(value) is Choice else []
    for choice in choices:
        if type(choice.high) is Choice:
            choices.append(choice.high)
        if type(choice.low) is Choice:
            choices.append(choice.low)
    return {choice.atom for choice in choices}


def has_more(value: Any, most: int) -> bool:
    """Whether a value has more alternatives than ``most``; no more of them are looked at."""
    choices = [value] if type(value) is Choice else []  # one less than there are alternatives
    for choice in choices:
        if len(choices) >= most:
            return True
        if type(choice.high) is Choice:
            choices.append(choice.high)
        if type(choice.low) is Choice:
            choices.append(choice.low)
    return False


def bounded(value: Any) -> Any:
    """The value, or Unknown if it depends on too many conditions or has too many alternatives."""
    if type(value) is not Choice or type(value.high) is not Choice and type(value.low) is not Choice:
        return value
    if has_more(value, MAX_LEAVES) or len(atoms_of(value)) > MAX_ATOMS:
        return Unknown("depends on too many conditions")
    return value


def combine(function: Callable[..., Any], *values: Any) -> Any:
    """``function`` of every combination of alternatives of ``values``, chosen in the same way; Unknown if too many."""
    choices = [value for value in values if type(value) is Choice]
    if not choices:
        return function(*values)
    if len(set().union(*map(atoms_of, choices))) > MAX_ATOMS:
        return Unknown("depends on too many conditions")
    return by_roots(function, values, _joined)


def by_roots(function: Callable[..., Any], values: tuple[Any, ...], join: Callable[[Atom, Any, Any], Any]) -> Any:
    """``function`` of all alternatives of values that have them at their roots; ``join`` puts two arms together."""
    atom: Atom | None = None
    for value in values:
        if type(value) is Choice and (atom is None or value.atom.order < atom.order):
            atom = value.atom
    if atom is None:
        return function(*values)
    # The first atom of all can only be at their roots.
    at_root = [type(value) is Choice and value.atom is atom for value in values]
    high = by_roots(function, tuple([value.high if root else value for value, root in zip(values, at_root)]), join)
    low = by_roots(function, tuple([value.low if root else value for value, root in zip(values, at_root)]), join)
    return join(atom, high, low)


def _joined(atom: Atom, high: Any, low: Any) -> Any:
    if type(high) is Choice or type(low) is Choice:
        return select(Choice(atom, True, False), high, low)
    return choose(atom, high, low)
