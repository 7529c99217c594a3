"""Guards are conditions: what is said of them holds in every world."""

from __future__ import annotations

from hypothesis import given

from kerlint.facts.guards import MAX_PATH, arms, both, either, gist, implies, negate, restrict, tangled
from kerlint.facts.values import Atom, Choice
from tests.facts.worlds import GUARDS, VALUES, WORLDS, at


@given(GUARDS, GUARDS)
def test_and_or_not(left, right):
    for world in WORLDS:
        assert at(both(left, right), world) is (at(left, world) and at(right, world))
        assert at(either(left, right), world) is (at(left, world) or at(right, world))
        assert at(negate(left), world) is not at(left, world)


@given(GUARDS, GUARDS)
def test_a_guard_implies_another_if_that_holds_wherever_it_does(left, right):
    assert implies(left, right) is all(at(right, world) for world in WORLDS if at(left, world))


@given(VALUES, GUARDS)
def test_a_restricted_value_is_the_same_where_the_guard_holds(value, guard):
    restricted = restrict(value, guard)
    assert all(at(restricted, world) == at(value, world) for world in WORLDS if at(guard, world))


@given(GUARDS)
def test_restricted_to_itself_a_guard_is_true(guard):
    assert restrict(guard, guard) is True or guard is False


@given(VALUES, GUARDS)
def test_each_arm_is_the_value_where_its_condition_holds(value, guard):
    found = list(arms(value, guard))
    for world in WORLDS:
        here = [leaf for when, leaf in found if at(when, world)]
        assert here == ([at(value, world)] if at(guard, world) else [])


@given(GUARDS)
def test_the_gist_of_a_guard_is_implied_by_it_and_plain(guard):
    plain = gist(guard)
    assert implies(guard, plain)
    while type(plain) is Choice:
        assert False in (plain.high, plain.low)
        plain = plain.low if plain.high is False else plain.high


def test_a_path_of_too_many_alternatives_is_tangled():
    path = True
    for order in reversed(range(MAX_PATH)):
        assert not tangled(path)
        path = Choice(Atom(order, "condition"), path, False)
    assert tangled(path)
