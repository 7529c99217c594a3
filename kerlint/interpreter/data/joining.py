"""Joins data: one under the other, side by side, along a new axis."""

from __future__ import annotations

from typing import Any, TypeAlias

from kerlint.facts.rows import Rows
from kerlint.facts.values import UNKNOWN, Collection, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data import bounds, literal, shapes
from kerlint.interpreter.data.make import changed, fresh, merged_steps, opaque, parts_of, whole

Members: TypeAlias = "list[Any] | None"


def joined(members: Members, axis: int | None, place: Origin | None) -> Data | Unknown:
    """``numpy.concatenate``."""
    if not members or any(type(member) is not Data for member in members):
        return opaque(place, parents=Collection.of(*(one for one in members or () if type(one) is Data), closed=False))
    if axis == 0:
        return on_top(members, place)
    return (
        side_by_side(members, place, kind="concatenate")
        if axis is not None
        else opaque(place, parents=_parents(members))
    )


def _parents(members: list[Data]) -> Collection:
    return Collection.of(*members)


def _common(members: list[Data], name: str) -> Any:
    """An attribute that all members share."""
    values = [getattr(member, name) for member in members]
    first = values[0]
    alike = type(first) in (str, bool, int) and all(type(value) is type(first) and value == first for value in values)
    return first if alike else UNKNOWN


def _source(members: list[Data]) -> Data | None:
    first = members[0].source
    return first if type(first) is Data and all(member.source is first for member in members) else None


def on_top(members: Members, place: Origin | None) -> Data:
    """Rows of one after rows of the other: new rows, unless all are from one source."""
    if not members or any(type(member) is not Data for member in members):
        return opaque(place)
    full = [shapes.full(member) for member in members]
    full = [
        (1, *shape) if shape is not None and len(shape) == 1 and len(full[0] or ()) == 2 else shape for shape in full
    ]
    source = _source(members)
    origins = {member.origin for member in members if type(member.origin) is str}
    more = {} if source is None else {"source": source, "rows": UNKNOWN}
    made = fresh(
        place,
        container=_common(members, "container"),
        origin=_common(members, "origin") if len(origins) == 1 else "arithmetic",
        content=_common(members, "content") if _common(members, "content") != "index" else UNKNOWN,
        scaled=_common(members, "scaled"),
        filtered=_common(members, "filtered"),
        steps=merged_steps(members),
        parents=_parents(members),
        order=_order(members),
        **more,
        **shapes.facts(shapes.concatenated(full, 0)),
        **bounds.joined([bounds.of(member) for member in members]).facts(),
        **_labels(members),
    )
    return made


def _order(members: list[Data]) -> Any:
    """``by-class`` for labels of one class under those of another."""
    single = [member for member in members if member.classes == 1 and member.width == 1]
    labels = [member.low for member in single if member.low == member.high]
    blocks = len(labels) == len(members) and all((whole(member.length) or 0) > 1 for member in members)
    numbers = {label for label in labels if type(label) in (int, float)}
    return "by-class" if blocks and len(numbers) == len(members) > 1 else UNKNOWN


def _labels(members: list[Data]) -> dict[str, Any]:
    """Class numbers of both: exact where each is one number, or where one has them all."""
    encodings = {member.encoding for member in members if type(member.encoding) is str}
    if (
        len(encodings) != 1
        and not encodings <= {"integer", "binary"}
        or any(type(m.encoding) is not str for m in members)
    ):
        return {"encoding": UNKNOWN}
    encoding: Any = "integer" if "integer" in encodings else next(iter(encodings))
    values = [member.low for member in members if member.classes == 1 and member.low == member.high]
    if len(values) == len(members):
        exact = literal.of_values([value for value in values if type(value) is int])
        return {key: exact[key] for key in ("encoding", "classes", "highest") if key in exact}
    counts = {whole(member.classes) for member in members}
    if encoding in ("binary", "signs") and 2 in counts:
        return {"encoding": encoding, "classes": 2, "highest": 1}
    tops = [whole(member.highest) for member in members]
    highest = max(top for top in tops if top is not None) if None not in tops and tops else None
    same = len(counts) == 1 and None not in counts and highest is not None and encoding == "integer"
    full = same and highest == next(iter(counts)) - 1  # type: ignore[operator]
    return {
        "encoding": encoding,
        "classes": next(iter(counts))
        if full or (encoding == "one-hot" and len(counts) == 1 and None not in counts)
        else UNKNOWN,
        "highest": UNKNOWN if highest is None else highest,
    }


def side_by_side(members: Members, place: Origin | None, *, kind: str) -> Data:
    """Columns of one next to columns of the other: the rows are those of the first, if they may be the same."""
    if not members or any(type(member) is not Data for member in members):
        return opaque(place)
    full = [shapes.full(member) for member in members]
    if kind == "column_stack":
        full = [(*shape, 1) if shape is not None and len(shape) == 1 else shape for shape in full]
    if kind == "hstack" and all(shape is not None and len(shape) == 1 for shape in full):
        return on_top(members, place)
    if any(shape is None or len(shape) < 2 for shape in full):
        return opaque(
            place, length=_common(members, "length"), parents=_parents(members), container=_common(members, "container")
        )
    table = all(len(shape or ()) == 2 for shape in full)
    first = members[0]
    made = changed(
        first,
        place,
        container=_common(members, "container"),
        origin=_common(members, "origin") if all(type(member.origin) is str for member in members) else UNKNOWN,
        content="tabular" if table and all(type(member) is Data for member in members) else _common(members, "content"),
        scaled=_common(members, "scaled"),
        filtered=_common(members, "filtered"),
        steps=merged_steps(members),
        parents=_parents(members),
        rows=_rows(members),
        order=_common(members, "order"),
        feature_ratio=UNKNOWN,
        encoding=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        negative=_common(members, "negative"),
        parts=UNKNOWN,
        **shapes.facts(shapes.concatenated(full, 1)),
        **bounds.joined([bounds.of(member) for member in members]).facts(),
    )
    columns = [parts_of(member) if member.shape != () else [member] for member in members]
    if (
        table
        and all(one is not None for one in columns)
        and sum(len(one or ()) for one in columns) <= literal.MAX_COLUMNS
    ):
        return literal.with_columns(made, [part for one in columns for part in one or ()])
    return made


def _rows(members: list[Data]) -> Any:
    rows = [member.rows for member in members if isinstance(member.rows, Rows)]
    if len(rows) != len(members):
        return UNKNOWN
    same = all(one == rows[0] for one in rows)
    return rows[0] if same or all(not one.path for one in rows) else UNKNOWN


def stacked(members: Members, axis: int | None, place: Origin | None) -> Data:
    """``numpy.stack``: along a new axis. With another axis than the first the rows stay rows."""
    if not members or axis is None or any(type(member) is not Data for member in members):
        return opaque(place, length=len(members) if members and axis == 0 else UNKNOWN)
    full = [shapes.expanded(shapes.full(member), axis) for member in members]
    limits = bounds.joined([bounds.of(member) for member in members]).facts()
    shape = shapes.facts(shapes.concatenated(full, axis))
    known = {
        "parents": _parents(members),
        "steps": merged_steps(members),
        "scaled": _common(members, "scaled"),
        **limits,
    }
    if axis == 0:
        return fresh(place, origin="arithmetic", content=UNKNOWN, **known, **{**shape, "length": len(members)})
    last = shape["shape"]
    content = "tabular" if type(last) is tuple and len(last) == 1 else UNKNOWN
    return changed(
        members[0],
        place,
        rows=_rows(members),
        order=_common(members, "order"),
        content=content,
        encoding=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        feature_ratio=UNKNOWN,
        parts=UNKNOWN,
        origin=_common(members, "origin"),
        **{**known, **shape},
    )
