"""What becomes of predictions: data that they are compared with; and tensors that lead to no output."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.vocabulary import Data
from tests.interpreter.test_subclasses import program_of

START = """
import numpy as np
import tensorflow as tf
from sklearn.metrics import accuracy_score, mean_absolute_error
from sklearn.preprocessing import StandardScaler
x, y = np.load('x.npy'), np.load('y.npy')
model = keras.models.load_model('model.keras')
"""


def prediction(rest: str) -> Any:
    (made,) = program_of(START + rest).predictions.items
    return made.value


def compared(rest: str) -> list[Data]:
    return [item.value for item in prediction(rest).compared.items]


@pytest.mark.parametrize(
    "use",
    [
        "accuracy_score(y, model.predict(x).argmax(axis=1))",
        "accuracy_score(y_pred=np.argmax(model.predict(x), axis=1), y_true=y)",
        "print((model.predict(x)[:, 0] > 0.5) == y)",
        "guess = model.predict(x)\nprint(np.mean(guess.argmax(1) != y))",
        "tf.math.confusion_matrix(y, tf.argmax(model.predict(x), axis=1))",
    ],
)
def test_a_prediction_is_compared_with_the_other_argument(use: str) -> None:
    assert [data.written_as for data in compared(use)] == ["y"]


@pytest.mark.parametrize("use", ["print(model.predict(x), y)", "accuracy_score(y, y > 1)\nmodel.predict(x)"])
def test_what_stands_beside_it_is_not_compared(use: str) -> None:
    assert compared(use) == []


def test_only_values_as_they_are_are_scored() -> None:
    assert prediction("mean_absolute_error(y, model.predict(x))").scored.items
    assert not prediction("mean_absolute_error(y, model.predict(x) * 2 + 1)").scored.items


def test_members_of_a_list_are_compared_one_by_one() -> None:
    rest = "data = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)\nseen = []\n"
    rest += (
        "for rows, labels in data:\n    seen.extend(labels.numpy())\naccuracy_score(seen, model.predict(data) > 0)\n"
    )
    assert compared(rest)


CHAIN = """
inputs = keras.Input((8,))
x = layers.Dense(4)(inputs)
LINES
model = keras.Model(inputs, layers.Dense(1)(END))
model.compile('adam', 'mse')
model.fit(np.random.rand(9, 8), np.random.rand(9))
"""


def unused(lines: str, end: str) -> list[str]:
    made = program_of("import numpy as np\n" + CHAIN.replace("LINES", lines).replace("END", end)).fits.items[0].value
    return [item.value.type for item in made.model.unused.items]


@pytest.mark.parametrize(
    ("lines", "end", "found"),
    [
        ("", "inputs", ["Dense"]),
        ("x = layers.Conv1D(2, 1)(layers.Reshape((4, 1))(x))", "inputs", ["Dense"]),
        ("z = layers.BatchNormalization()(x)", "x", ["BatchNormalization"]),
        ("", "x", []),
        ("z = other(x)", "z", []),
        ("z = layers.Dense(2)(x)\nside = keras.Model(inputs, z)", "x", []),
        ("z = layers.Dense(2)(x)", "layers.concatenate([x, z])", []),
    ],
)
def test_layers_that_lead_nowhere_are_told_by_the_first_of_them(lines: str, end: str, found: list[str]) -> None:
    assert unused(lines, end) == found


def purpose(rest: str) -> Any:
    return prediction(rest).purpose


@pytest.mark.parametrize(
    "score",
    [
        "np.sqrt(np.mean((y - model.predict(x)) ** 2))",
        "np.mean(np.abs(model.predict(x)[:, 0] - y))",
        "((model.predict(x) - y) ** 2).mean()",
        "tf.reduce_mean(tf.square(y - model.predict(x)))",
        "np.mean(model.predict(x).argmax(axis=1) == y)",
        "((model.predict(x) > 0.5).ravel() == y).sum()",
    ],
)
def test_a_score_by_hand_is_a_metric(score: str) -> None:
    assert purpose(f"print({score})") == "metric"


@pytest.mark.parametrize(
    "use",
    [
        "print(np.mean(model.predict(x)))",
        "print(y.mean() - model.predict(x).mean())",
        "errors = np.mean(np.abs(x - model.predict(x)), axis=1)",
        "errors = y - model.predict(x)",
    ],
)
def test_other_numbers_are_no_score(use: str) -> None:
    assert purpose(use) != "metric"
