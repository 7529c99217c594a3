"""Indexing: what ``x[…]`` gives and what ``x[…] = v`` changes, for arrays and tables."""

from __future__ import annotations

from typing import Any

from kerlint.facts.rows import Opaque
from kerlint.facts.values import UNKNOWN, Collection, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data import archives, bounds, counting, kinship, literal, quantities, selection, shapes
from kerlint.interpreter.data.make import (
    OPEN,
    changed,
    known,
    known_parts,
    number,
    opaque,
    parts_of,
    recomputed,
    steps_of,
    text,
    whole,
    with_step,
)
from kerlint.interpreter.values import NAMES, External, Sequence


def index_data(data: Any, index: Any, origin: Origin | None) -> Any:
    """``data[index]`` for one alternative of each."""
    index = counting.any_row(data, _plain(index))
    if type(data) is not Data:
        return data.part(("item", id(index))) if type(data) is Unknown else Unknown("an index", origin)
    if type(index) is Const:
        return _by_constant(data, index, origin)
    if type(index) is Data:
        return _by_data(data, index, origin)
    if type(index) is Sequence and index.kind == "slice":
        return selection.row_slice(data, origin, *selection.slice_bounds(index))
    if type(index) is Sequence and index.kind == "tuple":
        return _by_tuple(data, index, origin)
    if type(index) is Sequence:
        return _by_list(data, index, origin)
    if type(index) is Unknown and index.reason == NAMES and data.container == "frame":
        return selection.columns(data, origin, None, width=None)
    container = "frame" if data.container == "frame" else UNKNOWN
    return opaque(origin, source=data.source, origin=data.origin, container=container)


def _plain(index: Any) -> Any:
    """``numpy.newaxis`` is ``None``."""
    if type(index) is External and index.path.endswith(".newaxis"):
        return Const(None)
    if type(index) is Sequence and index.kind == "tuple" and index.plain() is not None:
        return Sequence.of("tuple", [_plain(member) for member in index.plain() or ()])
    return index


def _by_constant(data: Data, index: Const, origin: Origin | None) -> Any:
    if type(index.value) is str:
        return named_column(data, index.value, origin)
    if type(index.value) is int and data.container != "frame":
        found = selection.element(data, origin)
        return _exact(data, index.value, origin) or found
    if index.value is None:
        return changed(
            data, origin, source=data.source, rows=UNKNOWN, **shapes.facts(shapes.expanded(shapes.full(data), 0))
        )
    if index.value is Ellipsis:
        return changed(data, origin)
    return opaque(origin, source=data.source)


def _exact(data: Data, position: int, origin: Origin | None) -> Const | None:
    """A number that is known because all are the same."""
    low = number(data.low)
    if data.shape == () and low is not None and low == number(data.high) and data.origin == "literal":
        return Const(low, origin)
    return None


def named_column(data: Data, name: str, origin: Origin | None) -> Data:
    """``frame["name"]``."""
    if archives.held(data):
        return archives.member(data, name, origin)
    part = next((one for one in known_parts(data) if one.written_as == name), None)
    found = selection.column(data, origin, part)
    if data.order == f"by {name}":
        found = changed(found, order="by-class")
    return quantities.named(kinship.column(found, data, name), data, name)


def _by_data(data: Data, index: Data, origin: Origin | None) -> Data:
    if data.content == "identity":
        return one_hot(index, whole(data.width), origin)
    if (
        index.encoding == "binary"
        and index.content != "index"
        and number(index.high) == 1
        and _may_be_mask(data, index)
    ):
        return selection.masked(data, index, origin)
    if index.content == "index":
        return selection.by_index(data, index, origin)
    return selection.some_rows(data, origin, (Opaque(index),), UNKNOWN, order=UNKNOWN, filtered=UNKNOWN, shape=UNKNOWN)


def one_hot(labels: Data, width: int | None, place: Origin | None, *, type: str = "one_hot") -> Data:
    """Labels as rows with a single one. Labels that have columns already get another axis."""
    shape = shapes.full(labels)
    column = labels.shape in ((), (1,)) or not isinstance(labels.shape, tuple)
    after = (whole(labels.length), width) if column else None if shape is None else (*shape, width)
    facts = shapes.facts(after)
    facts["length"] = labels.length
    return recomputed(
        labels,
        place,
        container="array",
        content="labels",
        columns=labels.columns,
        encoding="one-hot" if column else UNKNOWN,
        classes=labels.classes if column else UNKNOWN,
        scaled=False if labels.scaled is False else UNKNOWN,
        steps=with_step(labels, "encode", type=type, place=place),
        **bounds.between(0, 1).facts(),
        **facts,
    )


def _may_be_mask(data: Data, index: Data) -> bool:
    return index.shape == () and (whole(index.length) is None or whole(data.length) in (None, whole(index.length)))


def _by_list(data: Data, index: Sequence, origin: Origin | None) -> Data:
    """``frame[["a", "b"]]`` or ``x[[0, 2, 5]]``."""
    members = index.plain()
    names = None if members is None else [text(member) for member in members]
    if names and all(name is not None for name in names):
        return named_columns(data, names, origin)
    if data.container == "frame" and not all(type(one) is bool for one in map(_constant, members or [UNKNOWN])):
        return selection.columns(data, origin, None, width=known(None if members is None else len(members)))
    if data.container == "frame" or members is None:
        return opaque(origin, source=data.source, origin=data.origin)
    return selection.some_rows(data, origin, (Opaque(index),), len(members), order=UNKNOWN)


def _constant(value: Any) -> Any:
    return value.value if type(value) is Const else value


def named_columns(data: Data, names: list[Any], origin: Origin | None) -> Data:
    """``frame[["a", "b"]]``."""
    numbers = None
    members = parts_of(data)
    if members is not None:
        positions = {one.written_as: position for position, one in enumerate(members)}
        numbers = [positions[name] for name in names] if all(name in positions for name in names) else None
    if shapes.full(data) is None:
        data = changed(data, shape=(UNKNOWN,))
    return selection.columns(data, origin, numbers, width=len(names))


def _by_tuple(data: Data, index: Sequence, origin: Origin | None) -> Any:
    """``x[:800, 1:]``, ``x[..., None]``, ``x[:, 0]``: rows first, then columns or other axes."""
    members = index.plain()
    if not members:
        return opaque(origin, source=data.source)
    rows, rest = members[0], members[1:]
    if _is_ellipsis(rows):
        shape = shapes.full(data)
        after = None if shape is None else _indexed(shape, members)
        kept = _keeps_first(shape, after, members)
        return (
            _other_axes(data, after, rest, origin)
            if kept
            else opaque(origin, source=data.source, **shapes.facts(after))
        )
    if type(rows) is Const and rows.value is None:
        return opaque(origin, source=data.source, content=data.content, parents=Collection.of(data), length=1)
    if type(rows) is Const and type(rows.value) is int:
        after = _indexed(shapes.full(data), members)
        return changed(selection.element(data, origin), encoding=UNKNOWN, magnitude=UNKNOWN, **shapes.facts(after))
    chosen = index_data(data, rows, origin)
    if type(chosen) is not Data:
        return opaque(origin)
    if len(rest) == 1 and data.container != "dataset" and _is_table(chosen):
        return _table_columns(chosen, rest[0], origin)
    return _other_axes(chosen, _indexed(shapes.full(chosen), [EVERYTHING, *rest]), rest, origin)


EVERYTHING = Sequence.of("slice", [Const(None), Const(None), Const(None)])


def _is_ellipsis(value: Any) -> bool:
    return type(value) is Const and value.value is Ellipsis


def _is_table(data: Data) -> bool:
    shape = shapes.full(data)
    return (shape is not None and len(shape) == 2) or (shape is None and data.container == "frame")


def _table_columns(data: Data, index: Any, origin: Origin | None) -> Any:
    """The columns of a table by number, name, slice or list."""
    members = parts_of(data)
    width = whole(data.width)
    if type(index) is Const and type(index.value) is int:
        usable = members is not None and -len(members) <= index.value < len(members)
        return selection.column(data, origin, members[index.value] if usable and members else None)
    if type(index) is Const and type(index.value) is str:
        return named_column(data, index.value, origin)
    if type(index) is Const and index.value is None:
        return _other_axes(data, _indexed(shapes.full(data), [EVERYTHING, index]), [index], origin)
    if type(index) is Sequence and index.kind == "slice":
        low, high, step = selection.slice_bounds(index)
        if (low, high, step) == (None, None, None):
            return data
        if width is None or not all(one is None or type(one) is int for one in (low, high, step)) or step == 0:
            return selection.columns(data, origin, None, width=None)
        numbers = list(range(width))[slice(low, high, step)]
        return selection.columns(data, origin, numbers, width=len(numbers))
    if type(index) is Sequence:
        plain = index.plain()
        if plain and all(text(member) is not None for member in plain):
            return named_columns(data, [text(member) for member in plain], origin)
        positions = [whole(member) for member in plain or ()]
        if plain is not None and None not in positions:
            return selection.columns(data, origin, [one for one in positions if one is not None], width=len(plain))
    return selection.columns(data, origin, None, width=None)


def _indexed(shape: shapes.Shape, members: list[Any]) -> shapes.Shape:
    """The shape after basic indexing with numbers, slices, ``None`` and one ellipsis."""
    if shape is None or any(type(one) not in (Const, Sequence) for one in members):
        return None
    used = sum(1 for one in members if not _is_ellipsis(one) and not (type(one) is Const and one.value is None))
    sizes: list[int | None] = []
    rest = list(shape)
    if used > len(rest):
        return None
    for one in members:
        if _is_ellipsis(one):
            free = len(rest) - (used - (len(shape) - len(rest)))
            sizes += rest[:free]
            rest = rest[free:]
        elif type(one) is Const and one.value is None:
            sizes.append(1)
        elif type(one) is Const and type(one.value) is int:
            rest.pop(0)
        elif type(one) is Sequence and one.kind == "slice":
            low, high, step = selection.slice_bounds(one)
            size = rest.pop(0)
            exact = all(bound is None or type(bound) is int for bound in (low, high, step))
            sizes.append(shapes.sliced(size, low, high, 1 if step is None else step) if exact else None)
        elif type(one) is Sequence and one.kind == "list" and one.plain() is not None:
            rest.pop(0)
            sizes.append(len(one.items))
        else:
            return None
    return (*sizes, *rest)


def _keeps_first(before: shapes.Shape, after: shapes.Shape, members: list[Any]) -> bool:
    """``x[..., i]`` of at least two axes leaves the rows alone."""
    axes = sum(1 for one in members[1:] if not (type(one) is Const and one.value is None))
    return before is not None and after is not None and len(before) > axes


def _other_axes(data: Data, shape: shapes.Shape, rest: list[Any], origin: Origin | None) -> Data:
    """The same rows with other axes changed: a new axis changes no value, everything else leaves some out."""
    facts = shapes.facts(shape)
    facts["length"] = data.length if shape is None else facts["length"]
    added = all(type(one) is Const and one.value is None for one in rest)
    if added or all(_is_everything(one) for one in rest if not (type(one) is Const and one.value is None)):
        return changed(data, origin, parts=UNKNOWN, **facts)
    alike = selection.homogeneous(data)
    return changed(
        data,
        origin,
        parts=UNKNOWN,
        feature_ratio=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        magnitude=data.magnitude if alike else UNKNOWN,
        encoding=data.encoding if data.encoding == "continuous" and alike else UNKNOWN,
        **facts,
    )


def _is_everything(index: Any) -> bool:
    if _is_ellipsis(index):
        return True
    return (
        type(index) is Sequence
        and index.kind == "slice"
        and selection.slice_bounds(index)
        in (
            (None, None, None),
            (0, None, None),
        )
    )


def transposed(data: Data, axes: list[int | None] | None, origin: Origin | None) -> Data:
    """Axes in another order; the rows are still rows only if the first axis stays first."""
    shape = shapes.full(data)
    if shape is None or (axes is not None and (len(axes) != len(shape) or {*axes} != {*range(len(shape))})):
        return opaque(origin, source=data.source, low=data.low, high=data.high)
    order = list(range(len(shape)))[::-1] if axes is None else [axis for axis in axes if axis is not None]
    facts = shapes.facts(tuple([shape[axis] for axis in order]))
    if order and order[0] == 0:
        return changed(data, origin, parts=UNKNOWN, **facts)
    return changed(
        data,
        origin,
        rows=UNKNOWN,
        parts=UNKNOWN,
        feature_ratio=UNKNOWN,
        encoding=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        order=UNKNOWN,
        content=UNKNOWN,
        **facts,
    )


def everywhere(index: Any) -> bool:
    """Whether an index means every element: ``x[:]``, ``x[...]``, ``x[:, :]``."""
    if type(index) is Const:
        return index.value is ...
    if type(index) is not Sequence:
        return False
    if index.kind == "slice":
        return all(type(item.value) is Const and item.value.value is None for item in index.items)
    return index.kind == "tuple" and bool(index.items) and all(everywhere(item.value) for item in index.items)


def assigned(data: Any, index: Any, value: Data | None, origin: Origin | None) -> Any:
    """``data`` after ``data[index] = value``."""
    if type(data) is not Data:
        return data
    names = [text(index)] if type(index) is Const else []
    if type(index) is Sequence and index.kind == "list":
        names = [text(member) for member in index.plain() or [UNKNOWN]]
    if names and all(name is not None for name in names):
        return _with_columns(data, [name for name in names if name is not None], value, origin)
    if data.container == "frame":
        return some_values_set(data, origin, bounds.of(value) if value is not None else bounds.NOTHING)
    filled = everywhere(index)
    if filled and value is not None and (value.length, value.shape) == (data.length, data.shape):
        return value
    written = bounds.of(value) if value is not None else bounds.NOTHING
    grown = written if filled else bounds.joined([bounds.of(data), written])
    return recomputed(
        data,
        origin,
        content=data.content,
        origin=data.origin if data.origin != "literal" else "arithmetic",
        scaled=data.scaled if data.scaled is True and not filled else UNKNOWN,
        low=known(grown.low),
        high=known(grown.high),
        steps=with_step(data, "map", place=origin),
    )


def some_values_set(data: Data, origin: Origin | None, written: bounds.Bounds = bounds.NOTHING) -> Data:
    """A table in which some values were set, in columns that are not known."""
    grown = bounds.joined([bounds.of(data), written])
    return recomputed(
        data,
        origin,
        content=data.content,
        origin=data.origin if data.origin != "literal" else "arithmetic",
        scaled=data.scaled if data.scaled is True else UNKNOWN,
        low=known(grown.low),
        high=known(grown.high),
        steps=with_step(data, "map", type="some values", place=origin),
    )


def _with_steps_of(data: Data, value: Data | None) -> Collection | None:
    """The steps of the table and those of a column that is put into it."""
    steps, more = steps_of(data), steps_of(value) if value is not None else None
    if steps is None or more is None:
        return steps
    new = [
        item
        for item in more.items
        if item.value.kind != "statistic" and all(item.value is not old.value for old in steps.items)
    ]
    return Collection((*steps.items, *new), closed=steps.closed)


def _drawn_like(data: Data, value: Data | None) -> Data | None:
    """A column for a table whose rows were drawn again: it has its rows twice, too."""
    steps, own = steps_of(data), steps_of(value) if value is not None else None
    drawn = [item for item in steps.items if item.value.kind == "resample"] if steps is not None else []
    if value is None or own is None or not drawn:
        return value
    missing = [item for item in drawn if all(item.value is not old.value for old in own.items)]
    return changed(value, steps=Collection((*missing, *own.items), closed=own.closed))


def _with_columns(data: Data, names: list[str], value: Data | None, origin: Origin | None) -> Data:
    """``frame["name"] = value``: what was done to the column was done to a part of the table."""
    members = parts_of(data)
    value = _drawn_like(data, value)
    steps = _with_steps_of(data, value)
    scaled = True if data.scaled is True else data.scaled if value is not None and value.scaled is False else UNKNOWN
    rest = recomputed(
        data,
        origin,
        content=data.content,
        scaled=scaled,
        steps=with_step(changed(data, steps=OPEN if steps is None else steps), "map", place=origin),
    )
    if members is None or value is None or len(names) != 1:
        shape = shapes.full(data)
        width = None
        if (
            members is not None
            and shape is not None
            and all(any(one.written_as == name for one in members) for name in names)
        ):
            width = len(members)
        if members is None:
            rest = changed(rest, parts=_known_columns(data, rest, names, value))
        return changed(rest, **shapes.facts(None if shape is None else (shape[0], width))) if shape else rest
    new = changed(value, written_as=names[0], source=data.source, rows=data.rows)
    kept = [new if one.written_as == names[0] else one for one in members]
    if not any(one is new for one in kept):
        kept.append(new)
    shape = shapes.full(data)
    rest = changed(rest, **shapes.facts((None if shape is None else shape[0], len(kept))))
    return changed(literal.with_columns(rest, kept), content=data.content)


def _known_columns(data: Data, rest: Data, names: list[str], value: Data | None) -> Collection:
    """The columns of a table that are known by name, after some are set; it has others that are not known."""
    kept = [one for one in known_parts(data) if one.written_as not in names]
    if value is not None and len(names) == 1:
        kept.append(changed(value, written_as=names[0], source=data.source, rows=data.rows))
    else:
        kept += [changed(selection.column(rest, None, None), written_as=name) for name in names]
    return Collection.of(*kept, closed=False)
