"""Where the boxes of a graph stand: layers of boxes from top to bottom, few crossings, straight chains.

The classic steps: ranks by longest path, an invisible point for each rank that an edge passes, order within ranks by
the mean of the neighbours, then positions that pull each box below its neighbours. All sizes are in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

SWEEPS = 12
"""Rounds of ordering and of pulling; more changed no picture that was tried."""

Edge = tuple[int, int]


class Size(NamedTuple):
    """Width and height of a box; ``beside``: the room to the right of its middle for what is written below it."""

    width: float
    height: float
    beside: float = 0.0


class Layout(NamedTuple):
    """``boxes`` are the centres. ``edges`` are the points of each edge, an even number: from the lower side of its
    upper box, past the upper and the lower border of each row between, to the upper side of its lower box.
    """

    boxes: dict[int, tuple[float, float]]
    edges: dict[Edge, list[tuple[float, float]]]
    width: float
    height: float


class _Point:
    """A box, or a point of an edge that passes a rank."""

    __slots__ = ("rank", "left", "right", "above", "below", "x", "order")

    def __init__(self, rank: int, left: float = 0.0, right: float = 0.0) -> None:
        self.rank = rank
        self.left = left
        self.right = right
        self.above: list[_Point] = []
        self.below: list[_Point] = []
        self.x = 0.0
        self.order = 0.0


def layout(sizes: Mapping[int, Size], edges: Sequence[Edge], *, gap: Size) -> Layout:
    """Places boxes. Edges lead from boxes to later ones (by number); others are left out.

    ``gap`` is the least room between boxes, beside and below each other.
    """
    edges = sorted({(upper, lower) for upper, lower in edges if upper < lower and upper in sizes and lower in sizes})
    ranks = _ranks(sizes, edges)
    halves = {number: size.width / 2 for number, size in sizes.items()}
    points = {
        number: _Point(ranks[number], halves[number], max(halves[number], sizes[number].beside)) for number in sizes
    }
    paths = {edge: _path(edge, points) for edge in edges}
    rows = _rows(list(points.values()), paths)
    for sweep in range(SWEEPS):
        _sort(rows, downwards=sweep % 2 == 0)
    chains = _chains(rows)
    _widen(chains)
    _spread(rows, gap.width)
    for sweep in range(SWEEPS):
        _pull(rows, gap.width, downwards=sweep % 2 == 1)
    _straighten(rows, chains, gap.width)
    return _placed(sizes, points, paths, rows, gap)


def _ranks(sizes: Mapping[int, Size], edges: Sequence[Edge]) -> dict[int, int]:
    """The longest path to each box; sources then move down to right above what they feed."""
    ranks = dict.fromkeys(sorted(sizes), 0)
    for upper, lower in sorted(edges, key=lambda edge: edge[1]):
        ranks[lower] = max(ranks[lower], ranks[upper] + 1)
    fed = {lower for _, lower in edges}
    below: dict[int, list[int]] = {}
    for upper, lower in edges:
        below.setdefault(upper, []).append(ranks[lower])
    for number in below:
        if number not in fed:
            ranks[number] = min(below[number]) - 1
    return ranks


def _path(edge: Edge, points: Mapping[int, _Point]) -> list[_Point]:
    upper, lower = points[edge[0]], points[edge[1]]
    path = [upper, *(_Point(rank) for rank in range(upper.rank + 1, lower.rank)), lower]
    for above, below in zip(path, path[1:]):
        above.below.append(below)
        below.above.append(above)
    return path


def _rows(boxes: list[_Point], paths: Mapping[Edge, list[_Point]]) -> list[list[_Point]]:
    rows: list[list[_Point]] = [[] for _ in range(1 + max((box.rank for box in boxes), default=0))]
    for box in boxes:
        rows[box.rank].append(box)
    for path in paths.values():
        for point in path[1:-1]:
            rows[point.rank].append(point)
    for row in rows:
        _number(row)
    return rows


def _number(row: list[_Point]) -> None:
    for position, point in enumerate(row):
        point.order = float(position)


def _sort(rows: list[list[_Point]], *, downwards: bool) -> None:
    """Orders each row by the mean order of the neighbours in the row before."""
    for row in rows if downwards else reversed(rows):
        keys = {id(point): _mean(point.above if downwards else point.below, point.order) for point in row}
        row.sort(key=lambda point: keys[id(point)])
        _number(row)


def _mean(neighbours: list[_Point], own: float) -> float:
    return sum(one.order for one in neighbours) / len(neighbours) if neighbours else own


def _chains(rows: list[list[_Point]]) -> list[list[_Point]]:
    """Points that follow each other without a branch: they are to stand in one line."""
    chains: list[list[_Point]] = []
    for row in rows:
        for point in row:
            if len(point.above) == 1 and len(point.above[0].below) == 1:
                continue
            chain = [point]
            while len(chain[-1].below) == 1 and len(chain[-1].below[0].above) == 1:
                chain.append(chain[-1].below[0])
            chains.append(chain)
    return chains


def _widen(chains: list[list[_Point]]) -> None:
    """Every member of a chain takes the room of its widest one, so that its neighbours stand in one line, too."""
    for chain in chains:
        left, right = max(point.left for point in chain), max(point.right for point in chain)
        for point in chain:
            point.left, point.right = left, right


def _straighten(rows: list[list[_Point]], chains: list[list[_Point]], gap: float) -> None:
    """Puts each chain in one line, where its neighbours leave room for that."""
    for chain in chains:
        low, high = float("-inf"), float("inf")
        for point in chain:
            row = rows[point.rank]
            position = row.index(point)
            if position:
                before = row[position - 1]
                low = max(low, before.x + before.right + gap + point.left)
            if position + 1 < len(row):
                behind = row[position + 1]
                high = min(high, behind.x - behind.left - gap - point.right)
        middle = sum(point.x for point in chain) / len(chain)
        if low <= high:
            for point in chain:
                point.x = min(max(middle, low), high)


def _spread(rows: list[list[_Point]], gap: float) -> None:
    """Boxes side by side, each row around the same axis."""
    for row in rows:
        total = sum(point.left + point.right for point in row) + gap * (len(row) - 1)
        x = -total / 2
        for point in row:
            point.x = x + point.left
            x = point.x + point.right + gap


def _pull(rows: list[list[_Point]], gap: float, *, downwards: bool) -> None:
    """Moves each point to its neighbours as far as the others of its row let it; points of long edges go first."""
    for row in rows if downwards else reversed(rows):
        wanted = [_wanted(point, downwards=downwards) for point in row]
        _settle(row, wanted, gap)


def _wanted(point: _Point, *, downwards: bool) -> float:
    near, far = (point.above, point.below) if downwards else (point.below, point.above)
    neighbours = near or far
    if not neighbours:
        return point.x
    xs = sorted(one.x for one in neighbours)
    middle = len(xs) // 2
    return xs[middle] if len(xs) % 2 else (xs[middle - 1] + xs[middle]) / 2


def _settle(row: list[_Point], wanted: list[float], gap: float) -> None:
    """The positions nearest to the wanted ones that keep order and gaps: what collides shares the difference."""
    blocks: list[tuple[list[int], float]] = []
    offsets = [0.0]
    for left, right in zip(row, row[1:]):
        offsets.append(offsets[-1] + left.right + gap + right.left)
    for index, target in enumerate(wanted):
        members, sum_ = [index], target - offsets[index]
        while blocks and blocks[-1][1] / len(blocks[-1][0]) > sum_ / len(members):
            before, total = blocks.pop()
            members, sum_ = before + members, total + sum_
        blocks.append((members, sum_))
    for members, sum_ in blocks:
        for index in members:
            row[index].x = sum_ / len(members) + offsets[index]


def _placed(
    sizes: Mapping[int, Size],
    points: Mapping[int, _Point],
    paths: Mapping[Edge, list[_Point]],
    rows: list[list[_Point]],
    gap: Size,
) -> Layout:
    heights = [0.0] * len(rows)
    for number, size in sizes.items():
        heights[points[number].rank] = max(heights[points[number].rank], size.height)
    middles, y = [], 0.0
    for height in heights:
        middles.append(y + height / 2)
        y += height + gap.height
    left = min((point.x - point.left for row in rows for point in row), default=0.0)
    right = max((point.x + point.right for row in rows for point in row), default=0.0)
    boxes = {number: (points[number].x - left, middles[points[number].rank]) for number in sizes}
    edges: dict[Edge, list[tuple[float, float]]] = {}
    for (upper, lower), path in paths.items():
        start, *passed, end = path
        line = [(start.x - left, middles[start.rank] + sizes[upper].height / 2)]
        for point in passed:
            half = heights[point.rank] / 2
            line += [(point.x - left, middles[point.rank] - half), (point.x - left, middles[point.rank] + half)]
        edges[upper, lower] = [*line, (end.x - left, middles[end.rank] - sizes[lower].height / 2)]
    return Layout(boxes, edges, right - left, max(y - gap.height, 0.0))
