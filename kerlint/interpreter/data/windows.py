"""Follows what a loop collects in a list: windows of a series (``x.append(series[i : i + 24])``), pictures."""

from __future__ import annotations

from itertools import pairwise

from kerlint.facts.rows import Rows, Slice, Windows
from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Origin
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data import bounds, counting, shapes
from kerlint.interpreter.data.make import fresh, merged_steps
from kerlint.interpreter.values import GAP, Sequence

MANY = 2
"""Fewer slices are no windows: a loop whose rounds are not known shows two of its rounds."""


def collected(value: Sequence, place: Origin | None, container: str) -> Data | None:
    """What a list holds that a loop has filled with slices of one array; ``None`` for other lists."""
    members = [item.value for item in value.items if item.value is not GAP]
    if value.open or len(members) < MANY or any(type(one) is not Data for one in members):
        return None
    first, cut_from = members[0], _cut_from(members)
    if cut_from is None or any(one.source is not first.source for one in members):
        return None
    shape = shapes.full(members[-1])
    cuts = [one.rows.path[-1] for one in members]
    size = _size(cuts) if container == "array" else None  # a list may end in a shorter window
    facts = shapes.facts(None if shape is None else (None, size, *shape[1:]))
    plain = value.plain()
    if plain is not None:
        alike = shape is not None and all(shapes.full(one) == shape for one in members)
        row = (size, *shape[1:]) if size is not None and shape is not None else shape or ()
        facts = shapes.facts((len(plain), *row) if alike else None)
        facts["length"] = len(plain)
    return fresh(
        place,
        container=container,
        origin=first.origin,
        source=first.source,
        rows=cut_from.then(Windows(_round(value), _overlapping(cuts))),
        steps=merged_steps(members),
        scaled=first.scaled,
        filtered=first.filtered,
        order=first.order,
        parents=Collection.of(*members),
        **bounds.joined([bounds.of(one) for one in members]).facts(),
        **facts,
    )


def _size(cuts: list[Slice]) -> int | None:
    """How many rows each window has, if that is known."""
    sizes = {counting.between(cut.low or 0, cut.high) for cut in cuts}
    return sizes.pop() if len(sizes) == 1 else None


def _overlapping(cuts: list[Slice]) -> bool:
    """Whether each window surely shares rows with the next: they are longer than the way from one to the other."""
    size = _size(cuts)
    if size is None or size < 2:
        return False
    lows = [cut.low or 0 for cut in cuts]
    if all(type(low) is int for low in lows):
        return all(0 < after - before < size for before, after in pairwise(lows))
    return all(counting.is_one_by_one(low) for low in lows)


def gathered(value: Sequence, place: Origin | None, container: str) -> Data | None:
    """Pictures that a loop has put into a list, as many as there are files; ``None`` for other lists."""
    members = [item.value for item in value.items if item.value is not GAP]
    if value.open or not members or any(type(one) is not Data or one.content != "image" for one in members):
        return None
    shape = shapes.full(members[0])
    alike = all(shapes.full(one) == shape for one in members)
    scaled = {one.scaled for one in members if type(one.scaled) is bool}
    return fresh(
        place,
        container=container,
        origin=members[0].origin,
        content="image",
        scaled=scaled.pop() if len(scaled) == 1 and all(type(one.scaled) is bool for one in members) else UNKNOWN,
        steps=merged_steps(members),
        parents=Collection.of(*members),
        **bounds.joined([bounds.of(one) for one in members]).facts(),
        **shapes.facts((None, *shape) if alike and shape is not None else None),
    )


def picked(value: Sequence, place: Origin | None, container: str) -> Data | None:
    """Rows of one array that a loop has put into a list, one in each round; ``None`` for other lists."""
    members = [item.value for item in value.items if item.value is not GAP]
    if value.open or len(members) < MANY or len(members) == len(value.items):
        return None
    if any(type(one) is not Data or one.rows is not UNKNOWN or one.source is UNKNOWN for one in members):
        return None
    first = members[0]
    shape = shapes.full(first)
    if shape is None or any(one.source is not first.source or shapes.full(one) != shape for one in members):
        return None
    return fresh(
        place,
        container=container,
        origin=first.origin,
        source=first.source,
        rows=UNKNOWN,
        steps=merged_steps(members),
        scaled=first.scaled if all(one.scaled is first.scaled for one in members) else UNKNOWN,
        filtered=UNKNOWN,
        parents=Collection.of(*members),
        **bounds.joined([bounds.of(one) for one in members]).facts(),
        **shapes.facts((None, *shape)),
    )


def _cut_from(members: list[Data]) -> Rows | None:
    """The rows that all windows are cut from, each by other bounds."""
    found = [one.rows for one in members if isinstance(one.rows, Rows) and one.rows.path]
    first = found[0] if len(found) == len(members) else None
    if first is None or any(rows.source is not first.source or rows.path[:-1] != first.path[:-1] for rows in found):
        return None
    cuts = {rows.path[-1] for rows in found if type(rows.path[-1]) is Slice}
    return Rows(first.source, first.path[:-1]) if len(cuts) == len(members) else None


def _round(value: Sequence) -> object:
    """The identity of the loop: lists that are filled in the same rounds have members that belong together."""
    guards = [item.guard for item in value.items if type(item.guard) is Choice]
    again = guards[-1] if guards else None
    return again.atom if isinstance(again, Choice) and again.high is True and again.low is False else object()


def labels(value: Sequence, place: Origin | None, container: str) -> Data | None:
    """Class numbers that a loop over folders gives to each file in them; ``None`` for other lists.

    A loop whose rounds are not known shows two of them: the same number twice, then the next one twice.
    """
    blocks: list[list[object]] = [[]]
    for item in value.items:
        if item.value is GAP:
            blocks.append([])
        else:
            blocks[-1].append(item.value.value if type(item.value) is Const else item.value)
    blocks = [block for block in blocks if block]
    numbers = [block[0] for block in blocks]
    if value.open or len(blocks) < MANY or not any(item.value is GAP for item in value.items):
        return None
    if any(len(block) != MANY or block[0] is not block[1] for block in blocks):
        return None
    written = all(type(one) is int for one in numbers) and len(set(numbers)) == len(numbers)
    if not written and not all(counting.is_one_by_one(one) for one in numbers):
        return None
    return fresh(
        place, container=container, content="labels", encoding="integer", order="by-class", **shapes.facts((None,))
    )
