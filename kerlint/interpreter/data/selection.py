"""Follows rows: slices, masks, orders, parts of a split, single columns. ``facts.rows`` judges them.

Numbers of rows are data, too (``content`` is ``index``): ``numpy.arange(n)``, a permutation, the pairs of a KFold.
Their Rows say how they were chosen, and data that are indexed with them are chosen in the same way.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.rows import Mask, Opaque, Order, Part, Rows, Selection, Slice
from kerlint.facts.values import UNKNOWN, Collection, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data import counting, shapes
from kerlint.interpreter.data.literal import with_columns
from kerlint.interpreter.data.make import changed, each_part, fresh, known, number, opaque, own_rows, parts_of, whole
from kerlint.interpreter.values import Sequence

ROWS_PER_CLASS = 20
"""A random part with so many rows per class holds every class: one is missing with probability k·exp(-20)."""


def then(data: Data, *selections: Selection) -> Any:
    """The Rows of ``data`` after more selections."""
    rows = own_rows(data)
    if rows is None:
        return UNKNOWN
    for selection in selections:
        rows = rows.then(selection)
    return rows


def reordered(data: Data, place: Origin | None, permutation: object, *, order: Any = "random") -> Data:
    """All rows in another order. What holds of the values still holds."""
    return changed(
        data,
        place,
        rows=then(data, Order(permutation)),
        columns=data.columns,
        order=order,
        parts=each_part(data, lambda one: reordered(one, place, permutation)),
    )


def scrambled(data: Data, place: Origin | None, *, order: Any = UNKNOWN) -> Data:
    """All rows, in an order that is not followed."""
    return changed(data, place, rows=then(data, Opaque(object())), columns=data.columns, order=order)


def some_rows(
    data: Data,
    place: Origin | None,
    selections: tuple[Selection, ...],
    length: Any,
    *,
    fair: bool = False,
    **changes: Any,
) -> Data:
    """A part of the rows. ``fair``: drawn at random, so that a large part has all classes.

    ``low``, ``high`` and ``magnitude`` still hold as bounds.
    """
    all_there = (fair or data.order == "random") and _hold_each_class(data, whole(length))
    inner = each_part(data, lambda one: some_rows(one, place, selections, length, fair=fair))
    return changed(
        data,
        place,
        **{
            "rows": then(data, *selections),
            "columns": data.columns,
            "length": length,
            "period": UNKNOWN,
            "classes": data.classes if all_there else UNKNOWN,
            "highest": data.highest if all_there else UNKNOWN,
            "feature_ratio": UNKNOWN,
            "negative": data.negative if fair or data.order == "random" else UNKNOWN,
            "parts": inner,
            **changes,
        },
    )


def _hold_each_class(data: Data, rows: int | None) -> bool:
    """Whether so many rows, drawn at random, hold every class. A file is taken to have enough of them."""
    classes, highest = whole(data.classes), whole(data.highest)
    if classes is None:
        classes = None if highest is None else highest + 1
    if classes is None:
        return False
    return data.origin == "csv" if rows is None else rows >= ROWS_PER_CLASS * classes


def slice_bounds(index: Sequence) -> tuple[Any, Any, Any]:
    """``low``, ``high`` and ``step`` of a slice: numbers, ``None`` for left out, Unknown."""
    found: list[Any] = []
    for item in index.items[:3]:
        value = item.value
        if type(value) is Const and value.value is None:
            found.append(None)
        else:
            size = whole(value)
            found.append(value if size is None else size)
    return found[0], found[1], found[2] if len(found) > 2 else None


def row_slice(data: Data, place: Origin | None, low: Any, high: Any, step: Any) -> Data:
    """``x[low:high:step]`` along the rows."""
    length = whole(data.length)
    high = None if counting.counts(high, data) else high
    if step == -1 and low is None and high is None:
        return reordered(data, place, ("reversed", data.rows), order=UNKNOWN)
    if step not in (None, 1):
        size = shapes.sliced(length, *_plain(low, high), step) if type(step) is int and _are_plain(low, high) else None
        return some_rows(data, place, (Opaque(("step", low, high, step)),), known(size))
    low, high = from_front(low, length), from_front(high, length)
    if low == 0:
        low = None
    if type(high) is int and length is not None and high >= length:
        high = None
    if low is None and high is None:
        return changed(data, place)
    size = shapes.sliced(length, *_plain(low, high)) if _are_plain(low, high) else None
    return some_rows(data, place, (Slice(low, high),), known(size))


def from_front(bound: Any, length: int | None) -> Any:
    """A bound of a slice, counted from the front if that can be told."""
    if type(bound) is int and bound < 0 and length is not None:
        return max(bound + length, 0)
    return bound


def _are_plain(low: Any, high: Any) -> bool:
    return all(bound is None or type(bound) is int for bound in (low, high))


def _plain(low: Any, high: Any) -> tuple[int | None, int | None]:
    return (low if type(low) is int else None, high if type(high) is int else None)


def masked(data: Data, mask: Data, place: Origin | None) -> Data:
    """``x[condition]``: rows chosen by value."""
    return some_rows(data, place, (Mask(mask),), UNKNOWN, filtered=True)


def by_index(data: Data, index: Data, place: Origin | None) -> Data:
    """``x[numbers]``: if it is known where the numbers come from, the rows are chosen like them."""
    rows = index.rows
    if index.content != "index" or not isinstance(rows, Rows):
        return some_rows(data, place, (Opaque(index),), index.length, order=UNKNOWN)
    complete = whole(index.length) is not None and whole(index.length) == whole(data.length)
    if complete and all(isinstance(selection, Order) for selection in rows.path):
        permuted = changed(data, place, rows=then(data, *rows.path))
        return changed(permuted, order=index.order) if rows.path else permuted
    filtered = True if index.filtered is True or data.filtered is True else data.filtered
    fair = index.order == "random"
    order = index.order if any(isinstance(one, (Order, Opaque)) for one in rows.path) else data.order
    return some_rows(data, place, rows.path, index.length, fair=fair, order=order, filtered=filtered)


def index_of(length: Any, place: Origin | None) -> Data:
    """The numbers of ``length`` rows."""
    count = whole(length)
    data = fresh(place, origin="arithmetic", **shapes.facts((count,)))
    if count:
        data = changed(
            data, low=0, high=count - 1, magnitude=count - 1, encoding="integer", classes=count, highest=count - 1
        )
    index = changed(data, content="index")
    return changed(index, source=index, rows=Rows(index))


def element(data: Data, place: Origin | None) -> Data:
    """One row: ``x[3]``, or what a loop over ``x`` gives."""
    shape = shapes.full(data)
    one = changed(
        data, place, rows=UNKNOWN, feature_ratio=UNKNOWN, classes=UNKNOWN, highest=UNKNOWN, order=UNKNOWN, parts=UNKNOWN
    )
    container = "array" if data.container in ("list", "dataset", "generator") else data.container
    return changed(one, container=container, **shapes.facts(shape[1:] if shape else None))


def columns(data: Data, place: Origin | None, numbers: list[int] | None, *, width: int | None) -> Data:
    """Some columns of a table; ``numbers`` is ``None`` if it is not known which."""
    members = parts_of(data)
    alike = homogeneous(data)
    shape = shapes.full(data) or None
    rest = changed(
        data,
        place,
        magnitude=data.magnitude if alike else UNKNOWN,
        feature_ratio=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        encoding=data.encoding if data.encoding in ("continuous", "string") and alike else UNKNOWN,
        parts=UNKNOWN,
        **shapes.facts(None if shape is None else (shape[0], width)),
    )
    if shape is None:
        rest = changed(rest, length=data.length)
    if members is None or numbers is None or not all(-len(members) <= one < len(members) for one in numbers):
        return rest
    chosen = [members[one] for one in numbers]
    return changed(with_columns(rest, chosen), content=data.content)


def column(data: Data, place: Origin | None, part: Data | None) -> Data:
    """One column as a one-dimensional array. ``part`` holds what is known of its values."""
    shape = shapes.full(data)
    facts = shapes.facts(None if shape is None or len(shape) < 2 else (shape[0],))
    facts["length"] = data.length
    same = {
        "rows": data.rows,
        "source": data.source,
        "steps": data.steps,
        "scaled": data.scaled,
        "filtered": data.filtered,
        "order": data.order,
        "container": data.container,
    }
    if part is not None:
        if type(part.steps) is Collection:
            del same["steps"], same["scaled"]
        return changed(part, place, content=UNKNOWN, parents=Collection.of(data), **facts, **same)
    alike = homogeneous(data)
    values = {"low": data.low, "high": data.high} if data.parts is not UNKNOWN or alike else {}
    if alike:
        values["magnitude"] = data.magnitude
    values = {name: value for name, value in values.items() if number(value) is not None}
    return opaque(place, origin=data.origin, parents=Collection.of(data), **facts, **same, **values)


def homogeneous(data: Data) -> bool:
    """Whether all columns are alike: noise, or pixels."""
    return data.origin == "random" or data.content == "image"


def shuffled_key(seed: Any, *settings: Any) -> object:
    """The identity of a permutation: equal seeds give equal permutations, no seed a new one each time."""
    if seed is None or (type(seed) is Const and seed.value is None):
        return object()
    return ("seed", seed.value if type(seed) is Const else seed, *settings)


def part(
    data: Data, place: Origin | None, split: object, number_of_part: int, length: Any, permutation: object
) -> Data:
    """One side of a split; ``permutation`` is ``None`` if rows were not shuffled first."""
    if permutation is None:
        return some_rows(data, place, (Part(split, number_of_part),), length)
    selections = (Order(permutation), Part(split, number_of_part))
    return some_rows(data, place, selections, length, fair=True, order="random")


def unknown_rows(data: Data | Unknown, place: Origin | None) -> Data:
    """The same kind of values in rows that are not known."""
    if type(data) is not Data:
        return opaque(place)
    return changed(
        data,
        place,
        rows=UNKNOWN,
        length=UNKNOWN,
        period=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        feature_ratio=UNKNOWN,
        order=UNKNOWN,
    )
