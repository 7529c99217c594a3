"""Whether a generator of the program goes through its rows once and ends: that is read from its text.

Only what is sure counts: every ``yield`` stands in one loop, which counts through rows that are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import libcst as cst

from kerlint.interpreter.values import Function

COUNTING = frozenset({"range", "xrange"})

SIZES = frozenset({"shape", "size", "samples"})
"""Attributes that say how many rows there are."""

NESTED = (cst.FunctionDef, cst.ClassDef, cst.Lambda)
LOOPS = (cst.For, cst.While)
DIVISIONS = (cst.Divide, cst.FloorDivide)


def goes_once(function: Function) -> bool:
    """Whether a generator function surely ends when it has given each of its rows once."""
    loops = list(_loops_of_yields(function.node.body, ()))
    return bool(loops) and all(len(around) == 1 and _through_rows(around[0]) for around in loops)


def counts_rows(node: Any) -> bool:
    """Whether an expression is a number of rows, or of batches that they make."""
    parts = list(_parts(node))
    if any(type(part) is cst.Multiply for part in parts) or sum(type(part) in DIVISIONS for part in parts) > 1:
        return False
    return any(map(_is_size, parts))


def _loops_of_yields(node: Any, around: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The loops around each ``yield`` of a body."""
    if type(node) is cst.Yield:
        yield around
    if type(node) in NESTED:
        return
    inside = (*around, node) if type(node) in LOOPS else around
    for child in node.children:
        yield from _loops_of_yields(child, inside)


def _through_rows(loop: Any) -> bool:
    """``for start in range(0, rows, batch_size)``, ``for step in range(len(x) // batch_size)``."""
    call = loop.iter if type(loop) is cst.For else None
    if type(call) is not cst.Call or type(call.func) is not cst.Name or call.func.value not in COUNTING:
        return False
    values = [one.value for one in call.args]
    if len(values) == 3:
        return type(values[2]) is not cst.Integer and not any(type(one) is cst.Multiply for one in _parts(values[1]))
    return counts_rows(values[-1]) if values else False


def _is_size(node: Any) -> bool:
    if type(node) is cst.Call:
        return type(node.func) is cst.Name and node.func.value == "len"
    return type(node) is cst.Attribute and node.attr.value in SIZES


def _parts(node: Any) -> Iterator[Any]:
    yield node
    for child in node.children:
        yield from _parts(child)
