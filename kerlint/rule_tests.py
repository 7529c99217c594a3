"""Runs rules on the programs that their own files show: `kerlint rules test`, and the tests of the shipped rules.

A bad program must be flagged on the lines marked ``# !``, by its rule and no other default rule; on a good one all
default rules must be silent. No guard may go without one of the good programs showing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kerlint.document.reading import File, read
from kerlint.linter import lint
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.rule import Example, Rule
from kerlint.ruleset import RuleSet
from kerlint.selection import Selection
from kerlint.settings.settings import Layer, Settings

BAD, GOOD = 2, 3
"""How many programs of each kind a rule shows."""

_PROGRAM = File("program.py", "/nowhere/program.py")
_MARK = re.compile(r"# !")


class Flag(NamedTuple):
    """A finding in an example: its 1-based line and the rule that says so."""

    line: int
    name: str


def marked(example: Example) -> list[int]:
    """The lines of a bad program that must be flagged."""
    return [number for number, line in enumerate(example.code.split("\n"), 1) if _MARK.search(line)]


def flagged(example: Example, book: RuleBook, *also: str) -> list[Flag]:
    """The findings of the default rules, and of ``also`` with all its cases. Raises RuntimeError if kerlint fails."""
    rules = RuleSet(Settings(layers=(Layer(extend_select=also),)), book)
    result = lint(_PROGRAM, rules, example.code.encode())
    if result.failures:
        raise RuntimeError(result.failures[0].reason)
    return [Flag(finding.span.start.row, finding.name) for finding in result.findings]


def complaints(rule: Rule, book: RuleBook) -> Iterator[str]:
    """What is wrong with a rule's own programs, one sentence each; none if all is well."""
    if len(rule.bad) < BAD or len(rule.good) < GOOD:
        yield f"a rule shows at least {BAD} bad and {GOOD} good programs, not {len(rule.bad)} and {len(rule.good)}"
    for place, example in enumerate(rule.bad, 1):
        for text in _wrong_in_bad(rule, example, book):
            yield f"{_named('bad', place, example)}: {text}"
    for place, example in enumerate(rule.good, 1):
        for flag in flagged(example, book, *([] if rule.default else [rule.code])):
            yield f"{_named('good', place, example)}: line {flag.line} is flagged by {flag.name}"
    for number, guard in enumerate(rule.unless):
        if not needed(rule, number, book):
            yield f"unless ({guard.because}): no good program needs it"


def _named(kind: str, place: int, example: Example) -> str:
    return f"{kind} program {place}{f' ({example.title})' if example.title else ''}"


def _wrong_in_bad(rule: Rule, example: Example, book: RuleBook) -> Iterator[str]:
    lines = marked(example)
    if not lines:
        yield "no line is marked with `# !`"
    found = flagged(example, book, rule.code)
    own = {flag.line for flag in found if flag.name == rule.name}
    yield from (f"line {line} is marked but not flagged" for line in lines if line not in own)
    yield from (f"line {line} is flagged but not marked" for line in sorted(own - set(lines)))
    others = sorted({flag for flag in found if flag.name != rule.name})
    yield from (f"line {flag.line} is flagged by {flag.name}, too" for flag in others)


def needed(rule: Rule, number: int, book: RuleBook) -> bool:
    """Whether some good program is silent by one of the rule's guards only."""
    from kerlint.interpreter import interpret
    from kerlint.rulebook.judge import judge

    without = copy_of(rule, unless=rule.unless[:number] + rule.unless[number + 1 :])
    others = RuleBook([without, *(other for other in book.rules if other.code != rule.code)])
    asked = Selection(frozenset({rule.code}), frozenset({rule.code}))
    for example in rule.good:
        document = read(_PROGRAM, example.code.encode()).document
        if document is None:
            continue
        program = interpret(document)
        if judge(program, others, asked) and not judge(program, book, asked):
            return True
    return False


def copy_of(rule: Rule, **changes: object) -> Rule:
    """The rule with some of its parts changed."""
    from kerlint.rulebook.needs import needs

    copy = Rule(**{slot.lstrip("_"): getattr(rule, slot) for slot in Rule.__slots__} | changes)
    copy.needs = needs(copy)
    return copy
