"""Where boxes of a graph are put: what a reader expects of a tidy drawing holds for random graphs."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kerlint.show.layout import Size, layout

GAP = Size(30, 40)


def drawn(count, edges, size=None):
    return layout({number: size or Size(100, 40) for number in range(1, count + 1)}, edges, gap=GAP)


def test_a_chain_is_one_straight_line():
    sizes = {number: Size(60 + 40 * (number % 3), 40, 90 * (number % 2)) for number in range(1, 9)}
    placed = layout(sizes, [(number, number + 1) for number in range(1, 8)], gap=GAP)
    assert len({round(x, 3) for x, _ in placed.boxes.values()}) == 1
    assert [y for _, y in placed.boxes.values()] == [20 + 80 * number for number in range(8)]


def test_both_sides_of_a_branch_stand_level_and_the_merge_between_them():
    boxes = drawn(4, [(1, 2), (1, 3), (2, 4), (3, 4)]).boxes
    assert boxes[2][1] == boxes[3][1]
    assert boxes[1][0] == boxes[4][0] == (boxes[2][0] + boxes[3][0]) / 2


def test_a_skip_connection_passes_beside_the_boxes_it_skips():
    placed = drawn(4, [(1, 2), (2, 3), (3, 4), (1, 4)])
    for x, _ in placed.edges[1, 4][1:-1]:
        assert all(abs(x - placed.boxes[number][0]) >= 50 + GAP.width for number in (2, 3))
    assert placed.boxes[2][0] == placed.boxes[3][0]


def test_an_input_stands_right_above_what_it_feeds():
    boxes = drawn(5, [(1, 2), (2, 3), (3, 5), (4, 5)]).boxes
    assert boxes[4][1] == boxes[3][1]


def test_nothing_to_draw():
    assert layout({}, [], gap=GAP) == ({}, {}, 0.0, 0.0)


@st.composite
def graphs(draw):
    count = draw(st.integers(1, 14))
    pairs = [(upper, lower) for lower in range(2, count + 1) for upper in range(1, lower)]
    return count, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_boxes_never_overlap_and_edges_always_lead_down(graph):
    count, edges = graph
    placed = drawn(count, edges)
    boxes = placed.boxes
    for upper, lower in edges:
        assert boxes[upper][1] < boxes[lower][1]
        ys = [y for _, y in placed.edges[upper, lower]]
        assert ys == sorted(ys)
        assert len(ys) % 2 == 0
    for one in boxes:
        for other in range(one + 1, count + 1):
            beside = abs(boxes[one][0] - boxes[other][0]) >= 100 + GAP.width - 1e-6
            assert beside or abs(boxes[one][1] - boxes[other][1]) >= 80 - 1e-6
    assert all(50 - 1e-6 <= x <= placed.width - 50 + 1e-6 for x, _ in boxes.values())


@given(graphs())
@settings(max_examples=50, deadline=None)
def test_the_order_of_edges_changes_nothing(graph):
    count, edges = graph
    assert drawn(count, edges) == drawn(count, list(reversed(edges)))
