"""The same program, written in another way, has the same faults: every bad program of the rule book."""

from __future__ import annotations

from collections import Counter

import pytest

from kerlint.document.reading import File
from kerlint.linter import lint
from kerlint.rule_tests import flagged
from kerlint.rulebook.book import load
from kerlint.rulebook.rule import Example
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings
from tests.metamorphic.rewrites import REWRITES, in_two_files

BOOK = load()
BAD = [(rule, place) for rule in BOOK.rules for place in range(len(rule.bad))]


def names(code, rule):
    return Counter(flag.name for flag in flagged(Example(code), BOOK, rule.code))


@pytest.mark.parametrize(("rule", "place"), BAD, ids=lambda value: getattr(value, "name", value))
def test_other_spellings_have_the_same_findings(rule, place):
    code = rule.bad[place].code
    expected = names(code, rule)
    rewritten = {how: rewrite(code) for how, rewrite in REWRITES.items()}
    assert {how: names(text, rule) for how, text in rewritten.items()} == dict.fromkeys(rewritten, expected)


APART = [(rule, place) for rule, place in BAD if in_two_files(rule.bad[place].code)]


@pytest.mark.parametrize(("rule", "place"), APART, ids=lambda value: getattr(value, "name", value))
def test_a_program_in_two_files_has_the_same_findings(rule, place, tmp_path):
    files = in_two_files(rule.bad[place].code)
    rules = RuleSet(Settings(layers=(Layer(extend_select=(rule.code,)),)), BOOK)
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    results = [lint(File(name, str(tmp_path / name)), rules) for name in files]
    assert not any(result.failures for result in results)
    found = {finding.name for result in results for finding in result.findings}
    assert found == set(names(rule.bad[place].code, rule))


@pytest.mark.parametrize("how", REWRITES)
def test_each_way_changes_many_programs(how):
    changed = sum(REWRITES[how](rule.bad[place].code) != rule.bad[place].code for rule, place in BAD)
    assert changed > 50
