"""Runs every rule of the book on the programs that its own page shows.

A bad program is flagged on the lines marked `# !`, by its rule and no other default rule; on a good one all default
rules are silent. A rule needs two bad and three good programs, and none of its guards can go without one of them
showing it.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from kerlint.document.reading import File, read
from kerlint.interpreter import interpret
from kerlint.linter import lint
from kerlint.rulebook.book import RuleBook, load
from kerlint.rulebook.judge import judge
from kerlint.rulebook.rule import Example, Rule
from kerlint.ruleset import RuleSet
from kerlint.selection import Selection
from kerlint.settings.settings import Layer, Settings

BOOK = load()
PROGRAM = File("program.py", "/nowhere/program.py")
MARK = re.compile(r"# !")


def examples(kind: str) -> list[pytest.param]:
    return [
        pytest.param(rule, example, id=f"{rule.name}: {example.title or number}")
        for rule in BOOK.rules
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


def flagged(example: Example, *also: str) -> list[tuple[int, str]]:
    """The line and rule of every finding of the default rules, and of ``also`` with all its cases."""
    result = lint(PROGRAM, RuleSet(Settings(layers=(Layer(extend_select=also),))), example.code.encode())
    assert result.failures == ()
    return [(finding.span.start.row, finding.name) for finding in result.findings]


@pytest.mark.parametrize(("rule", "example"), examples("bad"))
def test_bad_programs_are_flagged_on_the_marked_lines_by_this_rule_only(rule: Rule, example: Example) -> None:
    marked = [number for number, line in enumerate(example.code.split("\n"), 1) if MARK.search(line)]
    assert marked, "a bad program marks the lines to flag with `# !`"
    assert sorted(set(flagged(example, rule.code))) == [(number, rule.name) for number in marked]


@pytest.mark.parametrize(("rule", "example"), examples("good"))
def test_good_programs_are_silent(rule: Rule, example: Example) -> None:
    assert flagged(example, *([] if rule.default else [rule.code])) == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.name)
def test_a_rule_shows_itself_and_its_near_misses(rule: Rule) -> None:
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 3
    codes = [example.code for example in (*rule.bad, *rule.good)]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("rule", "number"),
    [
        pytest.param(rule, number, id=f"{rule.name}: {guard.because}")
        for rule in BOOK.rules
        for number, guard in enumerate(rule.unless)
    ],
)
def test_no_guard_can_go(rule: Rule, number: int) -> None:
    without = copy_of(rule, unless=rule.unless[:number] + rule.unless[number + 1 :])
    book = RuleBook([without, *(other for other in BOOK.rules if other is not rule)])
    asked = Selection(frozenset({rule.code}), frozenset({rule.code}))
    assert any(judge(facts(example.code), book, asked) for example in rule.good), "no good program needs this guard"


def copy_of(rule: Rule, **changes: object) -> Rule:
    return Rule(**{slot.lstrip("_"): getattr(rule, slot) for slot in Rule.__slots__} | changes)


@cache
def facts(code: str) -> object:
    return interpret(read(PROGRAM, code.encode()).document)
