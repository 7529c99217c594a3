"""What is known of two selections from the rows of one data set."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kerlint.facts.rows import (
    Mask,
    Opaque,
    Order,
    Part,
    Rows,
    Slice,
    Windows,
    aligned,
    interleaved,
    overlap,
    same_rows,
    within,
)

DATA = object()
N = object()
"""A number that is not known."""


def rows(*path):
    return Rows(DATA, path)


def test_a_part_is_within_the_whole_but_not_the_whole():
    train = rows(Part("split", 0))
    assert within(train, rows()) is True
    assert within(rows(), train) is False
    assert same_rows(train, rows()) is False
    assert overlap(train, rows()) is True


def test_parts_of_one_division_are_disjoint_whatever_is_done_to_them_later():
    train, test = rows(Part("split", 0), Order("p")), rows(Part("split", 1), Mask("m"))
    assert overlap(train, test) is False
    assert within(train, test) is False
    assert same_rows(train, test) is False


def test_parts_of_two_divisions_may_share_rows():
    assert overlap(rows(Part("one", 0)), rows(Part("another", 1))) is None


def test_parts_of_two_divisions_in_other_orders_share_rows():
    assert overlap(rows(Order("p"), Part("one", 0)), rows(Order("q"), Part("one", 1))) is True
    assert overlap(rows(Order("p"), Part("one", 0)), rows(Order("p"), Part("one", 1))) is False
    assert overlap(rows(Order("p"), Slice(None, 5)), rows(Order("q"), Slice(5, None))) is None


def test_slices_at_one_unknown_border_are_disjoint():
    assert overlap(rows(Slice(None, N)), rows(Slice(N, None))) is False
    assert overlap(rows(Slice(None, N)), rows(Slice(object(), None))) is None


@pytest.mark.parametrize(
    ("first", "second", "shared", "contained"),
    [
        (Slice(0, 80), Slice(80, None), False, False),
        (Slice(0, 80), Slice(50, None), True, None),
        (Slice(10, 20), Slice(0, 80), True, True),
        (Slice(None, -20), Slice(-20, None), False, False),
        (Slice(None, 80), Slice(-20, None), None, None),
        (Slice(None, N), Slice(), True, True),
    ],
)
def test_slices(first, second, shared, contained):
    assert overlap(rows(first), rows().then(second)) is shared
    assert within(rows(first), rows().then(second)) is contained


def test_a_shuffle_changes_no_row_but_what_a_slice_takes_afterwards():
    assert same_rows(rows(Order("p")), rows()) is True
    assert overlap(rows(Order("p"), Slice(0, 80)), rows(Slice(80, None))) is None


def test_nothing_is_known_of_different_sources_and_of_operations_not_understood():
    other = Rows(object())
    for question in (within, overlap, same_rows, aligned):
        assert question(rows(), other) is None
        assert question(rows(Opaque("f")), rows()) is None
    assert same_rows(rows(Opaque("f")), rows(Opaque("f"))) is True, "the same operation on the same rows"


def test_alignment_ends_when_one_side_is_reordered():
    assert aligned(rows(), rows()) is True
    assert aligned(rows(Order("p")), rows(Order("p"))) is True, "one permutation for both"
    assert aligned(rows(Order("p")), rows(Order("q"))) is False
    assert aligned(rows(Order("p"), Part("split", 0)), rows(Part("split", 0))) is False
    assert aligned(rows(Order("p"), Part("one", 0)), rows(Order("q"), Part("two", 0))) is False, "two unseeded splits"
    assert aligned(rows(Order("p"), Opaque("helper")), rows(Order("q"))) is None


def test_alignment_ends_when_different_rows_are_taken():
    assert aligned(rows(Part("split", 0)), rows(Part("split", 1))) is False
    assert aligned(rows(Slice(10, None)), rows()) is None
    assert aligned(rows(Slice(0, 10)), rows(Slice(10, 20))) is False


def test_slices_that_begin_elsewhere_may_be_a_series_and_what_follows():
    assert aligned(rows(Slice(None, -1)), rows(Slice(1, None))) is None
    assert aligned(rows(Slice(10, None)), rows(Slice(20, None))) is None
    assert aligned(rows(Mask("m")), rows()) is None


def test_windows_hold_rows_of_what_they_are_made_from():
    train = rows(Slice(None, 80), Windows("w"))
    assert within(train, rows()) is True
    assert within(train, rows(Slice(None, 80))) is True
    assert overlap(rows(), train) is True
    assert within(rows(), rows(Windows("w"), Part("s", 0))) is None, "the windows of one part may hold all rows"
    assert within(rows(), rows(Part("s", 0), Windows("w"))) is False
    assert overlap(train, rows(Slice(100, None), Windows("v"))) is False
    assert overlap(train, rows(Slice(80, None), Windows("w"))) is False
    assert overlap(rows(Windows("w")), rows(Windows("v"))) is None


def test_parts_of_windows_are_different_windows():
    first, second = rows(Windows("w"), Slice(None, 80)), rows(Windows("w"), Slice(80, None))
    assert overlap(first, second) is False
    assert within(first, second) is False
    assert aligned(first, rows(Windows("w"), Slice(None, 80))) is True
    assert aligned(first, second) is False
    assert aligned(rows(Order("p")), rows(Windows("w"))) is None, "a window belongs to no single row"


PERMUTATIONS = {name: random.Random(name).sample(range(12), 12) for name in "pq"}
SELECTIONS = st.one_of(
    st.builds(Part, st.sampled_from(["one", "two"]), st.integers(0, 1)),
    st.builds(Slice, st.sampled_from([None, 0, 2, 3, -3]), st.sampled_from([None, 3, 8, -3])),
    st.builds(Mask, st.sampled_from(["m", "n"])),
    st.builds(Order, st.sampled_from(["p", "q"])),
)
PATHS = st.lists(SELECTIONS, max_size=3).map(tuple)


def concrete(path):
    """The rows that a path selects from twelve, with some meaning for every name; ``None`` if a selection is empty, or all."""
    found = list(range(12))
    for selection in path:
        match selection:
            case Part(split, index):
                border = 4 if split == "one" else 6
                if len(found) <= border:  # no split: there is nothing left for the other part
                    return None
                found = found[:border] if index == 0 else found[border:]
            case Slice(low, high):
                found = found[low:high]
            case Mask(condition):
                found = [row for place, row in enumerate(found) if place % (2 if condition == "m" else 3) == 0]
            case Order(permutation):
                found = [found[place] for place in PERMUTATIONS[permutation] if place < len(found)]
        if not found:
            return None
    return found


@given(PATHS, PATHS)
def test_every_answer_agrees_with_the_rows_themselves(first, second):
    left, right = concrete(first), concrete(second)
    if left is None or right is None:
        return
    answers = [
        (within, set(left) <= set(right)),
        (overlap, bool(set(left) & set(right))),
        (same_rows, set(left) == set(right)),
    ]
    for question, truth in answers:
        assert question(rows(*first), rows(*second)) in (None, truth), question
    # Two reordered rows may come to lie in the same places by chance when there are only a few.
    if len(left) > 4 and aligned(rows(*first), rows(*second)) is not None:
        assert aligned(rows(*first), rows(*second)) is (left == right)


def test_the_questions_are_symmetric():
    some = [(), (Part("s", 0),), (Part("s", 1),), (Slice(0, 5),), (Order("p"), Slice(5, None)), (Opaque("o"),)]
    some += [(Windows("w"),), (Windows("w"), Slice(0, 5)), (Slice(0, 5), Windows("v"))]
    for first, second in itertools.product(some, some):
        for question in (overlap, same_rows, aligned):
            assert question(rows(*first), rows(*second)) is question(rows(*second), rows(*first))


def test_windows_that_were_shuffled_and_then_divided_hold_the_same_values():
    cut = (Slice(0, 900), Windows("w", overlapping=True), Order("p"))
    assert interleaved(rows(*cut, Part("s", 0)), rows(*cut, Part("s", 1), Order("q"))) is True
    assert interleaved(rows(*cut, Slice(0, 80)), rows(*cut, Slice(80))) is True


@pytest.mark.parametrize(
    "path",
    [
        (Order("p"),),
        (Windows("w", overlapping=True),),
        (Windows("w"), Order("p")),
        (Order("p"), Windows("w", overlapping=True)),
    ],
    ids=["single rows", "in order", "beside each other", "shuffled before they were cut"],
)
def test_other_divisions_do_not_mix_windows(path):
    assert interleaved(rows(*path, Part("s", 0)), rows(*path, Part("s", 1))) is None


def test_windows_of_parts_are_shuffled_each_by_itself():
    cut = (Windows("w", overlapping=True), Order("p"))
    assert interleaved(rows(Slice(0, 80), *cut), rows(Slice(80), *cut)) is None
    assert interleaved(rows(*cut), rows(*cut)) is None


def test_two_files_that_were_shuffled_each_by_itself_do_not_fit_any_more():
    images, labels = object(), object()
    one, other = Order(object()), Order(object())
    assert aligned(Rows(images, (one, Slice(0, 80))), Rows(labels, (other, Slice(0, 80)))) is False
    assert aligned(Rows(images, (one,)), Rows(labels, (one,))) is None, "one permutation for both"
    assert aligned(Rows(images, (one,)), Rows(labels)) is None, "the labels may have been stored in that order"
    seeded = Order(("seed", 1)), Order(("seed", 2))
    assert aligned(Rows(images, (seeded[0],)), Rows(labels, (seeded[1],))) is None, "seeds of two kinds of generators"
    assert aligned(Rows(images, (one, Opaque("f"))), Rows(labels, (other,))) is None
    assert aligned(Rows(images, (one,)), Rows(labels, (other, Order(object())))) is None
