"""Arrays that numpy makes: of written-out values, of one value, of a row of numbers, of a file."""

from __future__ import annotations

import math
from typing import Any

from kerlint.facts.values import UNKNOWN, Const, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import bounds, kinship, literal, reading, selection, shapes
from kerlint.interpreter.data.lift import Handler
from kerlint.interpreter.data.make import changed, fresh, known, number, opaque, whole
from kerlint.interpreter.libraries.array_methods import on_data, option
from kerlint.interpreter.values import ABSENT, LibraryObject, Mapping, Sequence


def array(call: Call) -> Any:
    """``numpy.array([[1, 2], [3, 4]])``; arrays and frames are copied."""
    value = call.get("object", 0, call.get("a", 0, call.get("value", 0)))
    if type(value) is Data:
        kinship.whole(value)
        made = kinship.kept(changed(value, call.origin, container="array"), value)
    elif type(value) in (Const, Sequence):
        made = literal.read(value, call.origin)
    elif type(value) is LibraryObject or type(value) is Mapping or value is ABSENT:
        return call.unknown("an array of objects")
    else:
        return opaque(call.origin, container="array")
    dtype = call.get("dtype", 1)
    return made if dtype is ABSENT or type(made) is not Data else reading.cast(made, dtype, call.origin)


def filled(value: float | None) -> Handler:
    """``zeros``, ``ones``, ``full``: one number everywhere. ``None``: the number is an argument."""

    def run(call: Call) -> Any:
        shape = shapes.given(call.get("shape", 0))
        content = number(call.get("fill_value", 1)) if value is None else value
        return _uniform(call, shape, content)

    return run


def _uniform(call: Call, shape: shapes.Shape, value: float | None, **more: Any) -> Data:
    limits = bounds.NOTHING if value is None else bounds.constant(value)
    facts = shapes.facts(shape)
    if value is not None and shape is not None and len(shape) == 1:
        facts.update(literal.of_values([int(value) if float(value).is_integer() else value]))
    return fresh(call.origin, origin="literal", **{**facts, **limits.facts(), **more})


def like(value: float | None) -> Handler:
    """``zeros_like``, ``ones_like``: the shape and rows of another array."""

    def run(call: Call, data: Data, rest: list[Any]) -> Any:
        content = number(option(call, rest, "fill_value", 0)) if value is None else value
        return _uniform(call, shapes.full(data), content, length=data.length, rows=data.rows, source=data.source)

    return on_data(run)


def empty(call: Call) -> Any:
    """``numpy.empty``: the shape, and anything in it."""
    return fresh(call.origin, origin=UNKNOWN, **shapes.facts(shapes.given(call.get("shape", 0))))


def eye(call: Call) -> Any:
    """``numpy.eye(10)``: indexed with labels it gives one-hot rows."""
    size = whole(call.get("N", 0, call.get("n", 0)))
    columns = call.get("M", 1)
    width = size if columns is ABSENT else whole(columns)
    known_facts = {"low": 0, "high": 1, "magnitude": 1, "encoding": "one-hot", "classes": known(size)}
    return fresh(call.origin, origin="literal", content="identity", **shapes.facts((size, width)), **known_facts)


def _range(call: Call) -> list[Any]:
    """The end of a range alone, or its start, end and step; `tf.range` says ``limit`` and ``delta``."""
    given, words = list(call.positional[:3]), call.keywords
    end, step = words.get("stop", words.get("limit")), words.get("step", words.get("delta"))
    if len(given) == 1 and end is None and "start" not in words:
        given.insert(0, Const(0))
    if not given:
        given.append(words.get("start", Const(0)))
    if len(given) == 1:
        given.append(Unknown("no end") if end is None else end)
    if len(given) == 2 and step is not None:
        given.append(step)
    plain = type(given[0]) is Const and given[0].value == 0 and len(given) == 2
    return given[1:] if plain else given


def arange(call: Call) -> Any:
    """``numpy.arange(n)`` counts rows; with other arguments it is a row of numbers."""
    given = _range(call)
    values = [number(value) for value in given]
    if len(given) == 1 and type(values[0]) is not float:
        return selection.index_of(whole(given[0]), call.origin)
    if None in values or len(values) < 2 or len(values) == 3 and not values[2]:
        return fresh(call.origin, origin="arithmetic", **shapes.facts((None,)))
    start, stop, step = values[0], values[1], values[2] if len(values) == 3 else 1
    length = max(math.ceil((stop - start) / step), 0)  # type: ignore[operator]
    last = start + (length - 1) * step  # type: ignore[operator]
    whole_numbers = all(type(value) is int for value in (start, step))
    exact = bounds.between(min(start, last), max(start, last)).facts() if length else {}  # type: ignore[type-var]
    return fresh(
        call.origin,
        origin="arithmetic",
        encoding="integer" if whole_numbers and length > 2 else UNKNOWN,
        **shapes.facts((length,)),
        **exact,
    )


def linspace(call: Call) -> Any:
    """``numpy.linspace(0, 10, 100)``."""
    ends = number(call.get("start", 0)), number(call.get("stop", 1))
    count = call.get("num", 2)
    length = 50 if count is ABSENT else whole(count)
    limits = bounds.NOTHING if None in ends else bounds.between(min(ends), max(ends))  # type: ignore[type-var]
    if length == 0 or "retstep" in call.keywords:
        return opaque(call.origin)
    return fresh(call.origin, origin="arithmetic", encoding="continuous", **shapes.facts((length,)), **limits.facts())


def loaded(call: Call) -> Any:
    """``numpy.load``, ``loadtxt``, ``genfromtxt``: a file."""
    text = call.path.rpartition(".")[2] != "load"
    if not text:
        return fresh(call.origin, origin="file", scaled=UNKNOWN)
    columns = {"content": "tabular", **shapes.facts((None, None))} if set(call.keywords) & {"delimiter"} else {}
    return fresh(call.origin, origin="csv", **columns)
