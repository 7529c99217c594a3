"""What an expression stands for: one function per kind of expression, chosen by the exact type of its node."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import partial
from typing import Any

import libcst as cst

from kerlint.facts.choices import bounded, each, select
from kerlint.facts.guards import both, negate
from kerlint.facts.values import Choice, Const, Item, Unknown
from kerlint.interpreter import attributes, calls, conditions, functions, loops, modules, operators
from kerlint.interpreter.conventions import conventional
from kerlint.interpreter.libraries import arrays, builtins
from kerlint.interpreter.libraries.keras import outdated
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import ABSENT, Array, Deferred, External, Mapping, Sequence

COMPARISONS: dict[type, str] = {
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.LessThan: "<",
    cst.LessThanEqual: "<=",
    cst.GreaterThan: ">",
    cst.GreaterThanEqual: ">=",
    cst.In: "in",
    cst.NotIn: "not in",
    cst.Is: "is",
    cst.IsNot: "is not",
}

BUILTIN_CONSTANTS = {"True": True, "False": False, "None": None, "__name__": "__main__", "Ellipsis": ...}


def evaluate(machine: Machine, node: cst.BaseExpression) -> Any:
    """The value of an expression on the current path."""
    machine.fuel -= 1
    if machine.fuel < 0:
        machine.spend()
    handler = EXPRESSIONS.get(type(node))
    return (
        Unknown(f"{type(node).__name__} is not followed", machine.origin(node))
        if handler is None
        else handler(machine, node)
    )


# --- literals and names


def _integer(machine: Machine, node: cst.Integer) -> Any:
    if node.value.isdecimal() and len(node.value) < 100:
        return Const(int(node.value), machine.origin(node))
    try:
        return Const(node.evaluated_value, machine.origin(node))
    except ValueError:
        return Unknown("a number that is too long", machine.origin(node))


def _string(machine: Machine, node: cst.SimpleString) -> Any:
    text = node.value
    if text[0] in "'\"" and "\\" not in text:  # evaluated_value compiles, at a twentieth of the whole check
        quotes = 3 if text[:3] in ("'''", '"""') else 1
        return Const(text[quotes:-quotes], machine.origin(node))
    return Const(node.evaluated_value, machine.origin(node))


def _float(machine: Machine, node: cst.Float) -> Any:
    return Const(float(node.value), machine.origin(node))


def _imaginary(machine: Machine, node: cst.Imaginary) -> Any:
    return Const(complex(node.value), machine.origin(node))


def _concatenated(machine: Machine, node: cst.ConcatenatedString) -> Any:
    left, right = evaluate(machine, node.left), evaluate(machine, node.right)
    return conditions.pairs(left, right, lambda a, b: operators.computed(machine, node, operator.add, a, b))


def _formatted(machine: Machine, node: cst.FormattedString) -> Any:
    text: Any = Const("", machine.origin(node))
    for part in node.parts:
        if type(part) is cst.FormattedStringText:
            piece: Any = Const(part.value)
        else:
            assert isinstance(part, cst.FormattedStringExpression)
            piece = each(evaluate(machine, part.expression), _formatted_piece, part)
        text = conditions.pairs(text, piece, lambda a, b: operators.computed(machine, node, operator.add, a, b))
    return text


def _formatted_piece(leaf: Any, part: cst.FormattedStringExpression) -> Any:
    simple = part.conversion is None and part.format_spec is None
    if type(leaf) is Const and simple and isinstance(leaf.value, (str, int, float)):
        return Const(str(leaf.value))
    return Unknown("a formatted value")


def _name(machine: Machine, node: cst.Name) -> Any:
    name = node.value
    found = machine.look_up(name)
    if found is ABSENT:
        return free_name(machine, name, node)
    if type(found) is Deferred:
        return _from_project(machine, found, node)
    if type(found) is not Choice:
        return found
    return each(found, lambda leaf: free_name(machine, name, node) if leaf is ABSENT else leaf)


def _from_project(machine: Machine, deferred: Deferred, node: cst.Name) -> Any:
    if deferred.file not in machine.loaded:
        # Functions that nobody calls are run for themselves, not for what they would pull in; tests are called.
        if machine.run and not modules.is_test(machine):
            return machine.undefined.setdefault(deferred, Unknown(f"`{node.value}` from another file", deferred.origin))
        if machine.document is machine.main:
            machine.site = deferred.origin
    return modules.resolve(machine, deferred)


def free_name(machine: Machine, name: str, node: cst.Name) -> Any:
    """A name that the program does not bind: a builtin, from a star import, or undefined."""
    if name == "__name__" and machine.document is not machine.main:
        return Const("module", machine.origin(node))
    name = builtins.PYTHON_2.get(name, name)
    if name in BUILTIN_CONSTANTS:
        return Const(BUILTIN_CONSTANTS[name], machine.origin(node))
    starred = calls.from_star_import(machine, name)
    if starred is not None:
        return starred
    if name in builtins.NAMES:
        return External(f"builtins.{name}", machine.origin(node))
    path = conventional(machine, name)
    if path is not None:
        return External(path, machine.origin(node))
    return machine.undefined.setdefault(name, Unknown(f"`{name}` is not defined here", machine.origin(node)))


def _ellipsis(machine: Machine, node: cst.Ellipsis) -> Any:
    return Const(..., machine.origin(node))


# --- containers


def _sequence(kind: str) -> Callable[[Machine, Any], Any]:
    def make(machine: Machine, node: cst.List | cst.Tuple | cst.Set) -> Any:
        made = Sequence(kind, [], origin=machine.origin(node))
        for element in node.elements:
            value = evaluate(machine, element.value)
            if type(element) is cst.StarredElement:
                extend(machine, made, value)
            else:
                made.items.append(Item(True, value))
        return made

    return make


def extend(machine: Machine, sequence: Sequence, value: Any) -> None:
    """Adds the members of ``value`` to a new sequence; leaves it open where they are not known."""
    members = loops.members(machine, value)
    if members is None or len(sequence.items) + len(members) > operators.MAX_CONSTANT:
        sequence.open = True
        return
    sequence.items += members
    if type(value) is Sequence and value.open:
        sequence.open = True


def _dictionary(machine: Machine, node: cst.Dict) -> Any:
    made = Mapping({}, origin=machine.origin(node))
    for element in node.elements:
        value = evaluate(machine, element.value)
        if type(element) is cst.StarredDictElement:
            operators.merge(made, value)
            continue
        key = evaluate(machine, element.key)  # type: ignore[attr-defined]
        if type(key) is Const and hashable(key.value):
            made.entries[key.value] = _written_in(machine, value, element)
        else:
            made.open = True
    return made


def _written_in(machine: Machine, value: Any, element: cst.BaseDictElement) -> Any:
    """A constant remembers the entry it is written in, so that a finding can show ``'loss': 'mse'``."""
    if type(value) is Const:
        definition = value.definition or (
            value.origin if value.origin and value.origin.node is not element.value else None
        )
        return Const(value.value, machine.origin(element), definition)
    return value


def hashable(value: Any) -> bool:
    """Whether a constant can be a key."""
    try:
        hash(value)
    except TypeError:
        return False
    return True


# --- operators


def _binary(machine: Machine, node: cst.BinaryOperation) -> Any:
    left, right = evaluate(machine, node.left), evaluate(machine, node.right)
    return operators.binary(machine, node.operator, left, right, node)


def _unary(machine: Machine, node: cst.UnaryOperation) -> Any:
    value = evaluate(machine, node.expression)
    if type(node.operator) is cst.Not:
        return conditions.boolean(negate(conditions.truth(machine, value)))
    sign = {cst.Minus: "-", cst.Plus: "+", cst.BitInvert: "~"}[type(node.operator)]
    return each(value, lambda leaf: operators.unary(machine, node, sign, leaf))


def _boolean(machine: Machine, node: cst.BooleanOperation) -> Any:
    left = evaluate(machine, node.left)
    symbol = "or" if type(node.operator) is cst.Or else "and"
    return conditions.logical(machine, symbol, left, lambda: evaluate(machine, node.right))


def _comparison(machine: Machine, node: cst.Comparison) -> Any:
    left = evaluate(machine, node.left)
    result: Any = None
    for target in node.comparisons:
        right = evaluate(machine, target.comparator)
        symbol = COMPARISONS[type(target.operator)]
        if type(left) is Array or type(right) is Array:
            one = arrays.compare(machine, symbol, left, right, machine.origin(node))
        else:
            one = conditions.compare(machine, symbol, left, right)
        result = one if result is None else conditions.logical(machine, "and", result, partial(_itself, one))
        left = right
    return result


def _itself(value: Any) -> Any:
    return value


def _conditional(machine: Machine, node: cst.IfExp) -> Any:
    guard = conditions.truth(machine, evaluate(machine, node.test))
    guard = machine.read(guard)
    if guard is True:
        return evaluate(machine, node.body)
    if guard is False:
        return evaluate(machine, node.orelse)
    outer = machine.path
    machine.path = machine.simple(both(outer, guard))
    high = evaluate(machine, node.body)
    machine.path = machine.simple(both(outer, negate(guard)))
    low = evaluate(machine, node.orelse)
    machine.path = outer
    return bounded(select(guard, high, low))


# --- reading parts


def _attribute(machine: Machine, node: cst.Attribute) -> Any:
    value = evaluate(machine, node.value)
    name, origin = node.attr.value, machine.origin(node)
    if type(value) is External or name == "lr":
        outdated.read(machine, value, name, origin)
    return attributes.read(machine, value, name, origin)


def _subscript(machine: Machine, node: cst.Subscript) -> Any:
    value = evaluate(machine, node.value)
    return attributes.subscript(machine, value, index(machine, node), machine.origin(node))


def index(machine: Machine, node: cst.Subscript) -> Any:
    """The index of a subscript: a value, a slice, or a tuple of both."""
    parts = [_index_part(machine, element.slice) for element in node.slice]
    if len(parts) == 1 and type(node.slice[0].comma) is not cst.Comma:
        return parts[0]
    return Sequence.of("tuple", parts, machine.origin(node))


def _index_part(machine: Machine, part: cst.BaseSlice) -> Any:
    if isinstance(part, cst.Index):
        return evaluate(machine, part.value)
    if not isinstance(part, cst.Slice):
        return Unknown("an index that is not followed")
    bounds = [
        Const(None) if bound is None else evaluate(machine, bound) for bound in (part.lower, part.upper, part.step)
    ]
    return Sequence.of("slice", bounds, machine.origin(part))


# --- functions and comprehensions


def _lambda(machine: Machine, node: cst.Lambda) -> Any:
    made = functions.define(machine, "<lambda>", node, node.params)
    return made


def _comprehension(kind: str) -> Callable[[Machine, Any], Any]:
    def make(machine: Machine, node: Any) -> Any:
        made = Sequence(kind, [], origin=machine.origin(node))
        loops.comprehend(machine, node.for_in, lambda: machine.append(made, evaluate(machine, node.elt)), made)
        return made

    return make


def _dictionary_comprehension(machine: Machine, node: cst.DictComp) -> Any:
    made = Mapping({}, origin=machine.origin(node))

    def add() -> None:
        key = evaluate(machine, node.key)
        value = evaluate(machine, node.value)
        if type(key) is Const and hashable(key.value):
            machine.put(made.entries, key.value, value)
        else:
            made.open = True

    loops.comprehend(machine, node.for_in, add, made)
    return made


def _walrus(machine: Machine, node: cst.NamedExpr) -> Any:
    value = evaluate(machine, node.value)
    if isinstance(node.target, cst.Name):
        machine.name(machine.scope, node.target.value, value)
    return value


def _await(machine: Machine, node: cst.Await) -> Any:
    return evaluate(machine, node.expression)


def _yield(machine: Machine, node: cst.Yield) -> Any:
    if node.value is not None:
        inner = node.value.item if isinstance(node.value, cst.From) else node.value
        machine.escape(evaluate(machine, inner), "yielded")
    return Unknown("sent to a generator", machine.origin(node))


def _call(machine: Machine, node: cst.Call) -> Any:
    return calls.call(machine, node)


EXPRESSIONS: dict[type, Callable[[Machine, Any], Any]] = {
    cst.Name: _name,
    cst.Call: _call,
    cst.Attribute: _attribute,
    cst.SimpleString: _string,
    cst.Integer: _integer,
    cst.Float: _float,
    cst.Imaginary: _imaginary,
    cst.ConcatenatedString: _concatenated,
    cst.FormattedString: _formatted,
    cst.List: _sequence("list"),
    cst.Tuple: _sequence("tuple"),
    cst.Set: _sequence("set"),
    cst.Dict: _dictionary,
    cst.Subscript: _subscript,
    cst.BinaryOperation: _binary,
    cst.UnaryOperation: _unary,
    cst.BooleanOperation: _boolean,
    cst.Comparison: _comparison,
    cst.IfExp: _conditional,
    cst.Lambda: _lambda,
    cst.ListComp: _comprehension("list"),
    cst.GeneratorExp: _comprehension("list"),
    cst.SetComp: _comprehension("set"),
    cst.DictComp: _dictionary_comprehension,
    cst.NamedExpr: _walrus,
    cst.Await: _await,
    cst.Yield: _yield,
    cst.Ellipsis: _ellipsis,
}
