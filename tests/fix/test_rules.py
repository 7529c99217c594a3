"""Every fix of the book, applied to the bad examples of its rule: it parses, the finding goes, nothing new comes."""

from __future__ import annotations

import ast

import pytest
from _pytest.mark import ParameterSet

from kerlint.document.reading import File
from kerlint.document.writing import edited
from kerlint.finding import Finding
from kerlint.fix.apply import fixed
from kerlint.linter import lint
from kerlint.rulebook.book import load
from kerlint.rulebook.rule import Example, Rule
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings

PROGRAM = File("program.py", "/nowhere/program.py")
BOOK = load()
UNCOVERS = {
    ("KER601", "KER512"): "a split of rows that are in order is the next fault to mend",
    ("KER503", "KER304"): "what is not frozen any more is trained with the rate of new layers",
}
"""Findings that a fix may bring to light."""


NOT_IN_EXAMPLES = {"KER208"}
"""Rules whose bad examples have no fix: a layer without a name. Other tests show theirs."""


def with_fixes() -> list[ParameterSet]:
    rules = [rule for rule in BOOK.rules if rule.fixes or any(case.fixes for case in rule.cases)]
    return [
        pytest.param(rule, example, id=f"{rule.name}: {example.title or number}")
        for rule in rules
        for number, example in enumerate(rule.bad, 1)
    ]


def rules_with(rule: Rule) -> RuleSet:
    return RuleSet(Settings(layers=(Layer(extend_select=(rule.code,)),)))


def findings(code: bytes, rules: RuleSet) -> list[Finding]:
    result = lint(PROGRAM, rules, code)
    assert result.failures == ()
    return list(result.findings)


@pytest.mark.parametrize(("rule", "example"), with_fixes())
def test_each_fix_mends_its_finding(rule: Rule, example: Example) -> None:
    rules, code = rules_with(rule), example.code.encode()
    before = findings(code, rules)
    known = {finding.code for finding in before}
    for finding in before:
        for fix in finding.fixes:
            after = edited("program.py", code, fix.edits)
            ast.parse(after)
            left = findings(after, rules)
            moved = rule.once and all(one.span.start > finding.span.start for one in left if one.code == finding.code)
            assert moved or count(left, finding.code) < count(before, finding.code), fix.message  # on to the next place
            new = {one.code for one in left} - known
            assert {code for code in new if (finding.code, code) not in UNCOVERS} == set(), fix.message


@pytest.mark.parametrize(("rule", "example"), with_fixes())
def test_a_second_pass_changes_nothing(rule: Rule, example: Example) -> None:
    rules = rules_with(rule)
    once = fixed(PROGRAM, example.code.encode(), rules, unsafe=True)
    again = fixed(PROGRAM, once.data, rules, unsafe=True)
    assert (again.data, again.applied) == (once.data, ())
    ast.parse(once.data)


@pytest.mark.parametrize("rule", sorted({each.values[0] for each in with_fixes()}, key=lambda rule: rule.code), ids=str)
def test_a_fix_is_offered_for_one_of_the_examples(rule: Rule) -> None:
    found = [one for example in rule.bad for one in findings(example.code.encode(), rules_with(rule))]
    offered = any(finding.fixes for finding in found if finding.code == rule.code)
    assert offered is (rule.code not in NOT_IN_EXAMPLES)


def test_every_fix_says_why_it_is_safe_or_unsafe() -> None:
    tables = [
        (rule.code, fix) for rule in BOOK.rules for fix in (*rule.fixes, *(f for c in rule.cases for f in c.fixes))
    ]
    assert [(code, fix.edit) for code, fix in tables if not fix.because] == []


def count(found: list[Finding], code: str) -> int:
    return sum(finding.code == code for finding in found)
