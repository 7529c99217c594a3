"""Selectors: names, codes, prefixes, families, ALL; the more exact one wins."""

from typing import NamedTuple

import pytest

from kerlint.finding import Severity
from kerlint.selection import UnknownSelector, all_rules, select


class Rule(NamedTuple):
    code: str
    name: str
    family: str
    default: bool = True
    severity: Severity = Severity.WARNING


RULES = all_rules(
    [
        Rule("KER102", "softmax-with-regression-loss", "loss"),
        Rule("KER103", "categorical-crossentropy-single-unit", "loss"),
        Rule("KER301", "learning-rate-too-high", "optimizer"),
        Rule("KER418", "overparameterised", "architecture", default=False),
    ]
)
OWN = {"KER001", "KER002", "KER003", "KER004", "KER005", "KER006"}


def on(**selectors):
    return set(select(RULES, **selectors).on) - OWN


@pytest.mark.parametrize(
    ("selectors", "codes"),
    [
        ({}, {"KER102", "KER103", "KER301"}),
        ({"select": ["KER102"]}, {"KER102"}),
        ({"select": ["ker102"]}, {"KER102"}),
        ({"select": ["softmax-with-regression-loss"]}, {"KER102"}),
        ({"select": ["KER1"]}, {"KER102", "KER103"}),
        ({"select": ["loss", "KER4"]}, {"KER102", "KER103", "KER418"}),
        ({"select": ["ALL"]}, {"KER102", "KER103", "KER301", "KER418"}),
        ({"select": ["all"], "ignore": ["KER1"]}, {"KER301", "KER418"}),
        ({"ignore": ["loss"]}, {"KER301"}),
        ({"extend_select": ["overparameterised"]}, {"KER102", "KER103", "KER301", "KER418"}),
        ({"select": ["KER102"], "ignore": ["KER1"]}, {"KER102"}),
        ({"select": ["KER1"], "ignore": ["KER102"]}, {"KER103"}),
        ({"select": ["KER102"], "ignore": ["KER102"]}, set()),
        ({"select": ["KER102"], "extend_select": ["KER3"]}, {"KER102", "KER301"}),
        ({"select": []}, set()),
    ],
)
def test_which_rules_are_on(selectors, codes):
    assert on(**selectors) == codes


def test_the_tools_own_rules_stay_on_unless_ignored():
    assert select(RULES, select=["KER102"]).on >= OWN
    assert select(RULES, ignore=["invalid-syntax"]).on >= OWN - {"KER001"}
    assert "KER001" not in select(RULES, ignore=["invalid-syntax"]).on


def test_what_was_asked_for_is_known():
    selection = select(RULES, extend_select=["KER4"], ignore=["KER102"])
    assert selection.asked == {"KER418"}


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("softmax-with-mse-loss", "no rule `softmax-with-mse-loss`; did you mean `softmax-with-regression-loss`?"),
        ("KER999", "no rule `KER999`"),
        ("optimiser", "no rule `optimiser`; did you mean `optimizer`?"),
        ("", "no rule ``"),
        ("E501", "no rule `E501`"),
    ],
)
def test_an_unknown_selector_is_refused_with_the_nearest_one(selector, message):
    with pytest.raises(UnknownSelector) as refused:
        select(RULES, select=[selector])
    assert str(refused.value).startswith(message)
