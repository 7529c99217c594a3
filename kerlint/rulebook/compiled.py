"""Compiles a rule: its sentences become functions, its paths are checked against the vocabulary.

Happens at the first subject that a rule is asked of. For rules that nobody has tested yet, ``check`` does it at load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from kerlint.facts.fact import VOCABULARY
from kerlint.finding import Severity
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.kinds import Kind, Names
from kerlint.rulebook.logic import Run
from kerlint.rulebook.rule import Case, Fix, Rule
from kerlint.rulebook.sentence import Path, expression, path, sentence
from kerlint.rulebook.template import Template, template
from kerlint.suggest import did_you_mean

T = TypeVar("T")

SUBJECTS = {name.lower(): name for name in VOCABULARY}
"""What a rule can be asked of: every fact, in snake case."""


class CompiledCase(NamedTuple):
    """One variant of a rule, ready to be asked; ``number`` counts from 0."""

    number: int
    when: Run
    severity: Severity
    default: bool
    keras: int | None
    message: Template
    help: Template


class CompiledRule(NamedTuple):
    """A rule, ready to be asked."""

    rule: Rule
    where: tuple[tuple[str, Path], ...]
    when: Run
    unless: tuple[Run, ...]
    cases: tuple[CompiledCase, ...]
    at: Path
    also: tuple[tuple[Path, Template], ...]
    once: Run | None


def compile_rule(rule: Rule) -> CompiledRule:
    """Compiles all that judging needs. Raises RuleError."""
    try:
        return _compile(rule)
    except RuleError as error:
        raise error.within(path=rule.path) from error


def _compile(rule: Rule) -> CompiledRule:
    names, where = _names(rule)
    return CompiledRule(
        rule,
        where,
        _at("when", sentence, rule.when, names),
        tuple(_at(f"unless {place + 1}", sentence, guard.when, names) for place, guard in enumerate(rule.unless)),
        tuple(_case(place, case, names) for place, case in enumerate(rule.cases)),
        _at("at", path, rule.at, names),
        tuple((_at("also", path, also.at, names), _at("also", template, also.label, names)) for also in rule.also),
        _at("once", expression, rule.once, names).run if rule.once else None,
    )


def _at(key: str, compiler: Callable[[str, Names], T], text: str, names: Names) -> T:
    try:
        return compiler(text, names)
    except RuleError as error:
        raise error.within(key=key) from error


def _names(rule: Rule) -> tuple[Names, tuple[tuple[str, Path], ...]]:
    """What the sentences of a rule can speak of, and the paths of its joins."""
    if rule.on not in SUBJECTS:
        raise RuleError(f"no fact `{rule.on}`{did_you_mean(rule.on, SUBJECTS)}", "on")
    names = {"program": Kind("Program"), rule.on: Kind(SUBJECTS[rule.on])}
    for option, value in rule.options.items():
        _free(option, names, "options")
        names[option] = Kind(type(value).__name__)
    where = []
    for name, text in rule.where.items():
        _free(name, names, "where")
        joined = _at(f"where.{name}", path, text, names)
        if not joined.kind.many or joined.kind.name not in (*VOCABULARY, "Fact"):
            raise RuleError(f"`{text}` is {joined.kind}; a join goes over a collection of facts", f"where.{name}")
        names[name] = Kind(joined.kind.name)
        where.append((name, joined))
    return names, tuple(where)


def _free(name: str, names: Names, key: str) -> None:
    if name in names or not name.isidentifier():
        raise RuleError(f"the name `{name}` is taken", key)


def _case(place: int, case: Case, names: Names) -> CompiledCase:
    try:
        return CompiledCase(
            place,
            _at("when", sentence, case.when, names),
            case.severity,
            case.default,
            case.keras,
            _at("message", template, case.message, names),
            _at("help", template, case.help, names),
        )
    except RuleError as error:
        raise error.within(key=f"case {place + 1}") from error


def check(rule: Rule) -> None:
    """Checks everything in a rule file that can be checked without a program. Raises RuleError."""
    compile_rule(rule)
    names, _ = _names(rule)
    try:
        _check_fixes("fix", rule.fixes, names)
        for place, case in enumerate(rule.cases):
            _check_fixes(f"case {place + 1}.fix", case.fixes, names)
        if rule.confirm and rule.confirm.repair:
            _check_fixes("confirm.repair", (rule.confirm.repair,), names)
    except RuleError as error:
        raise error.within(path=rule.path) from error
    for key in ("why", "bad", "good"):
        if not getattr(rule, key):
            raise RuleError("is missing", key, rule.path)


def _check_fixes(key: str, fixes: Iterable[Fix], names: Names) -> None:
    wrapped = {**names, "it": Kind("str")}
    for fix in fixes:
        _at(f"{key}.target", path, fix.target, names)
        _at(f"{key}.to", template, fix.to, names)
        _at(f"{key}.code", template, fix.code, wrapped if fix.edit == "wrap" else names)
        _at(f"{key}.message", template, fix.message, names)
        if fix.when:
            _at(f"{key}.when", sentence, fix.when, names)
