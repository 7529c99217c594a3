"""Reads data that are written out in the program: shape, range, columns and encoding are exact."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from kerlint.facts.rows import Rows
from kerlint.facts.values import UNKNOWN, Collection, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import plain
from kerlint.interpreter.data import bounds, shapes, windows
from kerlint.interpreter.data.make import changed, fresh, merged_steps, opaque, parts
from kerlint.interpreter.values import GAP, Mapping, Sequence

MAX_VALUES = 20_000
"""Written-out data with more numbers than this keep their shape only."""

MAX_COLUMNS = 64
"""Tables with more columns keep no facts about single columns."""


def read(value: Any, place: Origin | None, *, container: str = "array") -> Data | Unknown:
    """Data from a number, or a list of lists of numbers; sequences that also hold arrays are stacked."""
    if type(value) is Data:
        return value
    if type(value) is Const:
        return from_python(value.value, place, container=container)
    if type(value) is not Sequence:
        return opaque(place)
    python = plain(value)
    if type(python) is not Unknown:
        return from_python(python, place, container=container)
    cut = windows.collected(value, place, container) or windows.gathered(value, place, container)
    cut = cut or windows.picked(value, place, container)
    if cut is not None:
        return cut
    members = value.plain()
    if members is None:
        known = _repeated(value, place, container) or windows.labels(value, place, container)
        return known or opaque(place, container=container, parents=held(value))
    return _stacked([read(member, place) for member in members], place, container)


def _repeated(value: Sequence, place: Origin | None, container: str) -> Data | None:
    """``[0] * n + [1] * m``: class numbers in blocks whose sizes are not known."""
    items = [item.value for item in value.items]
    numbers = [item.value for item in items if type(item) is Const and type(item.value) is int]
    if value.open or not numbers or any(item.guard is not True for item in value.items):
        return None
    if items[1::2] != [GAP] * len(numbers) or len(items) != 2 * len(numbers) or len(set(numbers)) < len(numbers):
        return None
    known = of_values(numbers) | {"order": "by-class" if len(numbers) > 1 else UNKNOWN}
    return fresh(place, container=container, origin="literal", **shapes.facts((None,)), **known)


def held(value: Sequence) -> Collection:
    """The data among the members of a list that is not known as a whole."""
    return Collection.of(*_within(value, 0), closed=False)


def _within(value: Any, depth: int) -> list[Data]:
    if type(value) is not Sequence or depth > 2:
        return [value] if type(value) is Data else []
    return [one for item in value.items for one in _within(item.value, depth + 1)]


def _stacked(members: list[Any], place: Origin | None, container: str) -> Data:
    """A list of which some members are arrays."""
    if any(type(member) is not Data for member in members):
        return opaque(place, container=container, length=len(members))
    full = [shapes.full(member) for member in members]
    row = full[0] if full and all(shape == full[0] for shape in full) else None
    known = bounds.joined([bounds.of(member) for member in members]).facts()
    shape = None if row is None else (len(members), *row)
    facts = shapes.facts(shape)
    facts["length"] = len(members)
    origin = UNKNOWN if any(type(member.origin) is Unknown for member in members) else "arithmetic"
    return fresh(place, container=container, origin=origin, scaled=UNKNOWN, **known, **facts)


def from_python(value: Any, place: Origin | None, *, container: str = "array") -> Data:
    """Data from plain Python values."""
    shape, flat = _measured(value)
    facts = shapes.facts(shape)
    if shape is None:
        length = len(value) if isinstance(value, (list, tuple)) else UNKNOWN
        return fresh(place, container=container, origin="literal", **{**facts, "length": length})
    if len(flat) > MAX_VALUES:
        return fresh(place, container=container, origin="literal", **facts)
    data = fresh(place, container=container, origin="literal", **facts, **of_values(flat, width=_width(shape)))
    if len(shape) != 2 or not 0 < shape[1] <= MAX_COLUMNS or any(type(one) is str for one in flat):
        return data
    columns = [column(flat[position :: shape[1]], data) for position in range(shape[1])]
    return with_columns(data, columns)


def _width(shape: tuple[int, ...]) -> int:
    return shape[1] if len(shape) == 2 else 1


def _measured(value: Any) -> tuple[tuple[int, ...] | None, list[Any]]:
    """Shape and flat values of nested lists; ``None`` for ragged ones and for things that are no data."""
    if type(value) in (int, float, bool, str):
        return (), [value]
    if not isinstance(value, (list, tuple)):
        return None, []
    shapes_of, flat = set(), []
    for member in value:
        shape, values = _measured(member)
        shapes_of.add(shape)
        flat += values
    if len(shapes_of) > 1 or None in shapes_of:
        return None, []
    return (len(value), *(next(iter(shapes_of)) if shapes_of else ())), flat  # type: ignore[misc]


def of_values(values: list[Any], *, width: int = 1) -> dict[str, Any]:
    """Range and encoding of numbers or strings that are all known, ``width`` of them a row."""
    if not values:
        return {}
    if all(type(value) is str for value in values):
        return {"encoding": "string", "classes": len(set(values)) if width == 1 else UNKNOWN}
    if any(type(value) is str or value != value for value in values):
        return {}
    known = bounds.between(min(values), max(values)).facts()
    if width == 1:
        return {**known, **_labels(values)}
    encoding = _encoding_of_rows(values, width)
    known["encoding"] = encoding
    if encoding == "one-hot":
        known["classes"] = sum(any(values[column::width]) for column in range(width))
    return known


def _labels(values: list[Any]) -> dict[str, Any]:
    distinct = set(values)
    if not all(float(value).is_integer() for value in distinct):
        return {"encoding": "continuous"}
    if distinct <= {0, 1}:
        encoding = "binary"
    elif distinct == {-1, 1}:
        encoding = "signs"
    else:
        encoding = "integer"
    known = {"encoding": encoding, "classes": len(distinct), "highest": int(max(distinct))}
    return {**known, "order": "by-class"} if _in_blocks(values, len(distinct)) else known


BLOCK = 5
"""Fewer equal labels in a row are no block: a list of numbers that happens to be sorted is not sorted by class."""


def _in_blocks(values: list[Any], classes: int) -> bool:
    """Whether all rows of one class stand together, and then all of the next."""
    blocks = [len(list(block)) for _, block in groupby(values)]
    return len(blocks) == classes > 1 and min(blocks) >= BLOCK


def _encoding_of_rows(values: list[Any], width: int) -> Any:
    if not set(values) <= {0, 1}:
        return UNKNOWN if all(float(value).is_integer() for value in values) else "continuous"
    sums = {sum(values[start : start + width]) for start in range(0, len(values), width)}
    return "one-hot" if sums == {1} else "multi-hot"


def column(values: list[Any], table: Data, name: str | None = None) -> Data:
    """One column of a table, by its values."""
    facts = shapes.facts((len(values),))
    known = of_values(values) if len(values) <= MAX_VALUES else {}
    return changed(
        Data(place=table.place, container=table.container, origin=table.origin, source=table.source),
        **facts,
        **known,
        rows=table.rows,
        steps=table.steps,
        scaled=table.scaled,
        filtered=table.filtered,
        written_as=name,
    )


def with_columns(data: Data, columns: list[Data]) -> Data:
    """The table with facts about its columns, and what follows from them."""
    ranges = [bounds.of(one) for one in columns]
    known = bounds.joined(ranges).facts()
    scaled = {one.scaled for one in columns if type(one.scaled) is bool}
    alike = len(scaled) == 1 and all(type(one.scaled) is bool for one in columns)
    return changed(
        data,
        content="tabular" if all(one.encoding != "string" for one in columns) else UNKNOWN,
        parts=parts(*columns),
        feature_ratio=ratio(ranges) if _exact(data, columns) else UNKNOWN,
        scaled=scaled.pop() if alike else UNKNOWN,
        steps=merged_steps(columns),
        **known,
    )


def _exact(data: Data, columns: list[Data]) -> bool:
    """Whether the ranges of columns are what occurs, not only bounds: of all rows of written-out and of real data."""
    complete = isinstance(data.rows, Rows) and not data.rows.path
    return complete and all(one.origin in ("literal", "sklearn") for one in columns)


def ratio(ranges: list[bounds.Bounds]) -> Any:
    """The widest range over the narrowest, constant columns left out."""
    widths = []
    for one in ranges:
        if one.low is None or one.high is None:
            return UNKNOWN
        widths.append(one.high - one.low)
    moving = [width for width in widths if width > 0]
    return max(moving) / min(moving) if moving else 1.0


def table(columns: Mapping, place: Origin | None) -> Data:
    """A data frame from a dictionary of columns."""
    frame = fresh(place, container="frame", origin="literal")
    made = []
    for name, value in columns.entries.items():
        data = read(value, place)
        if type(data) is not Data or type(name) is not str:
            return changed(frame, origin=UNKNOWN)
        made.append(changed(data, source=frame.source, rows=frame.rows, container="frame", written_as=name))
    lengths = {one.length for one in made if one.length is not None}
    length = lengths.pop() if len(lengths) == 1 else UNKNOWN
    if columns.open or type(length) is not int:
        return changed(frame, origin=UNKNOWN, length=length)
    origins = {one.origin for one in made if type(one.origin) is str}
    frame = changed(
        frame, origin=origins.pop() if len(origins) == 1 else "arithmetic", **shapes.facts((length, len(made)))
    )
    return with_columns(frame, made)
