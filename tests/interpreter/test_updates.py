"""How often a training changes the weights, what weights cost, and which callbacks nobody reads."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Const, Unknown
from tests.interpreter.test_subclasses import program_of

START = """
import numpy as np
import tensorflow as tf
x, y = np.random.rand(100, 4), np.random.rand(100)
data = tf.data.Dataset.from_tensor_slices((x, y))
model = keras.Sequential([keras.Input((4,)), layers.Dense(1, kernel_regularizer=PENALTY)])
model.compile('sgd', 'mse')
"""


def program(rest: str, penalty: str = "None") -> Any:
    return program_of(START.replace("PENALTY", penalty) + rest)


def plain(value: Any) -> Any:
    return value.value if type(value) is Const else value


@pytest.mark.parametrize(
    ("call", "updates"),
    [
        ("model.fit(x, y)", 4),
        ("model.fit(x, y, epochs=5, batch_size=33)", 20),
        ("model.fit(x, y, epochs=5, batch_size=25000)", 5),
        ("model.fit(x, y, epochs=3, validation_split=0.5)", 6),
        ("model.fit(data.batch(10), epochs=2)", 20),
        ("model.fit(data.take(30).shuffle(30).batch(16).prefetch(1), epochs=2)", 4),
        ("model.fit(data.repeat().batch(16), epochs=3, steps_per_epoch=7)", 21),
    ],
)
def test_updates_are_epochs_times_batches_and_the_last_batch_may_be_small(call: str, updates: int) -> None:
    assert plain(program(call).fits.items[0].value.updates) == updates


@pytest.mark.parametrize(
    "call",
    [
        "model.fit(data.repeat(2).batch(16))",
        "model.fit(data.batch(16).take(3))",
        "model.fit(data.batch(4).batch(4))",
        "model.fit(x, y, epochs=20, initial_epoch=10)",
        "model.fit(x, y, epochs=int(input()))",
        "model.train_on_batch(x, y)",
    ],
)
def test_updates_that_are_not_surely_known_are_unknown(call: str) -> None:
    assert isinstance(program(call).fits.items[0].value.updates, Unknown)


@pytest.mark.parametrize(
    ("penalty", "factors"),
    [
        ("'l2'", (0.0, 0.01)),
        ("keras.regularizers.l1(l=0.3)", (0.3, 0.0)),
        ("keras.regularizers.L2(1.0)", (0.0, 1.0)),
        ("keras.regularizers.L1L2(l1=0.5)", (0.5, 0.0)),
    ],
)
def test_a_penalty_is_read_from_a_name_a_class_or_an_old_argument(penalty: str, factors: tuple[float, float]) -> None:
    found = program("", penalty).models.items[0].value.layers.items[-1].value.kernel_regularizer
    assert (plain(found.l1), plain(found.l2)) == factors


def test_a_callback_is_idle_if_its_name_stands_nowhere_else() -> None:
    made = program("stop = keras.callbacks.EarlyStopping()\nsave = [keras.callbacks.CSVLogger('x')]\nprint(save)\n")
    assert [(one.value.type, one.value.idle) for one in made.callbacks] == [
        ("EarlyStopping", True),
        ("CSVLogger", False),
    ]
