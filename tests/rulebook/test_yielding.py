"""One cause, one finding: where a rule is silent because a stronger one could speak."""

import pytest

from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Prediction
from kerlint.selection import Selection
from tests.rulebook.build import (
    Choice,
    Collection,
    Fit,
    Loss,
    Model,
    Program,
    atom,
    fired,
    head,
    link,
    origin,
    program,
    rule,
)

STRONG = rule("KER103", name="strong", on="head", when="head.units == 1")
WEAK = rule("KER101", name="weak", on="head", when="head.axis == 1", yields_to=["KER103"])


@pytest.mark.parametrize(("units", "codes"), [(1, ["KER103"]), (2, ["KER101"]), (UNKNOWN, [])])
def test_a_rule_yields_where_the_stronger_one_could_fire(units, codes):
    verdicts = fired(program(head(units=units, axis=1)), STRONG, WEAK)
    assert [verdict.code for verdict in verdicts] == codes


def test_a_rule_yields_in_the_worlds_of_the_stronger_one_only():
    units = Choice(atom(), 1, 2)
    assert [verdict.code for verdict in fired(program(head(units=units, axis=1)), STRONG, WEAK)] == ["KER101", "KER103"]


def test_a_rule_yields_to_an_ignored_one_but_not_to_one_that_nobody_selected():
    only = Selection(frozenset({"KER101"}))
    assert fired(program(head(units=1, axis=1)), STRONG, WEAK, selection=only) == []
    off = rule("KER103", name="strong", on="head", when="head.units == 1", default="off")
    assert [verdict.code for verdict in fired(program(head(units=1, axis=1)), off, WEAK)] == ["KER101"]


def test_a_guard_of_the_stronger_rule_frees_the_weaker_one():
    guarded = rule(
        "KER103",
        name="strong",
        on="head",
        when="head.units == 1",
        unless=[{"when": "head.activation == 'linear'", "because": "a regression"}],
    )
    for activation, codes in (("linear", ["KER101"]), ("relu", ["KER103"]), (UNKNOWN, [])):
        verdicts = fired(program(head(units=1, axis=1, activation=activation)), guarded, WEAK)
        assert [verdict.code for verdict in verdicts] == codes


UNCOMPILED = rule("KER502", name="uncompiled", on="fit", when="fit.compile is None")
UNTRAINED = rule("KER501", name="untrained", on="prediction", when="True", yields_to=["uncompiled"])


@pytest.mark.parametrize(
    ("compiled", "closed", "codes"),
    [
        (None, True, ["KER502"]),
        (UNKNOWN, True, []),
        ("yes", True, ["KER501"]),
        ("yes", False, []),
    ],
)
def test_a_rule_yields_on_the_same_model_if_the_subjects_differ(compiled, closed, codes):
    model = Model()
    fit = Fit(place=origin(2), model=model, compile=Loss() if compiled == "yes" else compiled)
    link(model, fits=Collection.of(fit, closed=closed))
    prediction = Prediction(place=origin(3), model=model)
    seen = Program(predictions=Collection.of(prediction), fits=Collection.of(fit))
    assert [verdict.code for verdict in fired(seen, UNCOMPILED, UNTRAINED)] == codes


def test_a_rule_does_not_yield_to_what_is_missing_on_some_paths_only():
    strong = rule("KER103", name="strong", on="head", paths="every", when="head.units == 1")
    verdicts = fired(program(head(units=Choice(atom(), 1, 2), axis=1)), strong, WEAK)
    assert {verdict.code for verdict in verdicts} == {"KER101"}
