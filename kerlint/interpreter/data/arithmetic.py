"""Computes with data: bounds, rows, and the scaling that a program does by hand.

``x / 255``, ``(x - x.mean()) / x.std()`` become steps with a canonical formula; a mean that was taken from data is a
Transform fact, so that rules can ask what it learnt from.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.rows import Rows
from kerlint.facts.values import UNKNOWN, Collection, Const, Item, Origin
from kerlint.facts.vocabulary import Data, Step, Transform
from kerlint.interpreter.data import bounds, quantities, shapes
from kerlint.interpreter.data.bounds import Bounds
from kerlint.interpreter.data.make import changed, each_part, number, opaque, recomputed, with_step

INTERVALS = {
    "+": bounds.added,
    "-": bounds.subtracted,
    "*": bounds.multiplied,
    "/": bounds.divided,
}

SPREAD = {"std", "max", "min", "ptp", "var", "norm"}
"""Statistics by which one divides; the others are subtracted."""

CENTRING = {("-", "mean"), ("-", "average"), ("-", "median")}
"""What leaves values on both sides of 0."""


def statistic(data: Data, name: str, transform: Transform, shape: shapes.Shape, place: Origin | None) -> Data:
    """A mean, deviation, maximum … of data, that remembers what it was taken from."""
    value = bounds.of(data)
    span = (
        Bounds(value.low, value.high)
        if name in ("mean", "median", "max", "min", "average", "percentile")
        else bounds.NOTHING
    )
    if name in ("std", "ptp", "var", "norm"):
        span = Bounds(0)
    step = Step(place=place, kind="statistic", type=name, estimator=transform, formula=None, random=False)
    return Data(
        place=place,
        container="array",
        origin="arithmetic",
        source=UNKNOWN,
        steps=Collection((Item(True, step),)),
        **shapes.facts(shape),
        **{key: value for key, value in span.facts().items() if key != "magnitude"},
    )


def learnt(data: Data) -> Step | None:
    """The step that says which statistic these data are, if they are one."""
    steps = data.steps
    if type(steps) is not Collection or len(steps.items) != 1:
        return None
    step = steps.items[0].value
    return step if type(step) is Step and step.kind == "statistic" else None


def operate(operator: str, left: Data, right: Data, place: Origin | None) -> Data:
    """``left operator right`` for data of any kind, numbers among them."""
    if operator in ("@", "<<", ">>", "&", "|", "^"):
        return _other(operator, left, right, place)
    shape = shapes.broadcast(shapes.full(left), shapes.full(right))
    known = _interval(operator, left, right)
    constant = _constant(right)
    if constant is not None and not _is_scalar(left):
        return _by_number(operator, left, constant, known, place)
    if _is_scalar(right) or learnt(right) is not None:
        return _by_unknown(operator, left, right, known, shape, place)
    if _is_scalar(left):
        return _number_first(operator, left, right, known, place)
    return _elementwise(left, right, known, shape, place)


def _is_scalar(data: Data) -> bool:
    return data.length is None


def _constant(data: Data) -> float | None:
    low = number(data.low)
    return low if _is_scalar(data) and low is not None and low == number(data.high) else None


def _interval(operator: str, left: Data, right: Data) -> Bounds:
    one, other = bounds.of(left), bounds.of(right)
    if operator in INTERVALS:
        found = INTERVALS[operator](one, other)
    elif operator == "**" and _constant(right) is not None:
        found = bounds.power(one, _constant(right) or 0)
    elif operator == "%" and (other.low or 0) > 0 and other.high is not None:
        found = Bounds(0, other.high)
    elif operator == "//":
        found = bounds.divided(one, other)
        found = Bounds(None if found.low is None else found.low - 1, found.high)
    else:
        found = bounds.NOTHING
    if left.source is right.source and left.source is not UNKNOWN and not _is_scalar(left) and not _is_scalar(right):
        found = Bounds(found.low, found.high)  # x - x: the bounds hold, but nothing reaches them
    return found


def _by_number(operator: str, data: Data, value: float, known: Bounds, place: Origin | None) -> Data:
    """``x / 255``, ``x * 2``, ``x + 1``: linear, so ranges keep their ratio."""
    linear = operator in ("+", "-") or (operator in ("*", "/") and value != 0)
    exact = known.facts()
    if not linear:
        return recomputed(
            data,
            place,
            **exact,
            content=data.content if operator == "**" else UNKNOWN,
            scaled=data.scaled if operator == "**" else UNKNOWN,
            encoding="integer" if operator in ("//", "%") and data.encoding in ("integer", "binary") else UNKNOWN,
            steps=with_step(data, "map", formula=formula(operator, value), place=place),
        )
    kind = "scale"
    shrinks = (operator == "*" and abs(value) < 1) or (operator == "/" and abs(value) > 1)
    return changed(
        data,
        place,
        **exact,
        scaled=True if shrinks else data.scaled,
        encoding=_shifted_encoding(data, operator, value, known),
        quantity=quantities.rescaled(data, operator, value),
        highest=_shifted_highest(data, operator, value),
        negative=_dips_below(data, operator, value, known),
        parts=_parts_by_number(operator, data, value, place),
        steps=with_step(data, kind, formula=formula(operator, value), place=place),
        content=UNKNOWN if data.content == "index" else data.content,
    )


def _parts_by_number(operator: str, data: Data, value: float, place: Origin | None) -> Any:
    if data.container in ("dataset", "generator"):
        return UNKNOWN
    other = bounds.constant(value)
    return each_part(
        data, lambda one: _by_number(operator, one, value, INTERVALS[operator](bounds.of(one), other), place)
    )


def _shifted_encoding(data: Data, operator: str, value: float, known: Bounds) -> Any:
    """Class numbers stay class numbers under whole shifts and factors; which two they are may change."""
    if data.encoding == "continuous":
        return "continuous"
    if operator == "/" or type(value) is not int or data.encoding not in ("integer", "binary", "signs"):
        return UNKNOWN
    two = data.encoding in ("binary", "signs") or data.classes == 2
    if (known.low, known.high) == (0, 1):
        return "binary"
    if (known.low, known.high) == (-1, 1):
        return "signs" if two else UNKNOWN
    return "integer"


def _dips_below(data: Data, operator: str, value: float, known: Bounds) -> Any:
    """Whether values below 0 surely occur: pictures have black and white points, so they reach their bounds."""
    if known.high is not None and known.high < 0:
        return True
    if data.content == "image" and known.low is not None and known.high is not None:
        return True if known.low < 0 else UNKNOWN
    lowered = operator in ("*", "/") and value > 0 or operator == "-" and value >= 0 or operator == "+" and value <= 0
    return data.negative if lowered else UNKNOWN


def _shifted_highest(data: Data, operator: str, value: float) -> Any:
    highest = data.highest
    if type(highest) is not int or type(value) is not int or operator not in ("+", "-"):
        return UNKNOWN
    return highest + value if operator == "+" else highest - value


def formula(operator: str, value: float) -> str:
    """The canonical spelling: ``x * (1 / 255)`` is ``/ 255``, ``x + -1`` is ``- 1``."""
    if operator == "*" and value and abs(value) < 1:
        inverse = 1 / value
        if abs(inverse - round(inverse)) < 1e-6 * abs(inverse):
            operator, value = "/", round(inverse)
    if operator == "+" and value < 0:
        operator, value = "-", -value
    return f"{operator} {value:g}"


def _by_unknown(
    operator: str, data: Data, other: Data, known: Bounds, shape: shapes.Shape, place: Origin | None
) -> Data:
    """A scalar that is not known, or a statistic."""
    step = learnt(other)
    if step is None or operator not in ("-", "/", "+", "*"):
        new = recomputed(data, place, **known.facts(), scaled=UNKNOWN, content=_content(data))
        return changed(new, steps=with_step(data, "scale", formula=UNKNOWN_FORMULA, place=place), **_kept(data, shape))
    transform = step.estimator
    new = recomputed(
        data,
        place,
        **_standard(operator, step.type, data, known).facts(),
        scaled=True,
        content=_content(data),
        negative=True if (operator, step.type) in CENTRING else data.negative if operator == "/" else UNKNOWN,
        encoding="continuous" if operator == "/" else UNKNOWN,
        steps=with_step(
            data,
            "scale",
            type=step.type,
            estimator=transform if type(transform) is Transform else None,
            formula=f"{operator} {step.type}",
            place=place,
        ),
        **_kept(data, shape),
    )
    if type(transform) is Transform and transform.result is UNKNOWN:
        link(transform, result=new)
    return new


UNKNOWN_FORMULA: Any = UNKNOWN


def _standard(operator: str, name: Any, data: Data, known: Bounds) -> Bounds:
    """What division by a maximum gives, if the data are not negative; nothing else is sure."""
    low = number(data.low)
    if operator == "/" and name == "max" and low is not None and low >= 0:
        return Bounds(0, None)
    if operator == "/" and low is not None and low >= 0 and name in ("std", "ptp", "var", "norm"):
        return Bounds(0, None)
    return bounds.NOTHING


def _content(data: Data) -> Any:
    return UNKNOWN if data.content == "index" else data.content


def _kept(data: Data, shape: shapes.Shape) -> dict[str, Any]:
    """Shape of the result: that of the data, where the operand is broadcast."""
    if shape is None:
        return {}
    return shapes.facts(shape)


def _number_first(operator: str, left: Data, right: Data, known: Bounds, place: Origin | None) -> Data:
    """``2 * x``, ``1 - x``, ``1 / x``."""
    value = _constant(left)
    if value is not None and operator in ("+", "*"):
        return _by_number(operator, right, value, known, place)
    if value is not None and operator == "-":
        negative = _by_number("*", right, -1, bounds.negated(bounds.of(right)), place)
        return changed(_by_number("+", negative, value, known, place), encoding=_flipped(right, value))
    return recomputed(
        right,
        place,
        **known.facts(),
        content=_content(right),
        scaled=UNKNOWN,
        steps=with_step(right, "map", formula=UNKNOWN_FORMULA, place=place),
    )


def _flipped(data: Data, value: float) -> Any:
    """``1 - y`` of binary labels is binary."""
    if data.encoding == "binary" and value == 1:
        return "binary"
    return "continuous" if data.encoding == "continuous" else UNKNOWN


def _elementwise(left: Data, right: Data, known: Bounds, shape: shapes.Shape, place: Origin | None) -> Data:
    main, other = _main(left, right, shape)
    aligned = _rows_of_both(main, other)
    scaled = UNKNOWN if main.scaled is not True else True
    result = recomputed(
        main,
        place,
        **known.facts(),
        **shapes.facts(shape),
        container=main.container,
        content=_content(main) if main.content != "text-ids" else UNKNOWN,
        origin=main.origin if main.origin == other.origin else "arithmetic",
        source=main.source,
        rows=aligned,
        filtered=main.filtered if aligned is not UNKNOWN else UNKNOWN,
        order=main.order,
        scaled=False if main.scaled is False and other.scaled is False else scaled,
        steps=with_step(main, "map", place=place),
        encoding="continuous"
        if "continuous" in (main.encoding, other.encoding) and "random" in (main.origin, other.origin)
        else UNKNOWN,
    )
    if shape is None and type(main.length) is int and main.length == other.length:
        result = changed(result, length=main.length)
    return result


def _main(left: Data, right: Data, shape: shapes.Shape) -> tuple[Data, Data]:
    """The operand whose rows the result has, first; noise that is added to something comes second."""
    if shape is not None:
        size = (len(shape), shape[0] if shape else None)
        fits = []
        for one in (left, right):
            own = shapes.full(one)
            fits.append(own is not None and bool(own) and (len(own), own[0]) == size)
        if fits == [False, True]:
            return right, left
        if fits == [True, False]:
            return left, right
    if left.origin == "random" and right.origin != "random":
        return right, left
    return left, right


def _rows_of_both(main: Data, other: Data) -> Any:
    """Rows of an elementwise result: those of both, if they are one choice of rows, or if one has made no choice."""
    one, two = main.rows, other.rows
    if not isinstance(one, Rows):
        return UNKNOWN
    if not isinstance(two, Rows):
        return one if learnt(other) is not None or _is_vector(other) else UNKNOWN
    if one.source is two.source:
        return one if one == two else UNKNOWN
    return one if not two.path else UNKNOWN


def _is_vector(data: Data) -> bool:
    return data.shape == ()


def _other(operator: str, left: Data, right: Data, place: Origin | None) -> Data:
    if operator == "@":
        one, other = shapes.full(left), shapes.full(right)
        shape = None
        if one is not None and other is not None and one and other and len(one) <= 2 and len(other) <= 2:
            shape = (*one[:-1], *other[1:])
        if _is_scalar(left):
            return opaque(place)
        new = recomputed(left, place, steps=with_step(left, "map", place=place), **shapes.facts(shape))
        return new if len(one or ()) == 2 else opaque(place, **shapes.facts(shape))
    both = {left.encoding, right.encoding}
    main = right if _is_scalar(left) else left
    if operator in ("&", "|", "^") and both == {"binary"}:
        return changed(main, place, low=0, high=1, magnitude=UNKNOWN, classes=UNKNOWN, highest=UNKNOWN, **_truth())
    return recomputed(main, place, steps=with_step(main, "map", place=place))


def _truth() -> dict[str, Any]:
    """A new condition: its own source, so that a mask with it is a choice of its own."""
    return {"encoding": "binary", "parts": UNKNOWN, "feature_ratio": UNKNOWN}


def compared(left: Data, right: Data, place: Origin | None) -> Data:
    """``x > 0.5``: true or false for each value."""
    shape = shapes.broadcast(shapes.full(left), shapes.full(right))
    main, _ = _main(left, right, shape)
    if _is_scalar(main):
        main = left if _is_scalar(right) else right
    return recomputed(
        main,
        place,
        container=main.container,
        encoding="binary",
        low=0,
        high=1,
        magnitude=1,
        scaled=False,
        steps=with_step(main, "map", place=place),
        **(shapes.facts(shape) if shape is not None else {}),
    )


def applied(data: Data, place: Origin | None, known: Bounds, *, name: str) -> Data:
    """A function of every value by itself: ``numpy.sin``."""
    return recomputed(
        data,
        place,
        **known.facts(),
        negative=True if name in WAVES and _dips(WAVES[name], bounds.of(data)) else UNKNOWN,
        content=_content(data),
        scaled=True if data.scaled is True else UNKNOWN if name in SQUASHING else data.scaled,
        quantity=data.quantity if name in LOGARITHMS else UNKNOWN,
        encoding="integer"
        if name in ROUNDING
        else "continuous"
        if data.encoding == "continuous" and name in SMOOTH
        else UNKNOWN,
        steps=with_step(data, "map", type=name, place=place),
    )


WAVES = {"sin": math.sin, "cos": math.cos}


def _dips(wave: Callable[[float], float], over: Bounds) -> bool:
    """Whether a wave is below 0 for a good part of what lies between the bounds."""
    if over.low is None or over.high is None or over.high <= over.low:
        return False
    step = (over.high - over.low) / 64
    return sum(wave(over.low + step * place) < 0 for place in range(65)) > 6


SQUASHING = {"log", "log1p", "log2", "log10", "sqrt", "cbrt", "tanh", "arcsinh", "sigmoid"}
LOGARITHMS = {"log", "log1p", "log2", "log10"}
ROUNDING: set[str] = set()
SMOOTH = {"sin", "cos", "exp", "tanh", "log1p", "square", "sqrt", "log"}


def as_constant(data: Data) -> Const | None:
    """The number, if a scalar is known."""
    value = _constant(data)
    return None if value is None else Const(value, data.place)
