"""When a rule fires: in which worlds, on which paths, in which of its cases."""

import pytest

from kerlint.facts.values import UNKNOWN, Atom, Unknown
from kerlint.facts.vocabulary import Layer, Write
from kerlint.finding import Severity
from kerlint.rulebook.judge import judge
from kerlint.selection import Selection
from tests.rulebook.build import (
    Choice,
    Collection,
    Data,
    Fit,
    Head,
    Item,
    Loss,
    Model,
    Program,
    RuleBook,
    atom,
    const,
    fired,
    head,
    origin,
    program,
    rule,
)

WIDE = rule(on="head", when="head.units > 5")


def test_a_rule_fires_on_true_only():
    assert len(fired(program(head(units=10)), WIDE)) == 1
    assert fired(program(head(units=2)), WIDE) == []
    assert fired(program(head(units=UNKNOWN)), WIDE) == []
    assert fired(program(head(units=None)), WIDE) == []


# Worlds


def test_one_branch_is_enough():
    units = Choice(atom(), 10, 2)
    assert len(fired(program(head(units=units)), WIDE)) == 1


PAIR = rule(on="head", when="head.activation == 'sigmoid' and head.loss.name == 'cce'")


def test_values_chosen_by_one_condition_stay_together():
    flag = atom()
    loss = Choice(flag, Loss(name="bce"), Loss(name="cce"))
    right = head(activation=Choice(flag, "sigmoid", "softmax"), loss=loss)
    wrong = head(activation=Choice(flag, "softmax", "sigmoid"), loss=loss)
    assert fired(program(right), PAIR) == []
    assert len(fired(program(wrong), PAIR)) == 1


def test_two_independent_conditions_at_once_are_a_coincidence():
    loss = Choice(atom(), Loss(name="cce"), Loss(name="bce"))
    assert fired(program(head(activation=Choice(atom(), "sigmoid", "softmax"), loss=loss)), PAIR) == []


def test_a_default_is_no_coincidence():
    by_default = atom(default=True)
    loss = Choice(by_default, Loss(name="cce"), UNKNOWN)
    assert len(fired(program(head(activation=Choice(atom(), "sigmoid", "softmax"), loss=loss)), PAIR)) == 1


def test_conditions_that_are_not_needed_do_not_count():
    either_way = Choice(atom(), 10, 12)
    twice = rule(on="head", when="head.units > 5 and head.activation == 'relu'")
    assert len(fired(program(head(units=either_way, activation=Choice(atom(), "relu", "tanh"))), twice)) == 1


@pytest.mark.parametrize("cold", [True, False])
def test_a_dead_arm_never_fires_alone(cold):
    units = Choice(atom(cold=cold), 10, 2)
    assert len(fired(program(head(units=units)), WIDE)) == (0 if cold else 1)
    assert len(fired(program(head(units=Choice(atom(cold=cold), 10, 12))), WIDE)) == 1, "true in the live arm, too"


def test_nothing_fires_that_exists_in_a_dead_arm_only():
    tried = atom(cold=True)
    assert fired(program(Head(place=origin(1), guard=Choice(tried, True, False), units=10)), WIDE) == []


def test_what_makes_the_subject_exist_is_given():
    flag, other = atom(), atom()
    guarded = Head(
        place=origin(1), guard=Choice(flag, True, False), units=Choice(flag, 10, 2), axis=Choice(other, 1, -1)
    )
    both = rule(on="head", when="head.units > 5 and head.axis == 1")
    assert len(fired(program(guarded), both)) == 1
    absent = Head(place=origin(1), guard=Choice(flag, False, True), units=Choice(flag, 10, 2))
    assert fired(program(absent), WIDE) == []


def test_a_subject_of_several_ways_exists_in_each():
    one, other = atom(), atom()
    guard = Choice(one, True, Choice(other, True, False))
    neither = Choice(one, 2, Choice(other, 2, 10))
    assert fired(program(Head(place=origin(1), guard=guard, units=neither)), WIDE) == []
    assert len(fired(program(Head(place=origin(1), guard=guard, units=Choice(other, 10, 2))), WIDE)) == 1


def test_of_a_group_at_most_one_condition_is_true():
    mode = object()
    is_a, is_b = Atom(10_001, "mode == 'a'", group=mode), Atom(10_002, "mode == 'b'", group=mode)
    both = head(activation=Choice(is_a, "sigmoid", "softmax"), loss=Choice(is_b, Loss(name="cce"), Loss(name="bce")))
    assert fired(program(both), PAIR) == []
    first = head(activation=Choice(is_a, "sigmoid", "softmax"), loss=Choice(is_b, Loss(name="bce"), Loss(name="cce")))
    assert len(fired(program(first), PAIR)) == 1


def test_a_dead_arm_is_dead_where_another_condition_of_its_group_implies_it():
    mode = object()
    is_a, is_b = Atom(10_001, "mode == 'a'", group=mode), Atom(10_002, "mode == 'b'", group=mode, cold=False)
    wide = head(units=Choice(is_a, 10, 2), axis=Choice(is_b, 1, -1))
    assert fired(program(wide), rule(on="head", when="head.units > 5 and head.axis == -1")) == []


def test_what_depends_on_an_opaque_condition_is_unknown():
    assert fired(program(head(units=Choice(atom(opaque=True), 10, 12))), WIDE) == []
    maze = atom(opaque=True)
    inside = Head(place=origin(1), guard=Choice(maze, True, False), units=10)
    assert len(fired(program(inside), WIDE)) == 1, "the subject itself may stand under such a condition"


def test_a_question_of_too_many_conditions_is_not_answered_but_counted():
    atoms = [atom() for _ in range(7)]
    layers = Collection(tuple(Item(Choice(each, True, False), Layer(rate=0)) for each in atoms))
    crowded = rule(on="model", when="count(layer.rate == 0 for layer in model.layers) >= 0")
    verdicts = fired(Program(models=Collection.of(Model(place=origin(1), layers=layers))), crowded)
    assert verdicts == []
    assert verdicts.limits > 0


# What is missing

NEVER = rule(on="model", paths="every", when="not any(fit.epochs > 0 for fit in model.fits)", message="never trained")


def trained(guard, *, closed=True):
    fits = Collection((Item(guard, Fit(epochs=1)),), closed=closed)
    return Program(models=Collection.of(Model(place=origin(1), fits=fits)))


def test_what_is_missing_must_be_missing_on_every_path():
    assert fired(trained(Choice(atom(), True, False)), NEVER) == []
    assert fired(trained(Choice(atom(default=True), False, True)), NEVER) == [], "not with defaults only"
    assert fired(trained(Choice(atom(cold=True), True, False)), NEVER) == [], "a dead arm can still train"
    assert len(fired(trained(False), NEVER)) == 1


def test_nothing_is_missing_from_an_open_collection():
    assert fired(trained(False, closed=False), NEVER) == []
    assert fired(trained(False, closed=Choice(atom(), True, False)), NEVER) == []


def test_a_member_exists_where_the_fact_itself_does():
    fit = Fit(guard=Choice(atom(), True, False), epochs=1)
    model = Model(place=origin(1), fits=Collection.of(fit))
    assert fired(Program(models=Collection.of(model)), NEVER) == []
    always = rule(on="model", paths="every", when="any(fit.epochs > 0 for fit in model.fits)")
    assert fired(Program(models=Collection.of(model)), always) == []


# Guards


@pytest.mark.parametrize(("labels", "silent"), [(False, False), (True, True), (UNKNOWN, True)])
def test_a_guard_silences_when_true_or_unknown(labels, silent):
    guarded = rule(
        on="head",
        when="head.units > 5",
        unless=[{"when": "head.labels.filtered", "because": "some classes may be gone"}],
    )
    assert bool(fired(program(head(units=10, labels=Data(filtered=labels))), guarded)) is not silent


# Cases

CASES = """
[[case]]
when = "head.axis == 1"
severity = "error"
message = "first"
[[case]]
when = "head.units > 5"
severity = "info"
message = "second"
[[case]]
when = "True"
severity = "error"
message = "third"
"""


@pytest.mark.parametrize(
    ("axis", "units", "severity", "message"),
    [
        (1, 10, Severity.ERROR, "first"),
        (2, 10, Severity.INFO, "second"),
        (2, 1, Severity.ERROR, "third"),
        (UNKNOWN, 1, Severity.ERROR, "third"),
        (UNKNOWN, 10, Severity.INFO, "second"),
        (2, UNKNOWN, Severity.INFO, "third"),
    ],
)
def test_the_first_true_case_speaks_no_louder_than_unknown_ones_before_it(axis, units, severity, message):
    (verdict,) = fired(program(head(axis=axis, units=units)), rule(on="head", tables=CASES))
    assert (verdict.severity, verdict.message) == (severity, message)


OFF = rule(
    on="head",
    tables="""
[[case]]
when = "head.units > 5"
default = "off"
[[case]]
when = "True"
""",
)


def test_a_case_that_is_off_silences_the_rule_until_it_is_asked_for():
    assert fired(program(head(units=10)), OFF) == []
    assert fired(program(head(units=UNKNOWN)), OFF) == [], "it might be the case that is off"
    assert len(fired(program(head(units=1)), OFF)) == 1
    asked = Selection(frozenset({"KER101"}), frozenset({"KER101"}))
    assert len(fired(program(head(units=10)), OFF, selection=asked)) == 1


VERSIONS = rule(
    on="head",
    tables="""
[[case]]
keras = 2
when = "head.units > 5"
severity = "error"
[[case]]
keras = 3
severity = "info"
""",
)


@pytest.mark.parametrize(
    ("target", "units", "severity"),
    [
        (2, 10, Severity.ERROR),
        ("keras3", 10, Severity.INFO),
        (2, 1, None),
        (3, 1, Severity.INFO),
        (None, 10, Severity.INFO),
        (None, 1, None),
    ],
)
def test_if_the_version_is_unknown_both_must_be_wrong(target, units, severity):
    verdicts = fired(program(head(units=units)), VERSIONS, target=target)
    assert [verdict.severity for verdict in verdicts] == ([severity] if severity else [])


def test_the_program_knows_its_version():
    assert fired(program(head(units=1), target=const("keras2")), VERSIONS) == []


# The rest


def test_options_are_set_by_code_or_name():
    limited = rule(name="wide", on="head", when="head.units > most", options={"most": 5})
    for settings in ({}, {"wide": {"most": 20}}, {"KER101": {"most": 20}}):
        assert len(fired(program(head(units=10)), limited, options=settings)) == (0 if settings else 1)


def test_an_error_in_one_rule_leaves_the_others():
    class Broken(Unknown):
        def __eq__(self, other):
            raise ArithmeticError("broken")

        __hash__ = None

    breaks = rule("KER102", name="breaks", on="head", when="head.activation == 'relu'")
    verdicts = judge(program(head(3, units=10, activation=Broken())), RuleBook([breaks, WIDE]))
    assert [verdict.code for verdict in verdicts] == ["KER101"]
    ((failed, place, error),) = verdicts.failures
    assert (failed.code, place.node, str(error)) == ("KER102", 3, "broken")


def test_facts_are_found_through_branches_and_collections():
    written = Write(place=origin(9), attribute="trainable")
    hidden = Program(writes=Choice(atom(), Collection.of(written), Collection.of()))
    assert len(fired(hidden, rule(on="write", when="write.attribute == 'trainable'"))) == 1
