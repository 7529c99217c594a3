"""What methods of data frames and series give: other columns, other rows, other values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.rows import Mask, Opaque
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.data import bounds, indexing, kinship, literal, reading, selection, shapes
from kerlint.interpreter.data.make import (
    changed,
    fresh,
    known,
    number,
    opaque,
    parts,
    parts_of,
    recomputed,
    text,
    whole,
    with_step,
)
from kerlint.interpreter.data.resampling import drawn_again, resampling
from kerlint.interpreter.libraries.array_methods import on_data, option
from kerlint.interpreter.values import ABSENT, Sequence


def names_in(value: Any) -> list[str | None] | None:
    """Names of columns: a string or a list of strings."""
    if type(value) is Const and type(value.value) is str:
        return [value.value]
    members = value.plain() if type(value) is Sequence and value.kind in ("list", "tuple") else None
    return None if members is None else [text(member) for member in members]


def codes(call: Call, data: Data) -> Data:
    """Class numbers in place of categories."""
    classes = whole(data.classes)
    top = None if classes is None else classes - 1
    encoding = "binary" if classes == 2 else "integer" if classes is None or classes > 2 else UNKNOWN
    low = 0 if data.encoding in ("string", "integer", "binary") else UNKNOWN
    return recomputed(
        data, call.origin, encoding=encoding, classes=known(classes), highest=known(top), scaled=False, low=low,
        high=known(top), magnitude=known(top), steps=with_step(data, "encode", type="factorize", place=call.origin),
    )  # fmt: skip


# --- columns


def without(data: Any, at: Any, origin: Origin | None) -> Any:
    """``del frame["a"]``."""
    names = names_in(at)
    return drop_columns(data, names, origin) if type(data) is Data and names else opaque(origin)


def with_attribute(data: Any, name: str, new: Any, value: Data | None, origin: Origin | None) -> Any:
    """``frame.columns = ["a", "b"]``, ``frame.index = dates``, ``frame.price = prices``."""
    if type(data) is not Data or data.container != "frame":
        return Unknown(f"`{name}` was set", origin)
    if name == "index":
        return changed(data, origin, parts=data.parts)
    if name != "columns":
        return indexing.assigned(data, Const(name), value, origin)
    names, members = names_in(new), parts_of(data)
    if members is None or names is None or len(names) != len(members) or None in names:
        return changed(data, origin, parts=UNKNOWN)
    return changed(data, origin, parts=parts(*[changed(one, written_as=each) for one, each in zip(members, names)]))


def drop_columns(data: Data, names: list[str | None] | None, origin: Origin | None) -> Data:
    """The table without some columns."""
    members = parts_of(data)
    if members is not None and names is not None and None not in names:
        kept = [place for place, one in enumerate(members) if one.written_as not in names]
        return selection.columns(data, origin, kept, width=len(kept))
    width = whole(data.width)
    rest = None if width is None or names is None or width < len(names) else width - len(names)
    return selection.columns(data, origin, None, width=rest) if shapes.full(data) else _fewer_columns(data, origin)


def _fewer_columns(data: Data, origin: Origin | None) -> Data:
    return changed(
        data, origin, shape=UNKNOWN, width=UNKNOWN, magnitude=UNKNOWN, feature_ratio=UNKNOWN, encoding=UNKNOWN,
        classes=UNKNOWN, highest=UNKNOWN, parts=UNKNOWN,
    )  # fmt: skip


def drop(call: Call, data: Data, rest: list[Any]) -> Any:
    """``drop("a", axis=1)``, ``drop(columns=[…])``; along rows it is not followed which."""
    columns = call.get("columns")
    axis = reading.axis(call, 1)
    if columns is not ABSENT:
        return kinship.without(drop_columns(data, names_in(columns), call.origin), data, names_in(columns))
    if axis == 1:
        names = names_in(option(call, rest, "labels", 0))
        return kinship.without(drop_columns(data, names, call.origin), data, names)
    if axis == 0:
        return _some(call, data)
    return opaque(call.origin, container="frame", origin=data.origin)


def _some(call: Call, data: Data, *, filtered: Any = UNKNOWN) -> Data:
    """Some of the rows, in their order."""
    return selection.some_rows(data, call.origin, (Mask(object()),), UNKNOWN, filtered=filtered)


def select_dtypes(call: Call, data: Data, rest: list[Any]) -> Any:
    """Columns of some types."""
    return _fewer_columns(data, call.origin)


def rename(call: Call, data: Data, rest: list[Any]) -> Any:
    """``rename(columns={"a": "b"})``."""
    mapping = plain(call.get("columns"))
    members = parts_of(data)
    if members is None or type(mapping) is not dict:
        return changed(data, call.origin, parts=UNKNOWN)
    return changed(
        data,
        call.origin,
        parts=parts(*[changed(one, written_as=mapping.get(one.written_as, one.written_as)) for one in members]),
    )


def set_index(call: Call, data: Data, rest: list[Any]) -> Any:
    """A column becomes the index."""
    return drop_columns(data, names_in(option(call, rest, "keys", 0)), call.origin)


def reset_index(call: Call, data: Data, rest: list[Any]) -> Any:
    """The old index becomes a column, unless it is dropped."""
    if reading.truth(call, "drop", 1):
        return changed(data, call.origin, parts=data.parts)
    return _fewer_columns(data, call.origin)


# --- rows


def head(call: Call, data: Data, rest: list[Any]) -> Any:
    """The first rows."""
    count = option(call, rest, "n", 0)
    return selection.row_slice(data, call.origin, None, 5 if count is ABSENT else _bound(count), None)


def tail(call: Call, data: Data, rest: list[Any]) -> Any:
    """The last rows."""
    count = option(call, rest, "n", 0)
    size = 5 if count is ABSENT else whole(count)
    return _some(call, data) if size is None or size < 0 else selection.row_slice(data, call.origin, -size, None, None)


def _bound(value: Any) -> Any:
    size = whole(value)
    return value if size is None else size


def sample(call: Call, data: Data, rest: list[Any]) -> Any:
    """``sample(frac=1)`` shuffles; with less it draws some rows."""
    share, count = call.get("frac", 1), call.get("n", 0)
    seed = call.get("random_state")
    replaced = reading.truth(call, "replace")
    if replaced:
        made = resampling(call, data, "sample")
        return drawn_again(data, made, Opaque(object()), call, feature_ratio=UNKNOWN)
    if replaced is None or "weights" in call.keywords:
        return selection.unknown_rows(data, call.origin)
    length = whole(data.length)
    if number(share) == 1:
        return selection.reordered(
            data, call.origin, selection.shuffled_key(None if seed is ABSENT else seed, "sample", length)
        )
    rows = whole(count)
    portion = number(share) if share is not ABSENT else None
    if rows is None and portion is not None and length is not None:
        rows = round(length * portion)
    return selection.some_rows(data, call.origin, (Opaque(object()),), known(rows), fair=True, order="random")


def dropped_rows(call: Call, data: Data, rest: list[Any]) -> Any:
    """``dropna``, ``drop_duplicates``: rows chosen by value; along columns some columns."""
    if reading.axis(call, default=0) != 0:
        return _fewer_columns(data, call.origin)
    if data.origin == "literal" and call.path == "dropna" and number(data.low) is not None and not call.keywords:
        return changed(data, call.origin)
    return _some(call, data)


def sort_values(call: Call, data: Data, rest: list[Any]) -> Any:
    """Rows in the order of a column: those of one class stand together in it."""
    named = names_in(option(call, rest, "by", 0)) if call.path == "sort_values" else None
    return selection.scrambled(data, call.origin, order=f"by {named[0]}" if named else UNKNOWN)


def query(call: Call, data: Data, rest: list[Any]) -> Any:
    """Rows chosen by value."""
    return _some(call, data, filtered=True)


# --- values


def fillna(call: Call, data: Data, rest: list[Any]) -> Any:
    """Gaps are filled: with a number, with statistics, with neighbours."""
    value = option(call, rest, "value", 0)
    steps = with_step(data, "impute", type=call.path, place=call.origin)
    low, high = number(data.low), number(data.high)
    if value is not ABSENT:
        filling = number(value)
        low = None if low is None or filling is None else min(low, filling)
        high = None if high is None or filling is None else max(high, filling)
    limits = bounds.Bounds(low, high).facts()
    same = {"content": data.content, "scaled": data.scaled, "low": limits["low"], "high": limits["high"]}
    return recomputed(
        data, call.origin, **same, magnitude=data.magnitude if data.origin == "sklearn" else UNKNOWN, steps=steps
    )


def other_values(call: Call, data: Data, rest: list[Any]) -> Data:
    """The same rows with values that are not followed."""
    steps = with_step(data, "map", type=call.path.rpartition(".")[2], place=call.origin)
    return recomputed(data, call.origin, content=data.content if data.content == "tabular" else UNKNOWN, steps=steps)


def mapped(call: Call, data: Data, rest: list[Any]) -> Any:
    """``column.map({"M": 1, "B": 0})``: the numbers of the dictionary."""
    mapping = plain(option(call, rest, "arg", 0))
    if call.path == "replace":
        mapping = plain(option(call, rest, "to_replace", 0))
    values = list(mapping.values()) if type(mapping) is dict else []
    result = other_values(call, data, rest)
    full = call.path == "map" or (data.encoding == "string" and data.classes == len(values))
    if not full or not values or not all(type(value) in (int, bool) for value in values) or data.shape != ():
        return result
    exact = literal.of_values([int(value) for value in values])
    complete = data.encoding == "string" and data.classes == len(values) and len(set(values)) == len(values)
    named = complete or (data.origin == "csv" and call.path == "map")  # one names the classes that a file has
    return changed(
        result, encoding=exact["encoding"], low=exact["low"], high=exact["high"], scaled=False,
        classes=exact["classes"] if complete else UNKNOWN, highest=exact["highest"] if named else UNKNOWN,
        steps=with_step(data, "encode", type="map", place=call.origin),
    )  # fmt: skip


def truths(call: Call, data: Data, rest: list[Any]) -> Any:
    """``isnull``, ``isin``, ``between``: true or false for each value."""
    steps = with_step(data, "map", type=call.path, place=call.origin)
    return recomputed(data, call.origin, encoding="binary", **bounds.between(0, 1).facts(), steps=steps, scaled=False)


def count_of_values(call: Call, data: Data, rest: list[Any]) -> Any:
    """``column.nunique()``."""
    classes = whole(data.classes) if data.shape == () else None
    return call.unknown("number of distinct values") if classes is None else Const(classes, call.origin)


def distinct(call: Call, data: Data, rest: list[Any]) -> Any:
    """``column.unique()``."""
    classes = whole(data.classes) if data.shape == () else None
    return fresh(
        call.origin,
        origin=data.origin,
        encoding=data.encoding,
        low=data.low,
        high=data.high,
        **shapes.facts((classes,)),
    )


def assigned(call: Call, data: Data, rest: list[Any]) -> Any:
    """``frame.assign(a=…)``: like setting the columns of a copy."""
    for name, value in call.keywords.items():
        operand = reading.as_data(value, call)
        data = indexing.assigned(data, Const(name), operand if type(operand) is Data else None, call.origin)
    return changed(data, call.origin, parts=data.parts)


def unfollowed(call: Call, data: Data, rest: list[Any]) -> Any:
    """Groups, pivots, joins: a table of which nothing is known but where it comes from."""
    return opaque(
        call.origin, container="frame", origin=data.origin if data.origin == "csv" else UNKNOWN, source=data.source
    )


def reindexed(call: Call, data: Data, rest: list[Any]) -> Any:
    """``frame.reindex(columns=names, fill_value=0)``: the same rows, and columns that may be new."""
    if "columns" not in call.keywords or "index" in call.keywords or rest:
        return unfollowed(call, data, rest)
    names = names_in(call.keywords["columns"])
    known_width = None if names is None else len(names)
    return recomputed(
        data, call.origin, content=data.content, scaled=data.scaled, **shapes.facts((whole(data.length), known_width))
    )


def moving(call: Call, data: Data, rest: list[Any]) -> Any:
    """``column.rolling(20)``: what is computed of it (``mean()``) belongs to a row, and knows only rows around it."""
    return changed(data, call.origin, container="moving")


def of_moving(call: Call, data: Data, rest: list[Any]) -> Any:
    """``column.rolling(20).mean()``."""
    return changed(other_values(call, data, rest), container="frame")


def groups(call: Call, data: Data, rest: list[Any]) -> Any:
    """``frame.groupby("shop")``, ``frame.resample("1h")``."""
    return changed(unfollowed(call, data, rest), container="groups")


def of_groups(call: Call, data: Data, rest: list[Any]) -> Any:
    """``frame.groupby("shop").mean()``: another table, with rows of its own."""
    return opaque(call.origin, container="frame", origin=data.origin, source=data.source)


def shown(call: Call, data: Data, rest: list[Any]) -> Any:
    """``info``, ``describe``, ``plot``: nothing that goes on."""
    return call.unknown(f"`{call.path}` of a table")


METHODS: dict[str, Callable[[Call], Any]] = {
    name: on_data(function)
    for function, names in (
        (drop, "drop"),
        (select_dtypes, "select_dtypes filter"),
        (rename, "rename"),
        (set_index, "set_index"),
        (reset_index, "reset_index"),
        (head, "head"),
        (tail, "tail"),
        (sample, "sample"),
        (dropped_rows, "dropna drop_duplicates"),
        (sort_values, "sort_values sort_index nlargest nsmallest"),
        (query, "query"),
        (fillna, "fillna ffill bfill interpolate"),
        (other_values, "apply applymap transform where mask shift diff pct_change rank"),
        (mapped, "map replace"),
        (truths, "isnull isna notnull notna isin between duplicated eq ne gt lt ge le"),
        (count_of_values, "nunique"),
        (distinct, "unique"),
        (assigned, "assign"),
        (reindexed, "reindex"),
        (
            unfollowed,
            "merge join pivot pivot_table melt explode agg aggregate stack unstack append",
        ),
        (moving, "rolling ewm expanding"),
        (groups, "groupby resample"),
        (
            shown,
            "info describe plot hist boxplot value_counts corr cov to_csv to_excel to_json items iterrows itertuples",
        ),
    )
    for name in names.split()
}
"""Methods of frames and series; the rest are those of arrays."""

PASSING: dict[str, Callable[[Call], Any]] = {"moving": on_data(of_moving), "groups": on_data(of_groups)}
"""What every method of a moving window and of groups gives."""

OTHER_METHODS = set(
    "insert update sum mean std var min max median count idxmax idxmin mode quantile skew kurt prod to_dict "
    "to_list keys combine_first memory_usage".split()
)
"""Further methods, so that they are not taken for columns."""
