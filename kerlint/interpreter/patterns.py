"""Patterns of ``match`` statements that look into a value: mappings, sequences, classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import libcst as cst

from kerlint.facts.choices import leaves
from kerlint.facts.guards import both
from kerlint.facts.values import Choice, Const, Guard, Unknown
from kerlint.interpreter import attributes, conditions
from kerlint.interpreter.expressions import evaluate
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import ABSENT, External, Instance, Mapping, Sequence

Inner = Callable[[Machine, Any, Any], Guard]

BUILTIN: dict[str, tuple[type, ...]] = {
    "builtins.int": (int,),
    "builtins.float": (float,),
    "builtins.str": (str,),
    "builtins.bool": (bool,),
}


def _not_known(machine: Machine) -> Guard:
    return conditions.truth(machine, Unknown("a pattern that is not followed"))


def mapping(machine: Machine, pattern: cst.MatchMapping, subject: Any, inner: Inner) -> Guard:
    """``{"kind": "dense", "units": units, **rest}``."""
    subject = machine.read(subject)
    keys = [evaluate(machine, element.key) for element in pattern.elements]
    if type(subject) is not Mapping:
        known = type(subject) in (Const, Sequence, Instance)
        guard: Guard = False if known else _not_known(machine)
        for element in pattern.elements if not known else ():
            guard = both(guard, inner(machine, element.pattern, Unknown("an entry that is not known")))
        _rest(machine, pattern, Mapping({}, open=True), inner)
        return guard
    guard = True
    for element, key in zip(pattern.elements, keys):
        entry = attributes.subscript(machine, subject, key, machine.origin(element))
        guard = both(guard, conditions.truth(machine, conditions.compare(machine, "in", key, subject)))
        if guard is False:
            return False
        guard = both(guard, inner(machine, element.pattern, entry))
    taken = {key.value for key in keys if type(key) is Const}
    left = {name: value for name, value in subject.entries.items() if name not in taken}
    _rest(machine, pattern, Mapping(left, open=subject.open, birth=subject.birth), inner)
    return conditions.bound(machine, guard)


def _rest(machine: Machine, pattern: cst.MatchMapping, left: Mapping, inner: Inner) -> None:
    if pattern.rest is not None:
        inner(machine, cst.MatchAs(name=pattern.rest), left)


def sequence(machine: Machine, pattern: cst.MatchList | cst.MatchTuple, subject: Any, inner: Inner) -> Guard:
    """``["conv", filters, *rest]``."""
    subject = machine.read(subject)
    elements = list(pattern.patterns)
    starred = [place for place, element in enumerate(elements) if isinstance(element, cst.MatchStar)]
    members = subject.plain() if type(subject) is Sequence and subject.kind in ("list", "tuple") else None
    if members is None:
        if type(subject) in (Const, Mapping):
            return False
        guard = _not_known(machine)
        for element in elements:
            if isinstance(element, cst.MatchSequenceElement):
                guard = both(guard, inner(machine, element.value, Unknown("a member that is not known")))
            elif element.name is not None:
                inner(machine, cst.MatchAs(name=element.name), Sequence("list", [], open=True))
        return guard
    behind = len(elements) - starred[0] - 1 if starred else 0
    if len(members) != len(elements) if not starred else len(members) < len(elements) - 1:
        return False
    guard = True
    for place, element in enumerate(elements):
        if isinstance(element, cst.MatchStar):
            if element.name is not None:
                middle = Sequence.of("list", members[place : len(members) - behind])
                inner(machine, cst.MatchAs(name=element.name), middle)
            continue
        at = place if not starred or place < starred[0] else place - len(elements)
        guard = both(guard, inner(machine, element.value, members[at]))
    return conditions.bound(machine, guard)


def instance(machine: Machine, pattern: cst.MatchClass, subject: Any, inner: Inner) -> Guard:
    """``int(units)`` and ``Settings(units=8)``."""
    subject = machine.read(subject)
    type_ = evaluate(machine, pattern.cls)
    known = [_is_instance(leaf, type_) for leaf in leaves(subject)]
    guard = _not_known(machine) if None in known or type(subject) is Choice else bool(known[0])
    if guard is False:
        return False
    for number, element in enumerate(pattern.patterns):
        alone = number == 0 and type(type_) is External and type_.path in BUILTIN
        part = subject if alone else Unknown("a part of an object")
        guard = both(guard, inner(machine, element.value, part))
    for keyword in pattern.kwds:
        part = attributes.read(machine, subject, keyword.key.value, machine.origin(keyword))
        guard = both(guard, inner(machine, keyword.pattern, part))
    return conditions.bound(machine, guard)


def _is_instance(leaf: Any, type_: Any) -> bool | None:
    if leaf is ABSENT:
        return False
    if type(leaf) is Const and type(type_) is External and type_.path in BUILTIN:
        return isinstance(leaf.value, BUILTIN[type_.path])
    if type(leaf) is Instance and leaf.base is None and any(one is type_ for one in attributes.order(leaf.type)):
        return True
    return None
