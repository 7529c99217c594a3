"""Computes with what is proven of values: lowest, highest, largest absolute value. ``None`` is unknown.

``magnitude`` may be known without the others: of normal noise it is mean ± 4 deviations.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data.make import known, number

LARGEST = 1e300
"""Beyond it nothing is claimed."""

CANCELS = 0.5
"""Two values of about one size may cancel each other out; from this ratio on a sum says nothing of its size."""


class Bounds(NamedTuple):
    """Known numbers or ``None``."""

    low: float | None = None
    high: float | None = None
    magnitude: float | None = None

    def facts(self) -> dict[str, Any]:
        """As attributes of Data."""
        return {"low": known(self.low), "high": known(self.high), "magnitude": known(self.magnitude)}


NOTHING = Bounds()


def between(low: float | None, high: float | None) -> Bounds:
    """Values that reach from ``low`` to ``high``."""
    if low is None or high is None:
        return Bounds(_checked(low), _checked(high))
    low, high = _checked(low), _checked(high)
    return Bounds(low, high, None if low is None or high is None else max(abs(low), abs(high)))


def _checked(value: float | None) -> float | None:
    return value if value is not None and abs(value) <= LARGEST else None


def of(data: Data) -> Bounds:
    """What is known of the values of ``data``."""
    return Bounds(number(data.low), number(data.high), number(data.magnitude))


def constant(value: float) -> Bounds:
    """One number."""
    return between(value, value)


def joined(members: list[Bounds]) -> Bounds:
    """Values that come from any of ``members``."""
    if not members:
        return NOTHING
    lows, highs, sizes = zip(*members)
    return Bounds(
        None if None in lows else min(lows),
        None if None in highs else max(highs),
        None if None in sizes else max(sizes),
    )


def negated(one: Bounds) -> Bounds:
    """``-x``."""
    return Bounds(None if one.high is None else -one.high, None if one.low is None else -one.low, one.magnitude)


def added(one: Bounds, other: Bounds) -> Bounds:
    """``x + y``."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    if low is not None and high is not None:
        return between(low, high)
    return Bounds(low, high, _size_of_sum(one.magnitude, other.magnitude))


def _size_of_sum(one: float | None, other: float | None) -> float | None:
    if one is None or other is None or min(one, other) > CANCELS * max(one, other):
        return None
    return _checked(one + other)


def subtracted(one: Bounds, other: Bounds) -> Bounds:
    """``x - y``."""
    return added(one, negated(other))


def multiplied(one: Bounds, other: Bounds) -> Bounds:
    """``x * y``."""
    if None not in (one.low, one.high, other.low, other.high):
        corners = [a * b for a in one[:2] for b in other[:2] if a is not None and b is not None]
        return between(min(corners), max(corners))
    positive = one.low is not None and other.low is not None and one.low >= 0 and other.low >= 0
    size = None if one.magnitude is None or other.magnitude is None else _checked(one.magnitude * other.magnitude)
    return Bounds(0 if positive else None, None, size)


def divided(one: Bounds, other: Bounds) -> Bounds:
    """``x / y``, where ``y`` surely stays away from zero."""
    if other.low is None or other.high is None or other.low <= 0 <= other.high:
        return NOTHING
    return multiplied(one, between(min(1 / other.low, 1 / other.high), max(1 / other.low, 1 / other.high)))


def power(one: Bounds, exponent: float) -> Bounds:
    """``x ** exponent`` for small whole exponents and the square root."""
    if exponent == 0.5:
        return monotone(one, math.sqrt)
    if exponent not in (1, 2, 3, 4):
        return NOTHING
    if exponent in (1, 3):
        return monotone(one, lambda value: value**exponent)
    size = None if one.magnitude is None else _checked(float(one.magnitude) ** exponent)
    if one.low is None or one.high is None:
        return Bounds(0, None, size)
    low = 0.0 if one.low <= 0 <= one.high else min(abs(one.low), abs(one.high)) ** exponent
    return Bounds(low, size, size)


def absolute(one: Bounds) -> Bounds:
    """``abs(x)``."""
    if one.low is None or one.high is None:
        return Bounds(0, None, one.magnitude)
    low = 0 if one.low <= 0 <= one.high else min(abs(one.low), abs(one.high))
    return between(low, max(abs(one.low), abs(one.high)))


SMALL = 1
"""Values that a limit holds within this size are surely small; a wider limit says nothing of values that occur."""


def clipped(one: Bounds, low: float | None, high: float | None) -> Bounds:
    """Values brought into ``low`` … ``high``; either may be unknown.

    Where nothing was known of the values, a wide limit is no knowledge: nothing need come near it.
    """

    def inside(value: float | None, limit: float | None) -> float | None:
        if value is None:
            return limit if limit is not None and abs(limit) <= SMALL else None
        value = value if low is None else max(value, low)
        return value if high is None else min(value, high)

    found = between(inside(one.low, low), inside(one.high, high))
    if found.magnitude is None and one.magnitude is not None and low is not None and high is not None:
        return Bounds(found.low, found.high, min(one.magnitude, max(abs(low), abs(high))))
    return found


def monotone(one: Bounds, function: Callable[[float], float]) -> Bounds:
    """A growing function of the values."""

    def at(value: float | None) -> float | None:
        if value is None:
            return None
        try:
            return function(value)
        except (ValueError, OverflowError, ZeroDivisionError):
            return None

    return between(at(one.low), at(one.high))
