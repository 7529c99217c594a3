"""What gradients are asked of: calls that a tape records, and losses of the program's own."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Const, Unknown
from tests.interpreter.test_subclasses import program_of

START = """
import numpy as np
import tensorflow as tf
from keras import ops
x, y = np.random.rand(100, 4).astype('float32'), np.random.rand(100, 1)
model = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
other = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
"""


def plain(value: Any) -> Any:
    return value.value if type(value) is Const else value


def predictions(rest: str) -> list[Any]:
    return [item.value for item in program_of(START + rest).predictions.items]


STEP = """
with tf.GradientTape() as tape:
    loss = tf.reduce_mean((CALL - y) ** 2)
grads = tape.gradient(loss, WEIGHTS)
"""


@pytest.mark.parametrize(
    ("call", "weights", "learns"),
    [
        ("model(x)", "model.trainable_variables", True),
        ("model(x)", "model.trainable_weights", True),
        ("model(x, training=False)", "model.trainable_weights", True),
        ("model(x)", "[model.trainable_variables, other.trainable_variables]", True),
    ],
)
def test_a_call_learns_where_its_tape_is_asked_for_its_own_weights(call: str, weights: str, learns: bool) -> None:
    (made,) = predictions(STEP.replace("CALL", call).replace("WEIGHTS", weights))
    assert plain(made.learns) is learns


@pytest.mark.parametrize("weights", ["other.trainable_variables", "x", "unknown_function()"])
def test_a_call_that_is_only_passed_through_is_not_said_to_learn(weights: str) -> None:
    (made,) = predictions(STEP.replace("CALL", "model(x)").replace("WEIGHTS", weights))
    assert type(made.learns) is Unknown


def test_a_call_outside_of_a_tape_learns_nothing() -> None:
    inner, after = predictions(STEP.replace("CALL", "model(x)").replace("WEIGHTS", "model.weights") + "model(x)\n")
    assert plain(inner.learns) is True
    assert plain(after.learns) is False


def loss_of(body: str) -> Any:
    source = f"{START}\ndef own(y_true, y_pred):\n    {body}\nmodel.compile('adam', own)\nmodel.fit(x, y)\n"
    head = program_of(source).compiles.items[0].value.heads.items[0].value
    return head.loss.smooth


@pytest.mark.parametrize(
    "body",
    [
        "return ops.mean(ops.abs(y_true - ops.round(y_pred)))",
        "return tf.reduce_mean(tf.cast(tf.not_equal(tf.argmax(y_true), tf.argmax(y_pred)), tf.float32))",
        "return ops.mean(y_true * tf.stop_gradient(y_pred))",
        "return ops.sum(ops.where(ops.greater(y_pred, 0.5), y_true, 1 - y_true))",
    ],
)
def test_a_loss_without_a_gradient_is_not_smooth(body: str) -> None:
    assert loss_of(body) is False


@pytest.mark.parametrize(
    "body",
    [
        "return ops.mean(ops.abs(y_true - y_pred))",
        "return ops.mean(ops.abs(y_true - ops.round(y_pred))) + ops.mean(y_pred)",
        "return ops.mean(ops.where(ops.greater(y_pred, 0.5), y_pred, 0.0))",
        "return tf.py_function(score, [y_true, ops.round(y_pred)], tf.float32)",
        "return ops.mean(y_true)",
        "return helper(ops.round(y_pred), y_pred)",
        "return own_metric",
    ],
)
def test_whatever_may_have_a_gradient_is_not_called_flat(body: str) -> None:
    assert loss_of(body) is not False
