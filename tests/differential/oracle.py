"""Real Keras as the judge of one case: builds the layer on symbolic inputs and says what came out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any, NamedTuple

from kerlint.keras.shapes import LayerRecord

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

Outputs = list[tuple[int | None, ...]]


class Truth(NamedTuple):
    """What Keras makes of a case; ``error`` is its complaint, and then the rest is empty."""

    outputs: Outputs
    total: int
    trainable: int
    error: str


def package(target: str) -> Any:
    """The real package of a target."""
    if target == "keras2":
        import tf_keras

        return tf_keras
    import keras

    return keras


def truth(
    target: str,
    layer: str,
    arguments: Mapping[str, Any],
    shapes: Sequence[tuple[int | None, ...]],
    *,
    dtype: str = "float32",
    form: str = "one",
    called: Mapping[str, Any] | None = None,
) -> Truth:
    """Builds one layer. ``form`` is how it is called: ``one`` tensor, a ``list``, or ``many`` arguments."""
    keras = package(target)
    try:
        made = real(keras, LayerRecord(layer, arguments))
        inputs = [_tensor(keras, shape, dtype) for shape in shapes]
        extra = dict(called or {})
        given = inputs if form == "many" else [inputs if form == "list" else inputs[0]]
        result = made(*given, **extra)
        return Truth(_flat(result), *_weights(made, target), "")
    except Exception as error:  # every complaint of Keras is a fact here, whatever its type
        return Truth([], 0, 0, f"{type(error).__name__}: {error}")


def real(keras: Any, value: Any) -> Any:
    """Makes layers of records, also inside lists."""
    if isinstance(value, LayerRecord):
        kind = getattr(keras.layers, value.type)
        return kind(**{name: real(keras, argument) for name, argument in value.arguments.items()})
    if isinstance(value, list):
        return [real(keras, member) for member in value]
    return value


def _tensor(keras: Any, shape: tuple[int | None, ...], dtype: str) -> Any:
    return keras.Input(batch_shape=shape, dtype=dtype)


def _flat(result: Any) -> Outputs:
    if isinstance(result, (list, tuple)):
        return [shape for member in result for shape in _flat(member)]
    return [tuple(result.shape)]


def _weights(layer: Any, target: str) -> tuple[int, int]:
    """All weights, and those that a model with this layer trains: in Keras 3 each weight says so for itself."""
    trained = [one for one in layer.weights if one.trainable] if target == "keras3" else layer.trainable_weights
    return sum(prod(one.shape) for one in layer.weights), sum(prod(one.shape) for one in trained)
