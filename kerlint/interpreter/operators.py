"""Operators on values: arithmetic of constants, and what it gives for sequences, data and tensors."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import libcst as cst

from kerlint.facts.values import Const, Unknown
from kerlint.interpreter import conditions, sequences
from kerlint.interpreter.data import counting
from kerlint.interpreter.libraries import arrays, strings, tapes, tensors
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import Array, Mapping, Sequence

ARITHMETIC: dict[type, tuple[str, Callable[[Any, Any], Any]]] = {
    cst.Add: ("+", operator.add),
    cst.Subtract: ("-", operator.sub),
    cst.Multiply: ("*", operator.mul),
    cst.Divide: ("/", operator.truediv),
    cst.FloorDivide: ("//", operator.floordiv),
    cst.Modulo: ("%", operator.mod),
    cst.Power: ("**", operator.pow),
    cst.MatrixMultiply: ("@", operator.matmul),
    cst.BitAnd: ("&", operator.and_),
    cst.BitOr: ("|", operator.or_),
    cst.BitXor: ("^", operator.xor),
    cst.LeftShift: ("<<", operator.lshift),
    cst.RightShift: (">>", operator.rshift),
}

MAX_CONSTANT = 10_000
"""Longest string, and bits of the largest integer, that is computed."""


def computed(machine: Machine, node: cst.CSTNode, function: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    if type(left) is not Const or type(right) is not Const:
        return Unknown("computed from something that is not known", machine.origin(node))
    if not _affordable(function, left.value, right.value):
        return Unknown("a value that is too large", machine.origin(node))
    try:
        return Const(function(left.value, right.value), machine.origin(node))
    except (TypeError, ValueError, ArithmeticError):
        return Unknown("a computation that fails", machine.origin(node))


def _floored(left: Any, right: Any) -> Any:
    """``left / right`` as Python 2 divides: two integers give an integer."""
    return left // right if isinstance(left, int) and isinstance(right, int) else left / right


def _affordable(function: Callable[[Any, Any], Any], left: Any, right: Any) -> bool:
    if function in (operator.pow, operator.lshift):
        return isinstance(left, float) or (isinstance(right, (int, float)) and abs(right) < 512 and _small(left))
    if function is operator.mul and (isinstance(left, (str, bytes, tuple)) or isinstance(right, (str, bytes, tuple))):
        size = len(left) * right if not isinstance(left, (int, float)) else left * len(right)
        return isinstance(size, int) and size <= MAX_CONSTANT
    if function is operator.mod and isinstance(left, bytes):
        return False  # b"%9999999d"
    return _small(left) and _small(right)


def _small(value: Any) -> bool:
    if isinstance(value, (str, bytes, tuple)):
        return len(value) <= MAX_CONSTANT
    return not isinstance(value, int) or value.bit_length() <= MAX_CONSTANT


def binary(machine: Machine, symbol: cst.CSTNode, left: Any, right: Any, node: cst.CSTNode) -> Any:
    """``left symbol right`` for constants, sequences, arrays and symbolic tensors."""
    sign, function = ARITHMETIC[type(symbol)]
    if sign == "/" and machine.document.floors:
        function = _floored
    result = conditions.pairs(left, right, lambda a, b: _binary_leaf(machine, node, sign, function, a, b))
    if machine.taped is not None:
        tapes.computed(machine, result, [left, right], machine.origin(node))
    return result


def _binary_leaf(
    machine: Machine, node: cst.CSTNode, sign: str, function: Callable[[Any, Any], Any], left: Any, right: Any
) -> Any:
    if sign == "%" and type(left) is Const and isinstance(left.value, str):
        return strings.percent(left, right, machine.origin(node))
    if type(left) is Const and type(right) is Const:
        return computed(machine, node, function, left, right)
    if tensors.symbolic(left) or tensors.symbolic(right):
        return tensors.operation(machine, sign, [left, right], machine.origin(node))
    if type(left) is Array or type(right) is Array:
        return arrays.binary(machine, sign, left, right, machine.origin(node))
    if type(left) is Sequence:
        return sequences.arithmetic(left, sign, right, machine.origin(node))
    if type(right) is Sequence and sign == "*":
        return sequences.arithmetic(right, sign, left, machine.origin(node))
    if type(left) is Mapping and type(right) is Mapping and sign == "|":
        made = Mapping(dict(left.entries), open=left.open, origin=machine.origin(node))
        merge(made, right)
        return made
    result = Unknown("computed from something that is not known", machine.origin(node))
    if function is not _floored:
        counting.remember(result, sign, left, right)
    return result


def unary(machine: Machine, node: cst.UnaryOperation, sign: str, leaf: Any) -> Any:
    if type(leaf) is Const:
        function: Any = {"-": operator.neg, "+": operator.pos, "~": operator.invert}[sign]
        try:
            return Const(function(leaf.value), machine.origin(node))
        except TypeError:
            return Unknown("a computation that fails", machine.origin(node))
    if tensors.symbolic(leaf):
        return tensors.operation(machine, sign, [leaf], machine.origin(node))
    if type(leaf) is Array:
        return arrays.unary(machine, sign, leaf, machine.origin(node))
    return Unknown("computed from something that is not known", machine.origin(node))


def merge(mapping: Mapping, value: Any) -> None:
    """Adds the entries of ``value`` to a new dictionary."""
    if type(value) is Mapping:
        mapping.entries.update(value.entries)
        mapping.open = mapping.open or value.open
    else:
        mapping.open = True
