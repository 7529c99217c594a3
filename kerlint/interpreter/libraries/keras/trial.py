"""Tries a loss that the program writes itself on numbers: whether it is largest where the predictions are right.

The loss has been run on symbolic labels and predictions; here the operations that it consists of are computed for one
sample with a few values. Whatever is not surely understood ends the trial.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any, TypeAlias

from kerlint.facts.choices import leaves
from kerlint.facts.values import Const, Unknown
from kerlint.interpreter.libraries.keras.objects import Tensor, Use
from kerlint.interpreter.values import Sequence

Value: TypeAlias = "float | list[float]"
"""A number for the sample, or one for each of its values."""

DEPTH = 60
"""Operations behind each other that are computed."""

NEAR = 0.001
"""How close to 0 and 1 a good prediction comes."""

SAMPLES = ((1, 0, 1, 1, 0, 0, 1, 0), (0, 0, 1, 0, 0, 0, 0, 0), (1, 1, 1, 0, 1, 1, 1, 0))
"""Labels that are tried."""

SAME = frozenset("flatten reshape cast squeeze expand_dims identity convert_to_tensor stop_gradient".split())
"""Operations, by the last part of their names, that change no value of a sample."""

SINGLE: dict[str, Callable[[float], float]] = {
    "square": lambda value: value * value,
    "abs": abs,
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
    "-": operator.neg,
    "negative": operator.neg,
}

DOUBLE: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
    "pow": operator.pow,
    "power": operator.pow,
    "maximum": max,
    "minimum": min,
}

REDUCTIONS: dict[str, Callable[[list[float]], float]] = {
    "sum": sum,
    "mean": lambda values: sum(values) / len(values),
    "max": max,
    "min": min,
    "prod": math.prod,
}
REDUCTIONS |= {f"reduce_{name}": function for name, function in REDUCTIONS.items()}

CLIPS = frozenset({"clip", "clip_by_value"})
LOWEST = ("clip_value_min", "min_value", "x_min", "a_min", 1)
HIGHEST = ("clip_value_max", "max_value", "x_max", "a_max", 2)
"""How the bounds of a clip are given."""


class _NotUnderstoodError(Exception):
    """The loss does something that is not computed here."""


def rewards(result: Use, labels: Use, predicted: Use) -> Any:
    """Whether the loss is a share of what agrees: about 1 for right predictions, less for each value that is wrong.

    False for a sum of what each value costs by itself: of a distance, say, which is to be large where the label is 0.
    """

    def loss(sample: tuple[int, ...], *wrong: int) -> float:
        guesses = [1 - label if place in wrong else label for place, label in enumerate(sample)]
        return _loss(result, labels, predicted, sample, [min(max(guess, NEAR), 1 - NEAR) for guess in guesses])

    try:
        for sample in SAMPLES:
            along = [loss(sample, *range(count)) for count in range(len(sample) + 1)]
            if any(after >= before for before, after in zip(along, along[1:])):
                return False
            if not (along[-1] >= 0 and 0.9 < along[0] < 1.001):
                return False
            each = sum(along[0] - loss(sample, place) for place in range(len(sample)))
            if math.isclose(along[0] - along[-1], each, rel_tol=1e-6):
                return False
    except (_NotUnderstoodError, ArithmeticError, ValueError, RecursionError):
        return Unknown("a loss that is not computed")
    return True


def _loss(result: Use, labels: Use, predicted: Use, sample: tuple[int, ...], guesses: list[float]) -> float:
    known: dict[Use, Value] = {labels: [float(label) for label in sample], predicted: guesses}
    value = _value(result, known, 0)
    return value if isinstance(value, float) else sum(value) / len(value)


def _value(use: Use, known: dict[Use, Value], depth: int) -> Value:
    if use in known:
        return known[use]
    if depth > DEPTH or not isinstance(use.layer, str) or use.open:
        raise _NotUnderstoodError
    name = use.layer.rpartition(".")[2] if "." in use.layer else use.layer
    inputs = [_input(value, known, depth) for value in use.inputs]
    known[use] = _operation(name, inputs, use.settings)
    return known[use]


def _input(value: Any, known: dict[Use, Value], depth: int) -> Value:
    if type(value) is Tensor and value.index is None:
        return _value(value.use, known, depth + 1)
    if type(value) is Const and type(value.value) in (int, float):
        return float(value.value)
    raise _NotUnderstoodError


def _operation(name: str, inputs: list[Value], settings: dict[str | int, Any]) -> Value:
    if name in SAME and inputs:
        return inputs[0]
    if name in REDUCTIONS and len(inputs) == 1:
        return _reduced(REDUCTIONS[name], inputs[0], settings)
    if name in CLIPS and len(inputs) == 1:
        low, high = _bound(settings, LOWEST), _bound(settings, HIGHEST)
        return _each(lambda value: min(max(value, low), high), inputs[0])
    if name in SINGLE and len(inputs) == 1:
        return _each(SINGLE[name], inputs[0])
    if name in DOUBLE and len(inputs) == 2:
        return _paired(DOUBLE[name], inputs[0], inputs[1])
    raise _NotUnderstoodError


def _bound(settings: dict[str | int, Any], names: tuple[str | int, ...]) -> float:
    found = next((settings[name] for name in names if name in settings), None)
    if type(found) is not Const or type(found.value) not in (int, float):
        raise _NotUnderstoodError
    return float(found.value)


def _reduced(function: Callable[[list[float]], float], value: Value, settings: dict[str | int, Any]) -> Value:
    """Over all values of the sample; over the samples, of which there is one, nothing changes."""
    axis = settings.get("axis", settings.get(1, Const(None)))
    if type(axis) is Const and axis.value == 0 and axis.value is not False:
        return value
    if type(axis) not in (Const, Sequence) or any(type(leaf) is Unknown for leaf in leaves(axis)):
        raise _NotUnderstoodError
    if isinstance(value, float):
        return value
    return float(function(value))


def _each(function: Callable[[float], float], value: Value) -> Value:
    return function(value) if isinstance(value, float) else [function(one) for one in value]


def _paired(function: Callable[[float, float], float], left: Value, right: Value) -> Value:
    if isinstance(left, float) and isinstance(right, float):
        return float(function(left, right))
    size = len(left) if isinstance(left, list) else len(right)  # type: ignore[arg-type]
    one = left if isinstance(left, list) else [left] * size
    other = right if isinstance(right, list) else [right] * size
    return [float(function(*pair)) for pair in zip(one, other)]
