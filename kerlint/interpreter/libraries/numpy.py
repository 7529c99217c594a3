"""What numpy's functions give. ``numpy_makers`` holds constructors, ``numpy_random`` random numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from kerlint.facts.rows import Mask, Rows
from kerlint.facts.values import UNKNOWN, Const
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import arithmetic, bounds, joining, literal, reading, selection, shapes, windows
from kerlint.interpreter.data.bounds import Bounds
from kerlint.interpreter.data.lift import Handler, table
from kerlint.interpreter.data.make import changed, fresh, number, opaque, recomputed, whole, with_step
from kerlint.interpreter.libraries import numpy_makers, numpy_random
from kerlint.interpreter.libraries.array_methods import METHODS, on_data, option, reduction
from kerlint.interpreter.values import SIZE, Sequence

# --- arithmetic by name


def operator(symbol: str) -> Handler:
    """``numpy.add(x, y)``."""

    def run(call: Call) -> Any:
        left, right = reading.data(call, "x1", 0), reading.data(call, "x2", 1)
        if type(left) is not Data or type(right) is not Data:
            return opaque(call.origin)
        return arithmetic.operate(symbol, left, right, call.origin)

    return run


def comparison(call: Call) -> Any:
    """``numpy.greater(x, y)``, ``numpy.isnan(x)``."""
    left, right = reading.data(call, "x1", 0), reading.data(call, "x2", 1)
    if type(left) is not Data:
        return opaque(call.origin)
    other = right if type(right) is Data else opaque(call.origin, length=None, shape=())
    return arithmetic.compared(left, other, call.origin)


def of_each(name: str, function: Callable[[Bounds], Bounds]) -> Handler:
    """``numpy.sin(x)``: of a number it is a number."""

    def run(call: Call, data: Data, rest: list[Any]) -> Any:
        result = function(bounds.of(data))
        if (
            data.length is None
            and result.low is not None
            and result.low == result.high
            and data.encoding is not UNKNOWN
        ):
            return Const(result.low, call.origin)
        return arithmetic.applied(data, call.origin, result, name=name)

    return on_data(run)


def _within(low: float | None, high: float | None) -> Callable[[Bounds], Bounds]:
    return lambda one: Bounds(low, high)


def _growing(function: Callable[[float], float]) -> Callable[[Bounds], Bounds]:
    return lambda one: bounds.monotone(one, function)


OF_EACH: dict[str, Callable[[Bounds], Bounds]] = {
    "sin": _within(-1, 1),
    "cos": _within(-1, 1),
    "tan": lambda one: bounds.NOTHING,
    "tanh": _growing(math.tanh),
    "arctan": _growing(math.atan),
    "arcsinh": _growing(math.asinh),
    "sinh": _growing(math.sinh),
    "exp": _growing(math.exp),
    "expm1": _growing(math.expm1),
    "log": _growing(math.log),
    "log1p": _growing(math.log1p),
    "log2": _growing(math.log2),
    "log10": _growing(math.log10),
    "sqrt": _growing(math.sqrt),
    "square": lambda one: bounds.power(one, 2),
    "abs": bounds.absolute,
    "absolute": bounds.absolute,
    "fabs": bounds.absolute,
    "floor": _growing(math.floor),
    "ceil": _growing(math.ceil),
    "sign": _within(-1, 1),
    "negative": bounds.negated,
    "radians": _growing(math.radians),
    "deg2rad": _growing(math.radians),
    "nan_to_num": lambda one: one if one.low is not None and one.low <= 0 <= (one.high or 0) else bounds.NOTHING,
}
"""What functions of single values do to bounds."""


def extremum(call: Call) -> Any:
    """``numpy.maximum(x, 0)``, ``numpy.minimum(x, 1)``."""
    left, right = reading.data(call, "x1", 0), reading.data(call, "x2", 1)
    if type(left) is not Data or type(right) is not Data:
        return opaque(call.origin)
    result = arithmetic.operate("+", left, right, call.origin)
    one, other = bounds.of(left), bounds.of(right)
    pick = max if call.path.endswith("maximum") else min
    low = None if one.low is None or other.low is None else pick(one.low, other.low)
    high = None if one.high is None or other.high is None else pick(one.high, other.high)
    limits = bounds.between(low, high)
    if right.length is None:
        limits = bounds.clipped(one, other.low, None) if pick is max else bounds.clipped(one, None, other.high)
    return recomputed(result, call.origin, content=left.content, scaled=left.scaled, **limits.facts())


def where(call: Call) -> Any:
    """``numpy.where(condition, a, b)``; with one argument the numbers of the rows."""
    condition = reading.data(call, "condition", 0)
    if type(condition) is not Data:
        return opaque(call.origin)
    if len(call.positional) == 1:
        index = changed(selection.index_of(None, call.origin), filtered=True)
        return (
            (changed(index, source=index, rows=Rows(index, (Mask(condition),))),)
            if condition.shape == ()
            else opaque(call.origin)
        )
    arms = [arm for value in call.positional[1:3] if isinstance(arm := reading.as_data(value, call), Data)]
    if len(arms) != 2:
        return opaque(call.origin, length=condition.length, rows=condition.rows, source=condition.source)
    limits = bounds.joined([bounds.of(arm) for arm in arms])
    numbers = {number(arm.low) if arm.length is None and arm.low == arm.high else None for arm in arms}
    known = {} if len(numbers) < 2 or None in numbers else literal.of_values(sorted(numbers))
    encoding = known.get("encoding", UNKNOWN)
    highest = known.get("highest", UNKNOWN) if encoding == "integer" else UNKNOWN
    shape = shapes.full(condition)
    for arm in arms:
        shape = shapes.broadcast(shape, shapes.full(arm))
    return recomputed(
        condition,
        call.origin,
        encoding=encoding,
        highest=highest,
        **limits.facts(),
        **shapes.facts(shape),
        steps=with_step(condition, "map", type="where", place=call.origin),
    )


# --- joining and taking apart


def concatenate(call: Call) -> Any:
    """``numpy.concatenate([a, b], axis=0)``, ``vstack``, ``append``."""
    given = call.get("arrays", 0, call.get("values", 0, call.get("tup", 0)))
    members = reading.many(call, given)
    if members is None:
        return reading.gathered(call, given)
    return joining.joined(members, reading.axis(call, 1), call.origin)


def appended(call: Call) -> Any:
    """``numpy.append(x, more, axis=0)``."""
    members = [reading.data(call, "arr", 0), reading.data(call, "values", 1)]
    return joining.joined(members, reading.axis(call, 2), call.origin)


def stacked(axis: int | None) -> Handler:
    """``vstack``, ``hstack``, ``column_stack``."""

    def run(call: Call) -> Any:
        given = call.get("tup", 0, call.get("arrays", 0))
        members = reading.many(call, given)
        if members is None:
            return reading.gathered(call, given)
        return (
            joining.side_by_side(members, call.origin, kind=call.path.rpartition(".")[2])
            if axis
            else joining.on_top(members, call.origin)
        )

    return run


def stack(call: Call) -> Any:
    """``numpy.stack([a, b], axis=0)``."""
    given, axis = call.get("arrays", 0, call.get("values", 0)), reading.axis(call, 1)
    cut = windows.collected(given, call.origin, "array") if type(given) is Sequence and axis == 0 else None
    return cut or joining.stacked(reading.many(call, given), axis, call.origin)


def unique(call: Call, data: Data, rest: list[Any]) -> Any:
    """The distinct values; how many is known of labels."""
    count = whole(data.classes) if data.shape == () else None
    if {"axis"} & set(call.keywords):
        return opaque(call.origin)
    values = fresh(call.origin, origin=data.origin, low=data.low, high=data.high, **shapes.facts((count,)))
    more = sum(
        1 for name in ("return_counts", "return_index", "return_inverse") if reading.truth(call, name) is not False
    )
    if more:
        return (values, *[opaque(call.origin) for _ in range(more)])
    return values


def shuffled(call: Call, data: Data, rest: list[Any]) -> Any:
    """``numpy.flip``, ``roll``, ``sort`` …: the same rows in an order that is not followed."""
    if call.path.endswith(".sort") or reading.axis(call, 1, default=-1) != 0 and len(shapes.full(data) or ()) != 1:
        return changed(data, call.origin, rows=UNKNOWN, parts=UNKNOWN, feature_ratio=UNKNOWN)
    return selection.scrambled(data, call.origin)


def deleted(call: Call, data: Data, rest: list[Any]) -> Any:
    """``numpy.delete``: some rows or columns fewer."""
    return changed(
        data,
        call.origin,
        rows=UNKNOWN,
        length=UNKNOWN,
        shape=UNKNOWN,
        width=UNKNOWN,
        parts=UNKNOWN,
        magnitude=UNKNOWN,
        feature_ratio=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        encoding=UNKNOWN,
    )


def parts(call: Call, data: Data, rest: list[Any]) -> Any:
    """``numpy.split(x, 3)`` and ``array_split``: slices."""
    points = shapes.dimensions(option(call, rest, "indices_or_sections", 0))
    count = whole(option(call, rest, "indices_or_sections", 0))
    length = whole(data.length)
    if reading.axis(call, 2) != 0:
        return call.unknown("parts of data")
    if points is None and count and length is not None and count > 0 and length % count == 0 and count <= 64:
        points = [length // count * step for step in range(1, count)]
    if points is None or None in points:
        return call.unknown("parts of data")
    ends: list[Any] = [None, *points, None]
    return [selection.row_slice(data, call.origin, low, high, None) for low, high in zip(ends, ends[1:])]


def size_of(call: Call, data: Data, rest: list[Any]) -> Any:
    """``numpy.shape(x)``, ``size``, ``ndim``."""
    shape = shapes.full(data)
    name = call.path.rpartition(".")[2]
    if shape is None:
        return call.unknown(f"{name} of data")
    if name == "ndim":
        return Const(len(shape), call.origin)
    if name == "shape":
        return tuple(call.unknown(SIZE) if size is None else Const(size, call.origin) for size in shape)
    return (
        call.unknown("size of data")
        if None in shape
        else Const(math.prod(s for s in shape if s is not None), call.origin)
    )


def unfollowed(call: Call) -> Any:
    """A function of numpy that is not known."""
    return reading.unfollowed(call)


NAMES: dict[str, Handler] = {
    **dict.fromkeys(
        ("array", "asarray", "asanyarray", "ascontiguousarray", "copy", "asfarray", "float32", "float64"),
        numpy_makers.array,
    ),
    "zeros": numpy_makers.filled(0),
    "ones": numpy_makers.filled(1),
    "full": numpy_makers.filled(None),
    "empty": numpy_makers.empty,
    "zeros_like": numpy_makers.like(0),
    "ones_like": numpy_makers.like(1),
    "full_like": numpy_makers.like(None),
    "eye": numpy_makers.eye,
    "identity": numpy_makers.eye,
    "arange": numpy_makers.arange,
    "linspace": numpy_makers.linspace,
    **dict.fromkeys(("load", "loadtxt", "genfromtxt"), numpy_makers.loaded),
    **{
        name: operator(symbol)
        for name, symbol in {
            "add": "+",
            "subtract": "-",
            "multiply": "*",
            "divide": "/",
            "true_divide": "/",
            "power": "**",
            "matmul": "@",
            "dot": "@",
            "mod": "%",
            "remainder": "%",
            "floor_divide": "//",
            "logical_and": "&",
            "logical_or": "|",
            "logical_xor": "^",
            "bitwise_and": "&",
            "bitwise_or": "|",
        }.items()
    },
    **dict.fromkeys(
        (
            "greater",
            "less",
            "greater_equal",
            "less_equal",
            "equal",
            "not_equal",
            "isnan",
            "isfinite",
            "isinf",
            "isin",
            "isclose",
            "logical_not",
        ),
        comparison,
    ),
    **{name: of_each(name, function) for name, function in OF_EACH.items()},
    "maximum": extremum,
    "minimum": extremum,
    "where": where,
    "concatenate": concatenate,
    "append": appended,
    "vstack": stacked(0),
    "row_stack": stacked(0),
    "hstack": stacked(1),
    "column_stack": stacked(1),
    "stack": stack,
    "unique": on_data(unique),
    **{name: on_data(shuffled) for name in ("flip", "flipud", "roll", "sort")},
    "delete": on_data(deleted),
    "split": on_data(parts),
    "array_split": on_data(parts),
    **{name: on_data(size_of) for name in ("shape", "size", "ndim")},
    **{name: reduction(name) for name in ("average", "percentile", "nanmean", "nanstd", "nanmax", "nanmin")},
    "amax": reduction("max"),
    "amin": reduction("min"),
    "linalg.norm": reduction("norm"),
    **{
        name: METHODS[name]
        for name in METHODS
        if name not in ("numpy", "toarray", "todense", "to_numpy", "tolist", "astype", "copy", "flatten", "dot")
    },
}
"""Functions of numpy under their names behind ``numpy.``."""

FUNCTIONS: dict[str, Handler] = {
    **table({f"numpy.{name}": function for name, function in NAMES.items()}),
    **numpy_random.FUNCTIONS,
}

unknown_call = table({"": unfollowed})[""]
method = numpy_random.method
