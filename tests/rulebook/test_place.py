"""Where a finding stands, what is labelled beside it, and in what words."""

from kerlint.facts.vocabulary import Step
from tests.rulebook.build import (
    Choice,
    Collection,
    Data,
    Fit,
    Loss,
    Program,
    atom,
    const,
    fired,
    head,
    origin,
    program,
    rule,
)


def test_a_finding_stands_where_the_value_is_written():
    at_units = rule(on="head", when="head.units > 5", at="head.units")
    (written,) = fired(program(head(1, units=const(10, line=7))), at_units)
    (default,) = fired(program(head(1, units=const(10))), at_units)
    assert (written.at.node, default.at.node) == (7, 1)


def test_it_stands_at_the_nearest_owner_that_was_written():
    deep = rule(on="head", when="head.units > 5", at="head.loss.from_logits")
    (verdict,) = fired(program(head(1, units=10, loss=Loss(place=origin(4), from_logits=False))), deep)
    (unplaced,) = fired(program(head(1, units=10, loss=Loss(from_logits=False))), deep)
    (unknown,) = fired(program(head(1, units=10)), deep)
    assert (verdict.at.node, unplaced.at.node, unknown.at.node) == (4, 1, 1)


def test_a_constant_defined_elsewhere_is_labelled_there():
    at_units = rule(on="head", when="head.units > 5", at="head.units")
    (verdict,) = fired(program(head(1, units=const(10, line=7, definition=3))), at_units)
    assert [(other.node, label) for other, label in verdict.also] == [(3, "`10` is set here")]


def test_of_a_collection_the_first_three_are_labelled_and_the_first_is_the_place():
    steps = Collection.of(*(Step(place=origin(line)) for line in (5, 6, 7, 8)))
    fit = Fit(place=origin(1), x=Data(place=origin(2), steps=steps))
    labelled = rule(on="fit", when="True", at="fit.x.steps", also=[{"at": "fit.x.steps", "label": "here"}])
    (verdict,) = fired(Program(fits=Collection.of(fit)), labelled)
    assert verdict.at.node == 5
    assert [place.node for place, _ in verdict.also] == [5, 6, 7]


def test_no_label_speaks_of_what_is_not_there():
    labelled = rule(
        on="head",
        when="True",
        also=[{"at": "head.labels", "label": "labels"}, {"at": "head.loss", "label": "{head.loss.name}"}],
    )
    (verdict,) = fired(program(head(1, labels=None, loss=Loss(place=origin(2), name="cce"))), labelled)
    assert [(place.node, label) for place, label in verdict.also] == [(2, "cce")]


def test_messages_hold_values():
    spoken = rule(
        on="head",
        when="True",
        options={"most": 0.5},
        message="{head.units} of {most}, {{{head.loss}}}, {len(head.metrics)}, {head.units / 3}",
    )
    known = head(units=const(10), loss=Loss(name="cce"), metrics=Collection.of())
    assert [verdict.message for verdict in fired(program(known), spoken)] == ["10 of 0.5, {cce}, 0, 3.33333"]


def test_messages_name_the_alternatives_that_make_no_difference():
    spoken = rule(on="head", when="head.units > 5", message="{head.activation}, {head.units}")
    known = head(units=Choice(atom(), 10, 12), activation=Choice(atom(), "relu", "tanh"))
    messages = [verdict.message for verdict in fired(program(known), spoken)]
    assert messages == ["relu or tanh, 10", "relu or tanh, 12"]


def test_the_same_words_at_the_same_place_are_said_once():
    wide = rule(on="head", when="head.units > 5")
    assert len(fired(program(head(1, units=10), head(1, units=20)), wide)) == 1
    assert len(fired(program(head(1, units=10), head(2, units=20)), wide)) == 2
