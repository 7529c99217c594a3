"""Shapes of what operations on symbolic tensors give, and of functions in Lambda layers."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Unknown
from tests.interpreter.test_subclasses import program_of


def shape_of(expression: str, shape: str = "(6, 4, 3)") -> Any:
    code = (
        f"import numpy as np\nimport tensorflow as tf\nfrom elsewhere import n, f\nx = keras.Input({shape})\n"
        f"model = keras.Model(x, {expression})\n"
    )
    model = program_of(code).models.items[-1].value
    return model.layers.items[-1].value.output_shape


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("x[:, 0]", (None, 4, 3)),
        ("x[:, -1, :, 1]", (None, 4)),
        ("x[..., 0]", (None, 6, 4)),
        ("x[:, tf.newaxis, ..., None]", (None, 1, 6, 4, 3, 1)),
        ("x[:, 1:-1, ::2]", (None, 4, 2, 3)),
        ("x[:, 10:]", (None, 0, 4, 3)),
        ("tf.reduce_mean(x, axis=1)", (None, 4, 3)),
        ("tf.reduce_sum(x, [1, -1], keepdims=True)", (None, 1, 4, 1)),
        ("keras.ops.max(x)", ()),
        ("tf.expand_dims(x, -1)", (None, 6, 4, 3, 1)),
        ("tf.squeeze(x[:, :1], axis=1)", (None, 4, 3)),
        ("tf.transpose(x, [0, 3, 1, 2])", (None, 3, 6, 4)),
        ("tf.argmax(x, axis=-1)", (None, 6, 4)),
        ("tf.concat([x, x[:, :2]], axis=1)", (None, 8, 4, 3)),
        ("keras.ops.concatenate([x, x], -1)", (None, 6, 4, 6)),
        ("layers.Lambda(lambda t: t[:, 0])(x)", (None, 4, 3)),
        ("layers.Lambda(lambda t, k: t[:, :k], arguments={'k': 2})(x)", (None, 2, 4, 3)),
        ("layers.Lambda(lambda t: t[:, 0], output_shape=(4, 3))(x)", (None, 4, 3)),
    ],
)
def test_the_shape_is_that_of_keras(expression: str, expected: tuple[Any, ...]) -> None:
    assert shape_of(expression) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "x[:, n]",
        "x[n]",
        "x[:, 0, 0, 0, 0]",
        "tf.reduce_mean(x, axis=n)",
        "tf.reduce_mean(x, axis=7)",
        "tf.transpose(x, [0, 1])",
        "tf.squeeze(x, axis=2)",
        "tf.concat([x, x[:, :2]], axis=2)",
        "tf.concat([x, f(x)], axis=1)",
        "layers.Lambda(f)(x)",
        "layers.Lambda(lambda t: f(t))(x)",
        "layers.Lambda(lambda t: t[:, 0], output_shape=(9,))(x)",
    ],
)
def test_what_is_not_sure_is_not_said(expression: str) -> None:
    shape = shape_of(expression)
    assert isinstance(shape, Unknown) or any(isinstance(size, Unknown) for size in shape)


def test_layers_in_a_function_are_no_layers_of_the_model() -> None:
    code = (
        "dense = layers.Dense(5)\nx = keras.Input((4,))\nmodel = keras.Model(x, layers.Lambda(lambda t: dense(t))(x))\n"
    )
    model = program_of(code).models.items[-1].value
    assert model.layers.items[-1].value.output_shape == (None, 5)
    assert model.parameters == 0
