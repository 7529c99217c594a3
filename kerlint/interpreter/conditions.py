"""Truth of values and comparisons between them, as guards and guarded booleans."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import bounded, combine, each, select
from kerlint.facts.guards import both, either, negate
from kerlint.facts.values import Choice, Const, Guard, Unknown, same
from kerlint.interpreter.libraries import keras_results
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import ABSENT, GAP, Array, External, Mapping, Sequence

TRUE, FALSE = Const(True), Const(False)

ORDER: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

VERSIONED = ("__version__", "version_info", "VERSION", "backend", "image_data_format", "platform", "version")
"""Last parts of names whose value says where the program runs, not what it does."""


def truth(machine: Machine, value: Any) -> Guard:
    """The condition under which a value is true."""
    guard: Guard = each(value, lambda leaf: _leaf_truth(machine, leaf))
    return bound(machine, guard)


def bound(machine: Machine, guard: Guard) -> Guard:
    """The guard, or a new opaque condition if it is too complex to follow."""
    if type(guard) is Choice and type(bounded(guard)) is Unknown:
        machine.limit("conditions")
        return Choice(machine.atom("a complex condition", opaque=True), True, False)
    return guard


def _leaf_truth(machine: Machine, leaf: Any) -> Guard:
    kind = type(leaf)
    if kind is Const:
        try:
            return bool(leaf.value)
        except (ValueError, TypeError):
            return False
    if kind is Sequence:
        if leaf.plain() is not None:
            return bool(leaf.items)
        looped = any(item.value is GAP for item in leaf.items)  # what a loop adds whose rounds may be none
        if not looped and any(item.guard is True for item in leaf.items):
            return True
    elif kind is Mapping:
        if not leaf.open:
            return bool(leaf.entries)
    elif leaf is ABSENT:
        return False
    elif kind is not Unknown and kind is not Array and kind is not External:
        return True
    return Choice(machine.condition(as_unknown(machine, leaf), ("truth",)), True, False)


def as_unknown(machine: Machine, leaf: Any) -> Unknown:
    """The unknown value that stands for something whose content is not followed: always the same for one object."""
    if type(leaf) is Unknown:
        return leaf
    if type(leaf) is External:
        reason = "version or backend" if leaf.path.rpartition(".")[2] in VERSIONED else leaf.path
        return machine.undefined.setdefault(f"external {leaf.path}", Unknown(reason, leaf.origin))
    return machine.undefined.setdefault(leaf, Unknown("not a constant"))


def boolean(guard: Guard) -> Any:
    """A guard as a value of the program."""
    return each(guard, lambda leaf: TRUE if leaf else FALSE)


def pairs(left: Any, right: Any, function: Callable[[Any, Any], Any]) -> Any:
    """``function`` of every pair of alternatives that go together."""
    if type(left) is not Choice and type(right) is not Choice:
        return bounded(function(left, right))
    return bounded(combine(function, left, right))


def compare(machine: Machine, symbol: str, left: Any, right: Any) -> Any:
    """``left symbol right`` as a guarded boolean, or Unknown."""
    if symbol in ("!=", "is not", "not in"):
        positive = {"!=": "==", "is not": "is", "not in": "in"}[symbol]
        return each(compare(machine, positive, left, right), _invert)
    return pairs(left, right, lambda one, other: _compare(machine, symbol, one, other))


def _invert(leaf: Any) -> Any:
    if type(leaf) is Const:
        return FALSE if leaf.value else TRUE
    return leaf.part("not") if type(leaf) is Unknown else leaf


def _compare(machine: Machine, symbol: str, left: Any, right: Any) -> Any:
    if symbol == "in":
        return _contains(machine, left, right)
    if symbol in ("==", "is"):
        return _equal(machine, symbol, left, right)
    if type(left) is Const and type(right) is Const:
        try:
            return boolean(bool(ORDER[symbol](left.value, right.value)))
        except TypeError:
            return Unknown("values that cannot be compared")
    if type(left) is Const:
        return _compare(machine, {"<": ">", "<=": ">=", ">": "<", ">=": "<="}[symbol], right, left)
    subject = as_unknown(machine, left)
    other = right.value if type(right) is Const else right
    base = {"<=": ">", ">=": "<"}.get(symbol)
    atom = machine.condition(subject, (base or symbol, other))
    return Choice(atom, FALSE, TRUE) if base else Choice(atom, TRUE, FALSE)


def _equal(machine: Machine, symbol: str, left: Any, right: Any) -> Any:
    if same(left, right):
        return TRUE
    if type(left) is Const and type(right) is Const:
        if symbol == "is" and left.value is not None and right.value is not None:
            return boolean(left.value is right.value)
        return boolean(bool(left.value == right.value))
    if type(left) is Const:
        left, right = right, left
    if type(right) is Const and right.value is None and type(left) not in (Unknown, External):
        return FALSE
    if type(left) is Sequence and type(right) is Sequence:
        return _equal_sequences(machine, left, right)
    if type(right) is Const and type(left) in (Unknown, External):
        unknown = as_unknown(machine, left)
        return Choice(machine.condition(unknown, ("==", right.value), group=unknown), TRUE, FALSE)
    return Choice(machine.condition(as_unknown(machine, left), ("==", as_unknown(machine, right))), TRUE, FALSE)


def _equal_sequences(machine: Machine, left: Sequence, right: Sequence) -> Any:
    ours, theirs = left.plain(), right.plain()
    if ours is None or theirs is None:
        return Unknown("sequences whose length is not known")
    if len(ours) != len(theirs):
        return FALSE
    guard: Guard = True
    for one, other in zip(ours, theirs):
        guard = bound(machine, both(guard, truth(machine, compare(machine, "==", one, other))))
    return boolean(guard)


def _contains(machine: Machine, member: Any, container: Any) -> Any:
    if type(container) is Sequence:
        guard = _among(machine, member, container)
        if container.open and guard is not True:
            other = Choice(machine.condition(as_unknown(machine, container), ("contains", member)), True, False)
            guard = bound(machine, either(guard, other))
        return boolean(guard)
    if type(container) is Const and type(member) is Const:
        try:
            return boolean(member.value in container.value)
        except TypeError:
            return Unknown("a membership test that fails")
    if type(container) is Mapping and type(member) is Const and not container.open:
        entry = container.entries.get(member.value, ABSENT)
        return each(entry, lambda leaf: FALSE if leaf is ABSENT else TRUE)
    keras_results.asked_for_name(container)
    key = member.value if type(member) is Const else member
    return Choice(machine.condition(as_unknown(machine, container), ("contains", key)), TRUE, FALSE)


def _among(machine: Machine, member: Any, container: Sequence) -> Guard:
    """Where a value equals one of the known members of a sequence."""
    if any(item.guard is True and same(member, item.value) for item in container.items):
        return True
    guard: Guard = False
    for item in container.items:
        found = either(guard, both(item.guard, truth(machine, compare(machine, "==", member, item.value))))
        guard = bound(machine, found)
        if guard is True or guard is not found:  # too complex already: the others make it no simpler
            break
    return guard


def logical(machine: Machine, symbol: str, left: Any, right: Callable[[], Any]) -> Any:
    """``left and right`` or ``left or right``; ``right`` is evaluated only where it matters."""
    guard = truth(machine, left)
    if symbol == "or":
        guard = negate(guard)
    if guard is False:
        return left
    outer = machine.path
    machine.path = machine.simple(both(outer, guard))
    if machine.path is False:
        machine.path = outer
        return left
    value = right()
    machine.path = outer
    return bounded(select(guard, value, left))
