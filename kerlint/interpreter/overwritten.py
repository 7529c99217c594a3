"""Data that each round of a loop makes anew and nobody reads in it: behind the loop only those of the last are left.

That is read from the text of the loop. What was left is known again by the values that its names hold afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import libcst as cst

from kerlint.facts.choices import leaves
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.interpreter.values import Array, Sequence

LEAVING = (cst.Break, cst.Return, cst.Raise, cst.Yield, cst.FunctionDef, cst.ClassDef, cst.Global, cst.Nonlocal)
"""What makes the rounds of a loop unequal, or its names those of something else."""

FILES = frozenset({"listdir", "glob", "iglob", "rglob", "iterdir", "scandir"})
THROUGH = frozenset({"sorted", "enumerate", "reversed", "list", "tqdm"})
COUNTING = frozenset({"range", "xrange"})

FEW = 2
"""Rounds from which on something is lost."""


def note(machine: Any, node: cst.For, iterable: Any) -> None:
    """Keeps what a loop of the document has left of data that all its rounds have made."""
    if machine.document is not machine.main:
        return
    for name in _names(machine, node, iterable):
        for leaf in leaves(machine.read(machine.scope.names.get(name, UNKNOWN))):
            for held in leaves(machine.read(leaf.data)) if type(leaf) is Array else (leaf,):
                if type(held) is not Const and not (type(held) is Unknown and held.origin is None):
                    machine.overwritten[id(held)] = (held, machine.origin(node))


def loop_of(machine: Any, value: Any) -> Origin | None:
    """The loop of whose rounds a value is what the last has left."""
    found = [machine.overwritten.get(id(leaf)) for leaf in leaves(value)]
    return found[0][1] if found and all(one is not None for one in found) else None


def _names(machine: Any, node: cst.For, iterable: Any) -> frozenset[str]:
    if not _goes_round(node.iter, iterable):
        return frozenset()
    known: frozenset[str] | None = machine.rounds_make.get(id(node))
    if known is None:
        known = machine.rounds_make[id(node)] = _made_in_each_round(node)
    return known


def _goes_round(written: Any, value: Any) -> bool:
    """Whether a loop over this surely has several rounds that do not go through parts of one thing."""
    if type(written) is cst.Name:
        if type(value) is Sequence and value.kind in ("list", "tuple"):
            return not value.open and len(value.items) >= FEW
        place = value.origin if type(value) is Unknown else None
        return place is not None and type(place.node) is cst.Call and _goes_round(place.node, None)
    if type(written) in (cst.List, cst.Tuple):
        return len(written.elements) >= FEW
    if type(written) is not cst.Call:
        return False
    function = written.func.attr if type(written.func) is cst.Attribute else written.func
    name = function.value if type(function) is cst.Name else ""
    if name in COUNTING:
        only = written.args[0].value if len(written.args) == 1 else None
        return not (type(only) is cst.Integer and int(only.value) < FEW)
    return name in FILES or name in THROUGH and bool(written.args) and _goes_round(written.args[0].value, None)


def _made_in_each_round(node: cst.For) -> frozenset[str]:
    """Names that each round gives a value that depends on the round, and that no round reads."""
    if any(isinstance(part, LEAVING) for part in _parts(node.body)):
        return frozenset()
    depending, made = set(_targets(node.target)), set[str]()
    read: set[str] = set()
    for _ in range(2):
        for statement in _statements(node.body):
            if type(statement) is cst.Assign:
                targets = [name for one in statement.targets for name in _targets(one.target)]
                made.update(targets)
                depending.update(targets if depending & set(_read(statement.value)) else ())
                continue
            if type(statement) is cst.WithItem and statement.asname is not None:
                depending.update(_targets(statement.asname.name) if depending & set(_read(statement.item)) else ())
                statement = statement.item
            read.update(_read(statement))
    for statement in _statements(node.body):
        if type(statement) is cst.Assign:
            read.update(_read(statement.value))
            read.update(name for one in statement.targets if not _plain(one.target) for name in _read(one.target))
    return frozenset(made & depending - read - set(_targets(node.target)))


def _statements(body: Any) -> Iterator[Any]:
    """The statements of each round, with those in `with` blocks; others are given as a whole."""
    for part in body.body:
        if type(part) is cst.SimpleStatementLine:
            yield from part.body
        elif type(part) is cst.With:
            yield from part.items
            yield from _statements(part.body)
        else:
            yield part


def _plain(target: Any) -> bool:
    if type(target) is cst.Name:
        return True
    return type(target) in (cst.Tuple, cst.List) and all(type(one.value) is cst.Name for one in target.elements)


def _targets(target: Any) -> list[str]:
    if type(target) is cst.Name:
        return [target.value]
    elements = target.elements if type(target) in (cst.Tuple, cst.List) else ()
    return [name for element in elements for name in _targets(element.value)]


def _read(node: Any) -> Iterator[str]:
    """The names that are read in a part of a program; what is only printed does not count."""
    if type(node) is cst.Name:
        yield node.value
        return
    if type(node) is cst.Call and type(node.func) is cst.Name and node.func.value == "print":
        return
    inside: Iterable[Any] = _inside(node)
    if type(node) is cst.Attribute or type(node) is cst.Arg:  # what they are called is no name that is read
        inside = [node.value]
    for child in inside:
        yield from _read(child)


def _parts(node: Any) -> Iterator[Any]:
    yield node
    for child in _inside(node):
        yield from _parts(child)


def _inside(node: Any) -> Iterator[Any]:
    """The nodes in a node. LibCST's own ``children`` are found by a visitor, which takes many times as long."""
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        for one in value if isinstance(value, (tuple, list)) else (value,):
            if isinstance(one, cst.CSTNode):
                yield one
