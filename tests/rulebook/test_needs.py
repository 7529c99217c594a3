"""What rules need of single values is read off their sentences, and says which subjects they can concern."""

import pytest

from kerlint.facts.values import UNKNOWN, Collection, Unknown
from kerlint.facts.vocabulary import Callback, Fit, Loss, Model, Program
from kerlint.rulebook.book import RuleBook, load
from kerlint.rulebook.needs import needs
from kerlint.rulebook.question import Court
from kerlint.rulebook.shortlist import Candidates
from kerlint.selection import Selection
from tests.rulebook.build import Choice, atom, const, fired, head, program, rule


def of(when, on="head", **keys):
    """The needs of a rule: the values of each path, behind ``not`` where it is all others."""
    return {
        ".".join((need.name, *need.attributes)): need.values if need.among else ("not", need.values)
        for need in needs(rule(on=on, when=when, **keys))
    }


KNOWN, SOMETHING, MEMBERS = ("not", set()), ("not", {None}), ("not", {None, ()})


@pytest.mark.parametrize(
    ("when", "needed"),
    [
        ("head.activation == 'relu'", {"head.activation": {"relu"}}),
        ("head.activation != 'relu'", {"head.activation": ("not", {"relu"})}),
        ("head.activation in {'relu', 'elu'} and head.activation != 'elu'", {"head.activation": {"relu"}}),
        ("not head.activation in {'relu', 'elu'}", {"head.activation": ("not", {"relu", "elu"})}),
        ("head.loss is None", {"head.loss": {None}}),
        ("head.loss.from_logits", {"head.loss.from_logits": {True}}),
        (
            "not (head.loss.from_logits or head.units == 1)",
            {"head.loss.from_logits": {False}, "head.units": ("not", {1})},
        ),
        ("head.units == 1 or head.units == 2", {"head.units": {1, 2}}),
        ("head.units != 1 or head.units == 2", {"head.units": ("not", {1})}),
        ("head.units == 1 or head.activation == 'relu'", {}),
        ("head.loss.name == 'x' or head.loss.from_logits", {"head.loss": SOMETHING}),
        ("head.units == 1 if head.fitted else head.units == 2", {"head.units": {1, 2}, "head.fitted": {True, False}}),
    ],
)
def test_a_comparison_with_what_is_written_out_says_what_a_value_must_be(when, needed):
    assert of(when) == needed


@pytest.mark.parametrize(
    ("when", "needed"),
    [
        ("head.units > 1", {"head.units": SOMETHING}),
        ("head.units - 1 == head.labels.width", {"head.units": SOMETHING, "head.labels.width": KNOWN}),
        ("len(head.labels.shape) == 2", {"head.labels.shape": SOMETHING}),
        ("head.layer.output_shape[-1] == 2", {"head.layer.output_shape": KNOWN}),
        ("head.labels is head.layer", {"head.labels": KNOWN, "head.layer": KNOWN}),
        ("'compile' not in head.model.overrides", {"head.model.overrides": SOMETHING}),
        ("head.axis == -1", {"head.axis": KNOWN}),
    ],
)
def test_what_is_computed_with_must_be_known(when, needed):
    assert of(when) == needed


def test_a_word_of_the_language_needs_both_of_its_facts():
    assert of("not overlap(fit.x, fit.y)", on="fit") == {"fit.x": SOMETHING, "fit.y": SOMETHING}


def test_a_quantifier_needs_its_collection_and_what_it_says_of_others_than_the_members():
    among_many = "fit.function == 'fit' and step.kind == 'shuffle' for step in fit.x.steps if fit.epochs == 1"
    there = {"fit.x.steps": MEMBERS}
    assert of(f"any({among_many})", on="fit") == {**there, "fit.function": {"fit"}, "fit.epochs": {1}}
    assert of(f"not all({among_many})", on="fit") == {**there, "fit.epochs": {1}}
    without = {"fit.x.steps": SOMETHING}
    assert of(f"all({among_many})", on="fit") == of(f"not any({among_many})", on="fit") == without


def test_cases_guards_joins_and_once_need_something_too():
    found = of(
        "fit.function == 'fit'",
        on="fit",
        where={"callback": "fit.callbacks"},
        once="fit.x.source",
        unless=[{"when": "program.role == 'test'", "because": "it is a toy"}],
        tables="""
[[case]]
when = "callback.type == 'A' and fit.epochs > 2"
[[case]]
when = "callback.type == 'B'"
""",
    )
    assert found == {
        "fit.function": {"fit"},
        "fit.callbacks": MEMBERS,
        "fit.x.source": KNOWN,
        "program.role": ("not", {"test"}),
        "callback.type": {"A", "B"},
    }


def test_a_sentence_that_can_not_be_read_needs_nothing_and_is_told_when_it_is_asked():
    broken = rule(on="head", when="head.units ==")
    assert broken.needs == ()
    with pytest.raises(Exception, match="can't be read"):
        fired(program(head(units=1)), broken)


@pytest.mark.parametrize(
    ("value", "concerned"),
    [
        (const("relu"), True),
        ("relu", True),
        ("elu", False),
        (None, False),
        (Unknown("?"), False),
        (UNKNOWN, False),
        (Choice(atom(), "elu", "relu"), True),
        (Choice(atom(), "elu", Unknown("?")), False),
        (["has no hash"], True),
    ],
)
def test_a_rule_can_concern_what_may_have_the_value_that_it_needs(value, concerned):
    (subject,), asked = (
        [head(activation=value)],
        Candidates("head", [rule(on="head", when="head.activation == 'relu'")]),
    )
    assert asked.of(Program(), [subject], {"KER101"}) == ({"KER101": [subject]} if concerned else {})


def test_paths_lead_through_branches_and_through_what_is_left_out():
    asked = Candidates("head", [rule(on="head", when="head.loss.family is None and head.loss.name != 'x'")])
    lost = head(loss=None)
    chosen = head(loss=Choice(atom(), None, Loss(name="y", family="binary")))
    binary = head(loss=Loss(name="y", family="binary"))
    assert asked.of(Program(), [lost, chosen, binary], {"KER101"}) == {"KER101": [lost, chosen]}


def test_rules_that_are_not_selected_and_programs_that_are_not_meant_concern_nobody():
    meant = rule(on="head", when="head.units == 1 and program.role == 'script'")
    subject, asked = head(units=1), Candidates("head", [meant])
    assert asked.of(Program(role="script"), [subject], {"KER101"}) == {"KER101": [subject]}
    assert asked.of(Program(role="script"), [subject], set()) == {}
    assert asked.of(Program(role="library"), [subject], {"KER101"}) == {}


def test_joined_facts_are_left_out_that_can_not_matter():
    callbacks = [Callback(place=None, type=name) for name in "ABA"]
    fit = Fit(place=head().place, callbacks=Collection.of(*callbacks), model=Model())
    asked = rule(on="fit", where={"callback": "fit.callbacks"}, when="callback.type == 'A'")
    (verdict,) = fired(Program(fits=Collection.of(fit)), asked)
    assert [names["callback"] for names, _ in verdict.uses] == [callbacks[0], callbacks[2]]


def test_a_rule_concerns_no_subject_that_has_no_member_to_join():
    asked = rule(on="fit", where={"callback": "fit.callbacks"}, when="callback.type == 'A'")
    court = Court(Program(), RuleBook([asked]), Selection(frozenset({"KER101"})), {}, (3,))

    def concerns(callbacks):
        fit = Fit(place=head().place, callbacks=callbacks)
        return bool(court.book.candidates("fit").of(court.program, [fit], {"KER101"}, court.range))

    one, other = Collection.of(Callback(type="A")), Collection.of(Callback(type="B"))
    assert concerns(one)
    assert concerns(Choice(atom(), other, one))
    assert concerns(Collection.of(Choice(atom(), Callback(type="B"), Callback(type="A"))))
    assert not concerns(other)
    assert not concerns(Collection())
    assert not concerns(Collection(closed=False))
    assert not concerns(Collection.of(Callback(type=Unknown("?"))))


def test_any_needs_a_member_and_all_does_not():
    some, every = (rule(on="fit", when=f"{word}(name == 'x' for name in fit.given)") for word in ("any", "all"))
    empty, full = Fit(given=Collection()), Fit(given=Collection.of("x"))
    for asked, concerned in ((some, [full]), (every, [empty, full])):
        assert Candidates("fit", [asked]).of(Program(), [empty, full], {"KER101"}) == {"KER101": concerned}


def test_kerlints_own_rules_need_something_and_it_is_kept_with_them():
    own = load().rules
    assert [one.name for one in own if not one.needs_of(one.on)] == ["callback-not-passed"]
    assert all(set(one.needs) == set(needs(one)) for one in own)
