"""What pandas means for the abstract interpreter: files, data frames, their columns and rows.

A data frame is an array whose ``parts`` are its columns, where these are known.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import UNKNOWN, Const, Origin
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import archives, bounds, indexing, joining, literal, reading, selection, shapes
from kerlint.interpreter.data.lift import Handler, lift, lifted, table
from kerlint.interpreter.data.make import (
    changed,
    fresh,
    known,
    opaque,
    parts,
    parts_of,
    recomputed,
    text,
    whole,
    with_step,
)
from kerlint.interpreter.libraries import pandas_methods
from kerlint.interpreter.values import Array, LibraryObject, Mapping, Sequence

# --- making frames


def read_file(call: Call) -> Any:
    """``read_csv`` and its like: a table about whose columns nothing is known."""
    if set(call.keywords) & {"chunksize", "iterator"}:
        return call.unknown("a table in pieces")
    sheet = call.keywords.get("sheet_name", Const(0))
    if call.path.endswith("read_pickle") or (text(sheet) is None and whole(sheet) is None):
        return fresh(call.origin, container="frame", origin=archives.STORED, scaled=UNKNOWN)
    series = reading.truth(call, "squeeze") is not False
    content = UNKNOWN if series else "tabular"
    names = call.get("usecols")
    chosen = names.plain() if type(names) is Sequence else None
    shape = None if series else (None, len(chosen) if chosen and "index_col" not in call.keywords else None)
    return fresh(call.origin, container="frame", origin="csv", content=content, **shapes.facts(shape))


def downloaded(call: Call) -> Any:
    """``yfinance.download("AAPL")``: a table of prices."""
    return fresh(call.origin, container="frame", origin=UNKNOWN, content="tabular", **shapes.facts((None, None)))


def data_frame(call: Call) -> Any:
    """``DataFrame({"a": [1, 2]})``, ``DataFrame(array, columns=names)``."""
    value = call.get("data", 0)
    names = pandas_methods.names_in(call.get("columns", 2))
    if type(value) is Mapping:
        return literal.table(value, call.origin)
    data = literal.read(value, call.origin) if type(value) is Sequence else value
    if type(data) is not Data:
        return opaque(call.origin, container="frame")
    frame = changed(data, call.origin, container="frame")
    members = parts_of(frame)
    width = whole(frame.width)
    if names is None or None in names:
        return frame
    if members is None and width == len(names) and width <= literal.MAX_COLUMNS:
        members = [selection.column(frame, call.origin, None) for _ in names]
    if members is None or len(members) != len(names):
        return changed(frame, parts=UNKNOWN)
    return changed(frame, parts=parts(*[changed(one, written_as=name) for one, name in zip(members, names)]))


def series(call: Call) -> Any:
    """``Series([1, 2, 3])``."""
    data = reading.data(call, "data", 0)
    return (
        changed(data, call.origin, container="frame") if type(data) is Data else opaque(call.origin, container="frame")
    )


def concat(call: Call) -> Any:
    """``concat([a, b], axis=0)``."""
    members = reading.many(call, call.get("objs", 0))
    axis = reading.axis(call, 1)
    if members and axis == 0 and all(type(one) is Data for one in members):
        return changed(joining.on_top(members, call.origin), container="frame")
    known_columns = members and all(type(one) is Data and shapes.full(one) is not None for one in members)
    if known_columns and axis == 1:
        return changed(joining.side_by_side(members, call.origin, kind="column_stack"), container="frame")
    return opaque(call.origin, container="frame")


def get_dummies(call: Call) -> Any:
    """One column per category: of a single column the labels become one-hot, of a table some columns do."""
    data = reading.data(call, "data", 0)
    if type(data) is not Data:
        return opaque(call.origin, container="frame")
    steps = with_step(data, "encode", type="get_dummies", place=call.origin)
    shape = shapes.full(data)
    if shape is None or len(shape) != 1:
        return recomputed(
            data, call.origin, container="frame", content="tabular" if data.content == "tabular" else UNKNOWN,
            scaled=data.scaled, steps=steps, shape=UNKNOWN, width=UNKNOWN,
        )  # fmt: skip
    plainly = not set(call.keywords) & {"drop_first", "dummy_na"}
    classes = whole(data.classes) if plainly else None
    return recomputed(
        data, call.origin, container="frame", encoding="one-hot" if plainly else UNKNOWN, classes=known(classes),
        steps=steps, scaled=False, **bounds.between(0, 1).facts(), **shapes.facts((whole(data.length), classes)),
    )  # fmt: skip


def factorize(call: Call) -> Any:
    """``codes, names = factorize(column)``."""
    data = reading.data(call, "values", 0)
    return (
        (pandas_methods.codes(call, data), call.unknown("names of classes"))
        if type(data) is Data
        else call.unknown("codes and names")
    )


def converted(call: Call) -> Any:
    """``to_numeric``, ``to_datetime``, ``cut``: other values in the same rows."""
    data = reading.data(call, "arg", 0)
    return (
        opaque(call.origin, container="frame")
        if type(data) is not Data
        else pandas_methods.other_values(call, data, [])
    )


# --- changes in place


def pop(call: Call) -> Any:
    """``frame.pop("a")``: the column; the frame has it no more."""
    name = call.get("item", 0)
    result = lift(call.machine, lambda data, at: _popped(data, at, call.origin), call.receiver, name)
    rest = lift(call.machine, lambda data, at: pandas_methods.without(data, at, call.origin), call.receiver, name)
    call.receiver.data = call.machine.write(call.receiver.data, rest.data if type(rest) is Array else rest)
    return result


def _popped(data: Any, name: Any, origin: Origin | None) -> Any:
    return indexing.named_column(data, text(name) or "", origin) if type(data) is Data else opaque(origin)


def maybe_in_place(name: str) -> Handler:
    """A method that changes the frame with ``inplace=True``, else gives a changed copy."""
    copy = lifted(pandas_methods.METHODS[name])

    def run(call: Call) -> Any:
        if "inplace" not in call.keywords:
            return copy(call)
        inside = reading.truth(call, "inplace")
        result = copy(call)
        if inside is False:
            return result
        data = result.data if inside and type(result) is Array else opaque(call.origin)
        call.receiver.data = call.machine.write(call.receiver.data, data)
        return Const(None, call.origin) if inside else result

    return run


def spoiled(call: Call) -> Any:
    """``insert``, ``update``: the frame is not followed any more."""
    data = call.receiver.data
    call.receiver.data = call.machine.write(data, opaque(call.origin, container="frame"))
    return Const(None, call.origin)


CHANGING: dict[str, Handler] = {
    "pop": pop,
    **{
        name: maybe_in_place(name)
        for name in (
            "drop dropna drop_duplicates fillna ffill bfill interpolate rename reset_index set_index sort_values "
            "sort_index replace where mask query"
        ).split()
    },
    "insert": spoiled,
    "update": spoiled,
}
"""Methods that change the frame itself; they get the array, not its data."""


# --- accessors: frame.iloc, frame.loc, column.str


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin | None) -> Any:
    """``column.cat.codes``; parts of dates; ``None`` for methods of strings."""
    frame = machine.read(thing.state.get("frame", UNKNOWN))
    if thing.path == "pandas.cat" and name == "codes":
        return lift(
            machine,
            lambda data: pandas_methods.codes(_call(machine, origin), data) if type(data) is Data else opaque(origin),
            frame,
        )
    if thing.path == "pandas.dt":
        return lift(
            machine,
            lambda data: recomputed(data, origin, order=UNKNOWN) if type(data) is Data else opaque(origin),
            frame,
        )
    return None


def _call(machine: Any, origin: Any) -> Call:
    return Call(machine, "codes", None, [], {}, origin, {})


def subscript(machine: Any, thing: LibraryObject, key: Any, origin: Origin | None) -> Any:
    """``frame.iloc[rows, columns]``, ``frame.loc[mask, names]``."""
    frame = machine.read(thing.state.get("frame", UNKNOWN))
    if thing.path in ("pandas.iloc", "pandas.iat"):
        from kerlint.interpreter.libraries.arrays import note_slice  # arrays know of this module

        result = lift(machine, lambda data, at: _by_place(data, at, origin), frame, key)
        whole_frame = machine.read(frame.data) if type(frame) is Array else UNKNOWN
        if type(whole_frame) is Data and type(result) is Array and type(result.data) is Data:
            note_slice(machine, whole_frame, key, result.data, origin)
        return result
    if thing.path in ("pandas.loc", "pandas.at"):
        return lift(machine, lambda data, at: _by_label(data, at, origin), frame, key)
    return lift(machine, lambda data: recomputed(data, origin) if type(data) is Data else opaque(origin), frame)


def _by_place(data: Any, at: Any, origin: Origin | None) -> Any:
    if type(data) is Data and type(at) is Const:
        return opaque(origin, source=data.source, origin=data.origin)
    return indexing.index_data(data, at, origin)


def _by_label(data: Any, at: Any, origin: Origin | None) -> Any:
    """Labels of rows are not known: only all rows, and masks, are followed."""
    if type(data) is not Data:
        return opaque(origin)
    members = at.plain() if type(at) is Sequence and at.kind == "tuple" else [at]
    if not members:
        return opaque(origin)
    rows = members[0]
    if type(rows) is Data:
        chosen = indexing.index_data(data, rows, origin)
    elif type(rows) is Sequence and rows.kind == "slice" and selection.slice_bounds(rows) == (None, None, None):
        chosen = data
    else:
        chosen = selection.unknown_rows(data, origin)
    if len(members) == 1 or type(chosen) is not Data:
        return chosen
    return indexing.index_data(chosen, Sequence.of("tuple", [indexing.EVERYTHING, *members[1:]]), origin)


INDEXERS = frozenset({"pandas.loc", "pandas.at", "pandas.iloc", "pandas.iat"})
"""What a frame gives for reading and writing some of its values."""


def assign(machine: Any, thing: LibraryObject, key: Any, origin: Origin | None) -> None:
    """``frame.loc[mask, "a"] = value``: some values of a column, or of the table, are others now."""
    frame = machine.read(thing.state.get("frame", UNKNOWN))
    for array in leaves(frame):
        if type(array) is Array:
            result = lift(machine, lambda data, at: _partly_set(data, at, origin), array, key)
            array.data = machine.write(array.data, result.data if type(result) is Array else result)


def _partly_set(data: Any, at: Any, origin: Origin | None) -> Any:
    if type(data) is not Data:
        return data
    members = at.plain() if type(at) is Sequence and at.kind == "tuple" else None
    name = text(members[-1]) if members and len(members) == 2 else None
    if name is None:
        return indexing.some_values_set(data, origin)
    column = indexing.named_column(data, name, origin)
    steps = with_step(column, "map", place=origin)
    return indexing.assigned(data, Const(name), recomputed(column, origin, scaled=column.scaled, steps=steps), origin)


def method(call: Call) -> Any:
    """A method of an accessor: ``column.str.lower()``."""
    frame = call.machine.read(call.receiver.state.get("frame", UNKNOWN))
    return lift(
        call.machine, lambda data: recomputed(data, call.origin) if type(data) is Data else opaque(call.origin), frame
    )


_FILES = (
    "read_csv read_excel read_table read_parquet read_json read_feather read_sql read_sql_query read_pickle read_fwf"
)
_DOWNLOADS = "yfinance.download pandas_datareader.DataReader pandas_datareader.data.DataReader"

FUNCTIONS: dict[str, Handler] = table(
    {
        **{f"pandas.{name}": read_file for name in _FILES.split()},
        **dict.fromkeys(_DOWNLOADS.split(), downloaded),
        "pandas.DataFrame": data_frame,
        "pandas.Series": series,
        "pandas.concat": concat,
        "pandas.get_dummies": get_dummies,
        "pandas.factorize": factorize,
        **{f"pandas.{name}": converted for name in ("to_numeric", "to_datetime", "cut", "qcut", "Categorical")},
    }
)

unknown_call = lifted(reading.unfollowed)
