"""Compiles a rule: its sentences become functions, its paths are checked against the vocabulary.

Happens when a rule is first asked of a subject, for its words when it first fires. For rules that nobody has tested
yet, ``check`` does it at load.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from kerlint.facts.fact import VOCABULARY
from kerlint.finding import Severity
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.kinds import Kind, Names
from kerlint.rulebook.logic import Run, conjunction
from kerlint.rulebook.rule import Fix, Rule
from kerlint.rulebook.sentence import Path, condition, expression, parse, path, sentence
from kerlint.rulebook.template import Template, template
from kerlint.rulebook.worlds import Scene
from kerlint.suggest import did_you_mean

T = TypeVar("T")

SUBJECTS = {name.lower(): name for name in VOCABULARY}
"""What a rule can be asked of: every fact, in snake case."""

TO_A_PLACE = ("move", "repeat", "apply", "refit")
"""Edits whose ``to`` is a path, not a text."""


_LATER: dict[str, tuple[str, ...]] = {"wrap": ("it", "old"), "insert": ("old", "sizes")}
"""What an edit's ``code`` can speak of that is known only where it is made."""


class CompiledCase(NamedTuple):
    """One variant of a rule, ready to be asked; ``number`` counts from 0."""

    number: int
    when: Run
    severity: Severity
    default: bool
    keras: int | None


class Join(NamedTuple):
    """A name of a rule that ranges over a collection."""

    name: str
    path: Path


class CompiledRule(NamedTuple):
    """A rule, ready to be asked.

    ``conditions`` are the parts of ``when``, joined by *and*: those that speak of no join, of the first, of the second
    and perhaps the first …
    """

    rule: Rule
    where: tuple[Join, ...]
    when: Run
    conditions: tuple[tuple[Run, ...], ...]
    unless: tuple[Run, ...]
    cases: tuple[CompiledCase, ...]
    once: Run | None


class Wording(NamedTuple):
    """What a rule says when it fires: ``messages`` holds message and help of each case."""

    at: Path
    also: tuple[tuple[Path, Template], ...]
    messages: tuple[tuple[Template, Template], ...]


class CompiledFix(NamedTuple):
    """A fix, ready to be made where its ``when`` is true."""

    fix: Fix
    target: Path
    to: Template
    code: Template
    message: Template
    when: Run | None
    goal: Path | None = None
    also: tuple[CompiledFix, ...] = ()


def compile_fix(rule: Rule, fix: Fix) -> CompiledFix:
    """Raises RuleError."""
    names, _ = _names(rule)
    code = fix.code
    for later in _LATER.get(fix.edit, ()):  # what the editor puts in: the template keeps its place
        code = code.replace(f"{{{later}}}", f"{{{{{later}}}}}")
    return CompiledFix(
        fix,
        _at("fix.target", path, fix.target, names),
        _at("fix.to", template, "" if fix.edit in TO_A_PLACE else fix.to, names),
        _at("fix.code", template, code, names),
        _at("fix.message", template, fix.message, names),
        _at("fix.when", sentence, fix.when, names) if fix.when else None,
        _at("fix.to", path, fix.to, names) if fix.edit in TO_A_PLACE else None,
        tuple(compile_fix(rule, also) for also in fix.also),
    )


def compile_rule(rule: Rule) -> CompiledRule:
    """Compiles what says of most subjects that a rule does not fire; the rest when it is asked. Raises RuleError."""
    try:
        names, where = _names(rule)
        when = _at("when", _parts, rule.when, names)
        return CompiledRule(
            rule,
            where,
            _all(tuple([part.run for part in when])),
            _by_level(when, [join.name for join in where]),
            tuple(_later(rule, f"unless {place}", guard.when, names) for place, guard in enumerate(rule.unless, 1)),
            tuple(_case(rule, number, names) for number in range(len(rule.cases))),
            _at("once", expression, rule.once, names).run if rule.once else None,
        )
    except RuleError as error:
        raise error.within(path=rule.path) from error


class _Part(NamedTuple):
    """A compiled part of a sentence, and the names that stand in it."""

    run: Run
    names: set[str]


def _parts(text: str, names: Names) -> list[_Part]:
    """Compiles a sentence in parts: it is true where all of them are. Raises RuleError."""
    node = parse(text)
    parts = node.values if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) else [node]
    return [
        _Part(condition(part, names), {one.id for one in ast.walk(part) if isinstance(one, ast.Name)}) for part in parts
    ]


def _all(parts: tuple[Run, ...]) -> Run:
    return parts[0] if len(parts) == 1 else lambda scene: conjunction(scene, parts)


def _by_level(parts: Iterable[_Part], joins: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """The parts of a sentence by how many of the joins have to stand for something before they can be asked."""
    levels: list[list[Run]] = [[] for _ in range(len(joins) + 1)]
    for part in parts:
        levels[max((number for number, join in enumerate(joins, 1) if join in part.names), default=0)].append(part.run)
    return tuple(map(tuple, levels))


def _later(rule: Rule, key: str, text: str, names: Names) -> Run:
    """A sentence that is compiled when it is first asked. Raises RuleError then."""
    ready: list[Run] = []

    def run(scene: Scene) -> Any:
        if not ready:
            try:
                ready.append(_at(key, sentence, text, names))
            except RuleError as error:
                raise error.within(path=rule.path) from error
        return ready[0](scene)

    return run


def compile_wording(rule: Rule) -> Wording:
    """Compiles all that a rule says when it fires, which is seldom. Raises RuleError."""
    try:
        names, _ = _names(rule)
        return Wording(
            _at("at", path, rule.at, names),
            tuple((_at("also", path, also.at, names), _at("also", template, also.label, names)) for also in rule.also),
            tuple(
                (
                    _at(f"case {place}.message", template, case.message, names),
                    _at(f"case {place}.help", template, case.help, names),
                )
                for place, case in enumerate(rule.cases, 1)
            ),
        )
    except RuleError as error:
        raise error.within(path=rule.path) from error


def _at(key: str, compiler: Callable[[str, Names], T], text: str, names: Names) -> T:
    try:
        return compiler(text, names)
    except RuleError as error:
        raise error.within(key=key) from error


def _names(rule: Rule) -> tuple[Names, tuple[Join, ...]]:
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
        where.append(Join(name, joined))
    return names, tuple(where)


def _free(name: str, names: Names, key: str) -> None:
    if name in names or not name.isidentifier():
        raise RuleError(f"the name `{name}` is taken", key)


def _case(rule: Rule, number: int, names: Names) -> CompiledCase:
    case = rule.cases[number]
    when = _later(rule, f"case {number + 1}.when", case.when, names)
    return CompiledCase(number, when, case.severity, case.default, case.keras)


def check(rule: Rule) -> None:
    """Checks everything in a rule file that can be checked without a program. Raises RuleError."""
    compile_rule(rule)
    compile_wording(rule)
    names, _ = _names(rule)
    try:
        for place, guard in enumerate(rule.unless, 1):
            _at(f"unless {place}", sentence, guard.when, names)
        for place, case in enumerate(rule.cases, 1):
            _at(f"case {place}.when", sentence, case.when, names)
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
    for fix in fixes:
        later = {name: Kind("str") for name in _LATER.get(fix.edit, ())}
        _at(f"{key}.target", path, fix.target, names)
        _at(f"{key}.to", path if fix.edit in TO_A_PLACE else template, fix.to, names)
        _at(f"{key}.code", template, fix.code, {**names, **later})
        _at(f"{key}.message", template, fix.message, names)
        if fix.when:
            _at(f"{key}.when", sentence, fix.when, names)
        _check_fixes(f"{key}.also", fix.also, names)
