"""``match``: which case is taken on which path."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

import libcst as cst

from kerlint.facts.guards import both, either, implies, negate
from kerlint.facts.values import Guard, Unknown
from kerlint.interpreter import conditions, patterns
from kerlint.interpreter.expressions import evaluate
from kerlint.interpreter.machine import Machine

Bind: TypeAlias = Callable[[Machine, cst.CSTNode, Any], None]


def match(machine: Machine, node: cst.Match, run: Callable[[Machine, Any], None], bind: Bind) -> None:
    """Cases are tried in order: a constant compares, a bare name or ``_`` takes the rest, others are unknown."""
    subject = evaluate(machine, node.subject)
    remaining: Guard = True
    outer = machine.path
    ends: list[Guard] = []
    for case in node.cases:
        machine.path = before = both(both(outer, remaining), machine.scope.live)
        if before is False:
            break
        guard = both(remaining, conditions.bound(machine, _matches(machine, case, subject, bind)))
        machine.path = machine.simple(both(before, guard))
        if machine.path is not False:
            run(machine, case.body)
            ends.append(machine.path)
        remaining = both(remaining, negate(guard))
    after = both(outer, remaining)
    for end in ends:
        after = either(after, end)
    machine.path = outer if implies(outer, after) else after
    machine.settle()


def _matches(machine: Machine, case: cst.MatchCase, subject: Any, bind: Bind) -> Guard:
    guard = _pattern(bind, machine, case.pattern, subject)
    if case.guard is not None:
        guard = both(guard, conditions.truth(machine, evaluate(machine, case.guard)))
    return guard


def _pattern(bind: Bind, machine: Machine, pattern: cst.MatchPattern, subject: Any) -> Guard:
    if isinstance(pattern, cst.MatchValue):
        value = evaluate(machine, pattern.value)
        return conditions.truth(machine, conditions.compare(machine, "==", subject, value))
    if isinstance(pattern, cst.MatchSingleton):
        value = evaluate(machine, pattern.value)
        return conditions.truth(machine, conditions.compare(machine, "is", subject, value))
    if isinstance(pattern, cst.MatchOr):
        guard: Guard = False
        for element in pattern.patterns:
            guard = either(guard, _pattern(bind, machine, element.pattern, subject))
        return guard
    if isinstance(pattern, cst.MatchAs):
        guard = True if pattern.pattern is None else _pattern(bind, machine, pattern.pattern, subject)
        if pattern.name is not None:
            bind(machine, pattern.name, subject)
        return guard
    if isinstance(pattern, cst.MatchMapping):
        return patterns.mapping(machine, pattern, subject, partial(_pattern, bind))
    if isinstance(pattern, (cst.MatchList, cst.MatchTuple)):
        return patterns.sequence(machine, pattern, subject, partial(_pattern, bind))
    if isinstance(pattern, cst.MatchClass):
        return patterns.instance(machine, pattern, subject, partial(_pattern, bind))
    return conditions.truth(machine, Unknown("a pattern that is not followed"))
