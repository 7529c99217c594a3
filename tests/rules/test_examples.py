"""Runs every rule of the book on the programs that its own page shows, as `kerlint rules test` does.

A bad program is flagged on the lines marked `# !`, by its rule and no other default rule; on a good one all default
rules are silent. A rule needs two bad and three good programs, and none of its guards can go without one of them
showing it.
"""

from __future__ import annotations

import pytest

from kerlint.rule_tests import BAD, GOOD, flagged, marked, needed
from kerlint.rulebook.book import load
from kerlint.rulebook.rule import Example, Rule

BOOK = load()


def examples(kind: str) -> list[pytest.param]:
    return [
        pytest.param(rule, example, id=f"{rule.name}: {example.title or number}")
        for rule in BOOK.rules
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("bad"))
def test_bad_programs_are_flagged_on_the_marked_lines_by_this_rule_only(rule: Rule, example: Example) -> None:
    lines = marked(example)
    assert lines, "a bad program marks the lines to flag with `# !`"
    assert sorted(set(flagged(example, BOOK, rule.code))) == [(number, rule.name) for number in lines]


@pytest.mark.parametrize(("rule", "example"), examples("good"))
def test_good_programs_are_silent(rule: Rule, example: Example) -> None:
    assert flagged(example, BOOK, *([] if rule.default else [rule.code])) == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.name)
def test_a_rule_shows_itself_and_its_near_misses(rule: Rule) -> None:
    assert len(rule.bad) >= BAD
    assert len(rule.good) >= GOOD
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
    assert needed(rule, number, BOOK), "no good program needs this guard"
