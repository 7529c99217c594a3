"""Methods of arrays, which are functions of numpy, too: shapes, types, reductions, orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.rows import Order, Rows
from kerlint.facts.values import UNKNOWN, Collection, Const, Unknown
from kerlint.facts.vocabulary import Data, Transform
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import arithmetic, bounds, counting, reading, selection, shapes
from kerlint.interpreter.data.indexing import transposed
from kerlint.interpreter.data.lift import lifted
from kerlint.interpreter.data.make import changed, number, opaque, recomputed, steps_of, whole, with_step
from kerlint.interpreter.values import ABSENT, Array, Sequence


def subject(call: Call) -> tuple[Data | Unknown, list[Any]]:
    """The array of ``x.reshape(…)`` or ``numpy.reshape(x, …)``, and the other positional arguments."""
    if type(call.receiver) is Data:
        return call.receiver, call.positional
    if call.positional:
        return reading.as_data(call.positional[0], call), call.positional[1:]
    for name in ("a", "arr", "x", "m", "input", "array", "tensor"):
        if name in call.keywords:
            return reading.as_data(call.keywords[name], call), []
    return UNKNOWN, []


def on_data(function: Callable[[Call, Data, list[Any]], Any]) -> Callable[[Call], Any]:
    """A function of the array and the other arguments."""

    def run(call: Call) -> Any:
        data, rest = subject(call)
        return reading.unfollowed(call) if type(data) is not Data else function(call, data, rest)

    return run


def option(call: Call, rest: list[Any], name: str, position: int) -> Any:
    """An argument after the array."""
    if name in call.keywords:
        return call.keywords[name]
    if position < len(rest):
        return rest[position]
    return Unknown("arguments that are not known") if call.open else ABSENT


def reshape(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.reshape(-1, 28, 28)`` or with a tuple."""
    target = shapes.dimensions(rest[0]) if len(rest) == 1 else [whole(one) for one in rest]
    if len(rest) == 1 and whole(rest[0]) is not None:
        target = [whole(rest[0])]
    if not rest:
        target = shapes.dimensions(
            next((call.keywords[key] for key in ("newshape", "shape") if key in call.keywords), None)
        )
    before = shapes.full(data)
    after = None if target is None else shapes.reshaped(before, target)
    return _regrouped(data, before, after, call, same_rows=_counts_rows(rest, data))


def _counts_rows(rest: list[Any], data: Data) -> bool:
    """Whether the first size of a new shape is ``len(x)`` or ``x.shape[0]`` of the array itself."""
    first = rest[0] if rest else None
    if len(rest) == 1 and type(first) is Sequence:
        first = first.items[0].value if first.items else None
    return counting.counts(first, data)


def _regrouped(data: Data, before: shapes.Shape, after: shapes.Shape, call: Call, *, same_rows: bool = False) -> Data:
    """The same values in another shape."""
    facts = shapes.facts(after)
    if before is not None and before == after:
        return changed(data, call.origin)
    if same_rows or shapes.keeps_rows(before, after):
        return changed(
            data,
            call.origin,
            content=_content_in(data, before, after),
            parts=UNKNOWN,
            **_of_shape(data, after),
            **facts,
        )
    return changed(
        data,
        call.origin,
        rows=UNKNOWN,
        order=UNKNOWN,
        parts=UNKNOWN,
        feature_ratio=UNKNOWN,
        encoding=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        content=data.content if data.content == "image" else UNKNOWN,
        **facts,
    )


def _of_shape(data: Data, after: shapes.Shape) -> dict[str, Any]:
    """A column has no ratio between columns; labels stay labels only in one column."""
    if after is not None and len(after) == 2 and after[1] == 1:
        return {"feature_ratio": 1.0 if number(data.low) is not None and data.shape == () else data.feature_ratio}
    return {
        "feature_ratio": data.feature_ratio if data.shape == () or after is not None and len(after) > 2 else UNKNOWN
    }


def _content_in(data: Data, before: shapes.Shape, after: shapes.Shape) -> Any:
    if data.content == "index":
        return UNKNOWN
    if data.content is UNKNOWN and before is not None and len(before) == 1 and after is not None and after[1:] == (1,):
        return "tabular" if data.origin in ("random", "literal", "arithmetic") else UNKNOWN
    return data.content


def flat(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.ravel()``, ``x.flatten()``."""
    before = shapes.full(data)
    if before is not None and len(before) == 1:
        return changed(data, call.origin)
    if before is not None and len(before) == 2 and before[1] == 1:
        return changed(
            data,
            call.origin,
            parts=UNKNOWN,
            content=UNKNOWN if data.content == "tabular" else data.content,
            **shapes.facts(before[:1]),
        )
    return _regrouped(data, before, shapes.reshaped(before, [-1]), call)


def astype(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.astype("float32")``."""
    return reading.cast(data, option(call, rest, "dtype", 0), call.origin)


def same(call: Call, data: Data, rest: list[Any]) -> Any:
    """A copy."""
    return changed(data, call.origin)


def as_array(call: Call, data: Data, rest: list[Any]) -> Any:
    """A copy as a numpy array."""
    return changed(data, call.origin, container="array")


def as_list(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.tolist()``. A column that a function has made may hold arrays: as a list it has more axes."""
    made = data.container == "frame" and data.encoding is UNKNOWN and _made_by_functions(data)
    facts = {"shape": UNKNOWN, "width": UNKNOWN} if made else {}
    return changed(data, call.origin, container="list", **facts)


def _made_by_functions(data: Data) -> bool:
    steps = steps_of(data)
    return steps is None or steps.closed is not True or any(item.value.kind == "map" for item in steps.items)


def expand(call: Call, data: Data, rest: list[Any]) -> Any:
    """``numpy.expand_dims``."""
    axis = whole(option(call, rest, "axis", 0))
    after = None if axis is None else shapes.expanded(shapes.full(data), axis)
    if axis is None or axis == 0 or after is None or axis == -len(after):
        return changed(
            data,
            call.origin,
            rows=UNKNOWN,
            parts=UNKNOWN,
            encoding=UNKNOWN,
            classes=UNKNOWN,
            highest=UNKNOWN,
            feature_ratio=UNKNOWN,
            **shapes.facts(after),
        )
    return changed(
        data, call.origin, parts=UNKNOWN, content=_content_in(data, shapes.full(data), after), **shapes.facts(after)
    )


def squeeze(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.squeeze()``; rows stay rows unless there is one of them."""
    axis = option(call, rest, "axis", 0)
    before = shapes.full(data)
    after = (
        None
        if axis is not ABSENT and whole(axis) is None
        else shapes.squeezed(before, None if axis is ABSENT else whole(axis))
    )
    if before is None or after is None or not after or before[0] != after[0]:
        return changed(
            data, call.origin, rows=UNKNOWN, parts=UNKNOWN, encoding=UNKNOWN, content=UNKNOWN, **shapes.facts(after)
        )
    content = UNKNOWN if data.content == "tabular" and len(after) < 2 else data.content
    return changed(data, call.origin, parts=UNKNOWN, content=content, **shapes.facts(after))


def transpose(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.transpose(0, 2, 1)`` or with a tuple, or without."""
    axes = option(call, rest, "axes", 0)
    if axes is ABSENT or (type(axes) is Const and axes.value is None):
        return transposed(data, None, call.origin)
    order = [whole(one) for one in rest] if len(rest) > 1 else shapes.dimensions(axes)
    return transposed(data, order if order is not None else [], call.origin)


def reduction(name: str) -> Callable[[Call], Any]:
    """``x.mean()``, ``x.max(axis=0)``: statistics of the data, or a value for each row."""

    def run(call: Call, data: Data, rest: list[Any]) -> Any:
        position = 1 if name == "percentile" else 0
        axis = option(call, rest, "axis", position)
        before = shapes.full(data)
        if axis is ABSENT and data.container == "frame":
            axis = Const(0)
        keep = call.get("keepdims", None)
        after = shapes.reduced(before, axis, keepdims=type(keep) is Const and bool(keep.value))
        if whole(axis) in (0, None) or (whole(axis) == -1 and before is not None and len(before) == 1):
            exact = _exact(name, data) if after == () else None
            return exact or _learnt(call, name, data, after, before)
        return _per_row(call, name, data, before, after)

    return on_data(run)


def _exact(name: str, data: Data) -> Const | None:
    """The largest label, or an end of written-out data."""
    if name == "max" and whole(data.highest) is not None:
        return Const(whole(data.highest), data.place)
    complete = data.origin == "literal" and isinstance(data.rows, Rows) and not data.rows.path
    ends = {"max": number(data.high), "min": number(data.low)}
    if complete and type(data.steps) is not Unknown and not data.steps.items and ends.get(name) is not None:  # type: ignore[union-attr]
        return Const(ends[name], data.place)
    return None


def _learnt(call: Call, name: str, data: Data, after: shapes.Shape, before: shapes.Shape) -> Data:
    if name == "sum":
        return opaque(call.origin, **shapes.facts(after), **_sum(data, before, 0).facts())
    machine = call.machine
    transform = Transform(
        place=call.origin,
        type=name,
        kind="scale",
        learns=True,
        fitted_on=data,
        result=UNKNOWN,
        per_item=UNKNOWN if machine.loops else False,
        moment=machine.moment + 1,
        run=machine.run,
        cell=None,
    )
    if isinstance(data.rows, Rows):  # nothing can be said of the others: not whether a split comes later, nor of what
        machine.note("transform", None, call.origin, fact=transform)
    return arithmetic.statistic(data, name, transform, after, call.origin)


def _sum(data: Data, before: shapes.Shape, axis: int) -> bounds.Bounds:
    size = None if before is None or not -len(before) <= axis < len(before) else before[axis]
    low, high = number(data.low), number(data.high)
    if size is None or low is None or high is None:
        return bounds.Bounds(0 if low is not None and low >= 0 else None)
    return bounds.Bounds(low * size, high * size)


def _per_row(call: Call, name: str, data: Data, before: shapes.Shape, after: shapes.Shape) -> Any:
    axis = whole(option(call, subject(call)[1], "axis", 0))
    if name == "sum":
        known = bounds.NOTHING if axis is None else _sum(data, before, axis)
    elif name in ("mean", "median", "min", "max", "average"):
        known = bounds.Bounds(number(data.low), number(data.high))
    else:
        known = bounds.Bounds(0) if name in ("std", "var", "ptp", "norm") else bounds.NOTHING
    facts = {key: value for key, value in known.facts().items() if key != "magnitude"}
    return recomputed(
        data, call.origin, steps=with_step(data, "map", type=name, place=call.origin), **facts, **shapes.facts(after)
    )


def argument_of_largest(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.argmax(axis=1)``: class numbers of one-hot labels or of predictions. TensorFlow goes along the first axis."""
    axis = option(call, rest, "axis", 0)
    if axis is ABSENT and call.path.startswith("tensorflow."):
        axis = 0
    before = shapes.full(data)
    if whole(axis) is None:
        return call.unknown("the place of the largest value")
    after = shapes.reduced(before, axis)
    if before is None or len(before) != 2 or whole(axis) not in (1, -1):
        return opaque(call.origin, parents=Collection.of(data), **shapes.facts(after))
    width = before[1]
    hot = data.encoding == "one-hot"
    limits = bounds.Bounds(0, None if width is None else width - 1, None if width is None else width - 1)
    return recomputed(
        data,
        call.origin,
        encoding="integer",
        content="labels" if hot else UNKNOWN,
        classes=data.classes if hot else UNKNOWN,
        scaled=False,
        highest=width - 1 if hot and width is not None and data.classes == width else UNKNOWN,
        steps=with_step(data, "map", type="argmax", place=call.origin),
        **limits.facts(),
        **shapes.facts(after),
    )


def argsort(call: Call, data: Data, rest: list[Any]) -> Any:
    """Numbers of rows in the order of their values."""
    index = selection.index_of(data.length, call.origin)
    if data.shape != ():
        return opaque(call.origin)
    return changed(index, rows=Rows(index, (Order(data),)), parents=index.parents)


def clip(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.clip(0, 1)``."""
    low, high = (
        number(next((one for one in (call.get(name), option(call, rest, other, place)) if one is not ABSENT), None))
        for name, other, place in (("min", "a_min", 0), ("max", "a_max", 1))
    )
    known = bounds.clipped(bounds.of(data), low, high)
    return recomputed(
        data,
        call.origin,
        content=data.content,
        scaled=UNKNOWN,
        **known.facts(),
        steps=with_step(data, "map", type="clip", place=call.origin),
    )


def rounded(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.round()``."""
    low, high = number(data.low), number(data.high)
    data = changed(data, steps=with_step(data, "map", type="round", place=call.origin))
    if option(call, rest, "decimals", 0) is not ABSENT:
        return recomputed(data, call.origin, content=data.content, scaled=data.scaled)
    known = bounds.between(None if low is None else round(low), None if high is None else round(high))
    return recomputed(data, call.origin, content=data.content, scaled=data.scaled, **known.facts())


def repeat(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.repeat(3)``: rows more than once."""
    times = whole(option(call, rest, "repeats", 0))
    size = whole(data.length)
    length = None if times is None or size is None or len(shapes.full(data) or ()) != 1 else size * times
    return changed(
        data,
        call.origin,
        rows=UNKNOWN,
        parts=UNKNOWN,
        length=UNKNOWN if length is None else length,
        shape=data.shape if length is not None else UNKNOWN,
        width=UNKNOWN if length is None else data.width,
        order="by-class" if length is not None and size != length and data.classes == size != 1 else UNKNOWN,
    )


def dot(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.dot(w)``."""
    other = reading.as_data(rest[0], call) if rest else UNKNOWN
    return opaque(call.origin) if type(other) is not Data else arithmetic.operate("@", data, other, call.origin)


def truth_of_all(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.any()``: not followed, but no array of rows either."""
    return call.unknown("a truth about data") if option(call, rest, "axis", 0) is ABSENT else opaque(call.origin)


def accumulated(call: Call, data: Data, rest: list[Any]) -> Any:
    """``x.cumsum()``: each row depends on those before it."""
    return opaque(call.origin, length=data.length, shape=data.shape, source=data.source, rows=data.rows)


METHODS: dict[str, Callable[[Call], Any]] = {
    "reshape": on_data(reshape),
    "ravel": on_data(flat),
    "flatten": on_data(flat),
    "astype": on_data(astype),
    "copy": on_data(same),
    "numpy": on_data(as_array),
    "toarray": on_data(as_array),
    "todense": on_data(as_array),
    "to_numpy": on_data(as_array),
    "as_matrix": on_data(as_array),
    "tolist": on_data(as_list),
    "expand_dims": on_data(expand),
    "squeeze": on_data(squeeze),
    "transpose": on_data(transpose),
    "argmax": on_data(argument_of_largest),
    "argsort": on_data(argsort),
    "clip": on_data(clip),
    "round": on_data(rounded),
    "repeat": on_data(repeat),
    "dot": on_data(dot),
    "any": on_data(truth_of_all),
    "all": on_data(truth_of_all),
    "cumsum": on_data(accumulated),
    **{name: reduction(name) for name in ("mean", "std", "var", "min", "max", "ptp", "sum", "median")},
}


def _in_place(function: Callable[[Data, Call], Data]) -> Callable[[Call], Any]:
    """A method that changes its array and returns ``None``."""

    def run(call: Call) -> Any:
        changed_data = lifted(
            lambda inner: function(inner.receiver, inner) if type(inner.receiver) is Data else opaque(call.origin)
        )(call)
        if type(call.receiver) is Array:
            call.receiver.data = call.machine.write(call.receiver.data, changed_data.data)
        return Const(None, call.origin)

    return run


CHANGING: dict[str, Callable[[Call], Any]] = {
    "fill": _in_place(lambda data, call: opaque(call.origin, length=data.length, shape=data.shape)),
    "resize": _in_place(lambda data, call: opaque(call.origin)),
    "partition": _in_place(lambda data, call: selection.scrambled(data, call.origin)),
    "sort": _in_place(lambda data, call: changed(selection.scrambled(data, call.origin), rows=UNKNOWN, parts=UNKNOWN)),
}
"""Methods that change the array itself; they get the array, not its data."""
