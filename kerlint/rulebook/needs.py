"""What must be so that a rule can fire: conditions on single values, read off its sentences without a program.

A rule with ``fit.function == 'fit' and …`` can only fire on a fit whose ``function`` is that, one with
``len(head.labels.shape) == 2`` only where the shape of the labels is known. Such needs are necessary, never sufficient:
they say of most subjects that a rule need not be asked (see ``shortlist``), and nothing of the others.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import reduce
from typing import Any, NamedTuple, TypeAlias

from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.rule import Need, Rule
from kerlint.rulebook.sentence import literals_of, parse, path_of
from kerlint.rulebook.words import WORDS


class _Allowed(NamedTuple):
    """What a value may be (see ``Need``)."""

    among: bool
    values: frozenset[Any]


_Path: TypeAlias = "tuple[str, tuple[str, ...]]"
_Needs: TypeAlias = "dict[_Path, _Allowed]"

_KNOWN = _Allowed(False, frozenset())
_SOMETHING = _Allowed(False, frozenset({None}))
"""Known and not ``None``: all that numbers are compared with, and what words and quantifiers are asked of."""

_MEMBERS = _Allowed(False, frozenset({None, ()}))
"""The same of a collection, and that it lists some member: what joins go over, and what makes ``any`` true."""


def needs(rule: Rule) -> tuple[Need, ...]:
    """The needs of a rule's subject, of its joins and of the program. None if a sentence can't be read."""
    try:
        parts = [
            _of(parse(rule.when), True),
            _any(_of(parse(case.when), True) for case in rule.cases),
            *(_of(parse(guard.when), False) for guard in rule.unless),
            *(_value(parse(path), _MEMBERS) for path in rule.where.values()),
            *([_value(parse(rule.once), _KNOWN)] if rule.once else []),
        ]
    except RuleError:
        return ()  # whoever compiles it says what is wrong
    names = {"program", rule.on, *rule.where}
    found = {path: allowed for path, allowed in _all(parts).items() if path[0] in names}
    implied = _all(_owners(path, allowed) for path, allowed in found.items())
    return tuple(Need(*path, *allowed) for path, allowed in found.items() if implied.get(path) != allowed)


def _of(node: ast.expr, truth: bool) -> _Needs:
    """What must be so that a sentence can be true, or false."""
    match node:
        case ast.BoolOp():
            parts = [_of(value, truth) for value in node.values]
            return _all(parts) if isinstance(node.op, ast.And) is truth else _any(parts)
        case ast.UnaryOp(op=ast.Not()):
            return _of(node.operand, not truth)
        case ast.IfExp():
            there = _all([_of(node.test, True), _of(node.body, truth)])
            return _any([there, _all([_of(node.test, False), _of(node.orelse, truth)])])
        case ast.Compare():
            operands = [node.left, *node.comparators]
            pairs = [_compared(*pair, truth=truth) for pair in zip(node.ops, operands, operands[1:])]
            return _all(pairs) if truth else _any(pairs)
        case ast.Call(func=ast.Name(id=word)):
            return _word(word, node.args, truth=truth)
        case ast.Attribute():
            return _value(node, _Allowed(True, frozenset({truth})))
    return {}


def _compared(op: ast.cmpop, left: ast.expr, right: ast.expr, *, truth: bool) -> _Needs:
    literals = literals_of(op, right)
    if isinstance(op, (ast.Is, ast.IsNot)) and isinstance(right, ast.Constant):
        literals = (right.value,)
    if literals is not None:
        return _value(left, _Allowed(isinstance(op, (ast.Eq, ast.In, ast.Is)) is truth, frozenset(literals)))
    if isinstance(op, (ast.In, ast.NotIn)):
        return _all([_value(left, _KNOWN), _value(right, _SOMETHING)])
    needed = _SOMETHING if isinstance(op, (ast.Lt, ast.LtE, ast.Gt, ast.GtE)) else _KNOWN
    return _all([_value(left, needed), _value(right, needed)])


def _word(word: str, arguments: list[ast.expr], *, truth: bool) -> _Needs:
    if word in WORDS:
        return _all(_value(argument, _SOMETHING) for argument in arguments)
    match arguments:
        case [ast.GeneratorExp() as over]:
            if truth is not (word == "any"):
                return _value(over.generators[0].iter, _SOMETHING)
            some = _value(over.generators[0].iter, _MEMBERS)
            # Some member makes it so: of that member, and of all that is not asked of members.
            filters = [_of(test, True) for generator in over.generators for test in generator.ifs]
            return _all([some, *filters, _of(over.elt, truth)])
    return {}


def _value(node: ast.expr, allowed: _Allowed) -> _Needs:
    """What must be so that an expression can have such a value."""
    match node:
        case ast.Attribute():
            path = path_of(node)
            return {path: allowed} if path is not None else {}
        case ast.BinOp():
            return _all([_value(node.left, _SOMETHING), _value(node.right, _SOMETHING)])
        case ast.UnaryOp(op=ast.USub()):
            return _value(node.operand, _SOMETHING)
        case ast.Call(func=ast.Name(id="len"), args=[argument]):
            return _value(argument, _SOMETHING)
        case ast.Call(func=ast.Name(id="count"), args=[ast.GeneratorExp() as over]):
            return _value(over.generators[0].iter, _SOMETHING)
        case ast.Subscript():
            return _value(node.value, _KNOWN)
    return {}


def _all(parts: Iterable[_Needs]) -> _Needs:
    """What must be so where all of these needs are met."""
    found: _Needs = {}
    for part in parts:
        for path, allowed in part.items():
            found[path] = _both(found[path], allowed) if path in found else allowed
    return found


def _any(parts: Iterable[_Needs]) -> _Needs:
    """What must be so where one of these needs is met: often only that what they ask of is there at all."""
    first, *others = (_all([part, *(_owners(path, allowed) for path, allowed in part.items())]) for part in parts)
    shared = [path for path in first if all(path in other for other in others)]
    return {path: reduce(_either, (other[path] for other in others), first[path]) for path in shared}


def _owners(path: _Path, allowed: _Allowed) -> _Needs:
    """What must be so of ``head.labels`` where ``head.labels.shape`` is to have such a value.

    Every attribute of ``None`` is ``None``, of what is not known, unknown.
    """
    name, attributes = path
    something = (None in allowed.values) is not allowed.among
    needed = _SOMETHING if something else _KNOWN
    return {(name, attributes[:length]): needed for length in range(1, len(attributes))}


def _both(one: _Allowed, other: _Allowed) -> _Allowed:
    if one.among and other.among:
        return _Allowed(True, one.values & other.values)
    if not one.among and not other.among:
        return _Allowed(False, one.values | other.values)
    few, but = (one, other) if one.among else (other, one)
    return _Allowed(True, few.values - but.values)


def _either(one: _Allowed, other: _Allowed) -> _Allowed:
    if one.among and other.among:
        return _Allowed(True, one.values | other.values)
    if not one.among and not other.among:
        return _Allowed(False, one.values & other.values)
    few, but = (one, other) if one.among else (other, one)
    return _Allowed(False, but.values - few.values)
