"""When a rule fires, where and with what words."""

import pytest

from kerlint.facts.values import UNKNOWN, Atom, Unknown
from kerlint.facts.vocabulary import Callback, Layer, Prediction, Step, Write
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
    Metric,
    Model,
    Program,
    RuleBook,
    atom,
    const,
    fired,
    head,
    link,
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


# Joins


def test_a_join_asks_of_every_combination():
    metrics = Collection.of(Metric(place=origin(5), type="AUC"), Metric(place=origin(6), type="Recall"))
    each = rule(on="head", where={"metric": "head.metrics"}, when="True", at="metric", message="{metric.type}")
    verdicts = fired(program(head(metrics=metrics)), each)
    assert [(verdict.at.node, verdict.message) for verdict in verdicts] == [(5, "AUC"), (6, "Recall")]


def test_what_makes_a_joined_fact_exist_is_given():
    flag = atom()
    metric = Metric(place=origin(5), type="AUC")
    joined = rule(on="head", where={"metric": "head.metrics"}, when="metric.type == 'AUC' and head.units > 5")
    metrics = Collection((Item(Choice(flag, True, False), metric),))
    assert len(fired(program(head(metrics=metrics, units=Choice(flag, 10, 2))), joined)) == 1
    assert fired(program(head(metrics=metrics, units=Choice(flag, 2, 10))), joined) == []


def test_joins_can_stand_on_each_other():
    fit = Fit(place=origin(3), callbacks=Collection.of(Callback(place=origin(4), type="EarlyStopping")))
    model = Model(place=origin(1), fits=Collection.of(fit))
    nested = rule(
        on="model",
        where={"fit": "model.fits", "callback": "fit.callbacks"},
        when="callback.type == 'EarlyStopping'",
        at="callback",
    )
    (verdict,) = fired(Program(models=Collection.of(model)), nested)
    assert verdict.at.node == 4


# Once


def three_fits(*sources):
    fits = [
        Fit(place=origin(line), moment=line, x=Data(source=source), rows=3) for line, source in enumerate(sources, 1)
    ]
    return Program(fits=Collection.of(*reversed(fits)))


def test_once_speaks_at_the_first_of_each_value():
    tiny = rule(on="fit", when="fit.rows < 10", once="fit.x.source")
    one, other = Data(), Data()
    assert [verdict.at.node for verdict in fired(three_fits(one, other, one), tiny)] == [1, 2]
    assert [verdict.at.node for verdict in fired(three_fits(UNKNOWN, other, UNKNOWN), tiny)] == [2]


# Yielding

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


# Places


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
    assert len(fired(program(head(1, units=10), head(1, units=20)), WIDE)) == 1
    assert len(fired(program(head(1, units=10), head(2, units=20)), WIDE)) == 2


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
