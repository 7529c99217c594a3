"""Choices are ordered and reduced, and what is computed with them is right in every world."""

from __future__ import annotations

from hypothesis import given

from kerlint.facts.choices import (
    MAX_ATOMS,
    MAX_LEAVES,
    atoms_of,
    bounded,
    choose,
    cofactor,
    combine,
    each,
    leaves,
    select,
    settled,
)
from kerlint.facts.values import Atom, Choice, Const, Unknown, same
from tests.facts.worlds import ATOMS, GUARDS, VALUES, WORLDS, at


def is_reduced(value):
    """Whether conditions grow in order towards the leaves, and none decides between equals."""
    if type(value) is not Choice:
        return True
    inner = [arm.atom.order for arm in (value.high, value.low) if type(arm) is Choice]
    ordered = all(value.atom.order < order for order in inner)
    return ordered and not same(value.high, value.low) and is_reduced(value.high) and is_reduced(value.low)


@given(GUARDS, VALUES, VALUES)
def test_select_takes_the_one_where_the_guard_holds_and_the_other_elsewhere(guard, high, low):
    chosen = select(guard, high, low)
    assert is_reduced(chosen)
    assert all(at(chosen, world) == at(high if at(guard, world) else low, world) for world in WORLDS)


@given(VALUES, VALUES)
def test_values_that_are_alike_in_all_worlds_are_one(one, other):
    assert same(one, other) is all(at(one, world) == at(other, world) for world in WORLDS)


@given(VALUES)
def test_a_cofactor_is_the_value_where_a_condition_is_decided(value):
    for world in WORLDS:
        for atom in ATOMS:
            decided = cofactor(value, atom, world[atom])
            assert atom not in atoms_of(decided)
            assert at(decided, world) == at(value, world)


@given(VALUES, VALUES)
def test_a_function_of_choices_is_that_of_their_alternatives(one, other):
    long = each(one, len)
    pair = combine(lambda left, right: f"{left} {right}", one, other)
    assert is_reduced(long)
    assert is_reduced(pair)
    for world in WORLDS:
        assert at(long, world) == len(at(one, world))
        assert at(pair, world) == f"{at(one, world)} {at(other, world)}"


@given(VALUES)
def test_the_leaves_are_what_the_value_is_in_some_world(value):
    assert set(leaves(value)) == {at(value, world) for world in WORLDS}


def test_constants_are_one_if_their_types_are_too():
    assert same(Const(1), Const(1))
    assert not same(Const(1), Const(True))
    assert not same(Const(1), Const(1.0))


def test_a_value_of_too_many_conditions_is_unknown():
    value = "sgd"
    for order in range(MAX_ATOMS + 1):
        assert bounded(value) is value
        value = choose(Atom(MAX_ATOMS - order, "condition"), f"adam {order}", value)
    assert type(bounded(value)) is Unknown
    assert type(combine(len, value)) is Unknown


def test_a_value_of_too_many_alternatives_is_unknown():
    atoms = [Atom(order, "condition") for order in range(MAX_ATOMS)]

    def tree(depth, name):
        if depth == MAX_ATOMS:
            return name
        return choose(atoms[depth], tree(depth + 1, name + "1"), tree(depth + 1, name + "0"))

    assert 2**MAX_ATOMS > MAX_LEAVES
    assert type(bounded(tree(0, ""))) is Unknown
    assert type(bounded(tree(1, ""))) is Choice


def test_a_settled_value_is_what_it_usually_is():
    default, cold, open_ = Atom(0, "a default", default=True), Atom(1, "except", cold=True), Atom(2, "given")
    value = choose(default, choose(cold, "old", choose(open_, "one", "two")), "never")
    assert same(settled(value), choose(open_, "one", "two"))
