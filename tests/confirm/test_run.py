"""`kerlint confirm --run` on programs with one planted fault each: their own model, on their own data.

The same faults are confirmed without running anything, so the two sources of truth agree.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from kerlint.confirm.confirm import Confirmation, confirm
from kerlint.confirm.run import walls
from kerlint.confirm.run.sandbox import Sandbox
from kerlint.document.reading import File
from kerlint.ruleset import RuleSets
from kerlint.settings.finder import Overrides, SettingsFinder
from tests.confirm.conftest import Trained

ROOT = Path(__file__).resolve().parents[2]
WHY = walls.missing()

pytestmark = [
    pytest.mark.skipif(
        find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
    ),
    pytest.mark.skipif(WHY is not None, reason=f"nothing can be contained here: {WHY}"),
]

TABLE = """
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2)
scaler = StandardScaler().fit(x_train)
model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(16, activation='relu'),
    keras.layers.Dense(1, activation='softmax'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(scaler.transform(x_train), y_train, epochs=5, validation_data=(scaler.transform(x_test), y_test))
model.save('model.keras')
"""

IMAGES = """
from sklearn.datasets import load_digits
from tensorflow import keras

x, y = load_digits(return_X_y=True)
x = x.reshape(-1, 8, 8, 1) / 16.0
model = keras.Sequential([
    keras.layers.Input(shape=(8, 8, 1)),
    keras.layers.Conv2D(8, 3, activation="relu"),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dense(10),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=10, batch_size=32, validation_split=0.2)
"""

SERIES = """
import numpy as np
from tensorflow import keras


def windows(series, length):
    x = np.stack([series[i : i + length] for i in range(len(series) - length)])
    return x[..., None], series[length:]


def main():
    series = np.sin(np.arange(600) / 7.0) + 0.1 * np.random.randn(600)
    x, y = windows(series, 10)
    model = keras.Sequential([
        keras.layers.Input(shape=(10, 1)),
        keras.layers.LSTM(8),
        keras.layers.Dense(1),
    ])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-7), loss="mse")
    history = model.fit(x[:500], y[:500], epochs=20, validation_data=(x[500:], y[500:]))
    print(history.history["val_loss"][-1])


if __name__ == "__main__":
    main()
"""

TWO_INPUTS = """
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

rng = np.random.default_rng(0)
table = rng.normal(size=(1200, 6))
words = rng.integers(0, 50, size=(1200, 5))
labels = (table[:, 0] + 0.1 * words.mean(axis=1) > 2.4).astype(int) + (table[:, 1] > 0)

a = keras.Input((6,), name="table")
b = keras.Input((5,), name="words")
merged = layers.Concatenate()([layers.Dense(16, activation="relu")(a), layers.Flatten()(layers.Embedding(50, 4)(b))])
hidden = layers.Dense(16, activation="softmax")(merged)
out = layers.Dense(3, activation="softmax")(hidden)
model = keras.Model([a, b], out)
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
model.fit([table, words], labels, epochs=20, validation_split=0.2)
"""

CELLS = [
    "%matplotlib inline\nimport numpy as np\nfrom sklearn.datasets import load_iris\nfrom tensorflow import keras",
    "x, y = load_iris(return_X_y=True)\nx = (x - x.mean(0)) / x.std(0)\ndisplay(x[:3])",
    """model = keras.Sequential([
    keras.layers.Input(shape=(4,)),
    keras.layers.Dense(16, activation="relu", kernel_initializer="zeros"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy")
model.fit(x, y, epochs=30, validation_split=0.2)""",
]

NOTEBOOK = json.dumps(
    {
        "nbformat": 4,
        "nbformat_minor": 4,
        "metadata": {"language_info": {"name": "python"}},
        "cells": [
            {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
            for source in CELLS
        ],
    }
)

PLANTED = {
    "table.py": (TABLE, "KER104"),
    "images.py": (IMAGES, "KER105"),
    "series.py": (SERIES, "KER302"),
    "two_inputs.py": (TWO_INPUTS, "KER430"),
    "notebook.ipynb": (NOTEBOOK, "KER403"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("programs")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(limit=300) as made:
        yield made


def run(code: str, rule: str, folder: Path, sandbox: Sandbox, name: str = "program.py") -> list[Confirmation]:
    """What is said of one rule in a program."""
    (folder / name).write_text(code, encoding="utf-8")
    rules = RuleSets(SettingsFinder(Overrides({"select": (rule,)}, isolated=True)))
    file = File(name, str(folder / name))
    return confirm(file, rules.for_file(file.location), sandbox, running=lambda what: None)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_confirmed_on_the_data_of_the_program(name: str, folder: Path, sandbox: Sandbox) -> None:
    code, rule = PLANTED[name]
    (found,) = run(code, rule, folder, sandbox, name)
    assert found.verdict == "confirmed", found.reason
    assert found.record["data"] == "own"
    assert found.record["seeds"] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("name", PLANTED)
def test_the_same_fault_is_confirmed_without_running_anything(name: str, trained: Trained) -> None:
    code, rule = PLANTED[name]
    (found,) = trained(code, rule)
    assert found.verdict == "confirmed", found.reason
    assert found.record["data"] == "synthetic"


# --- what only a run can know

CUSTOM = """
import numpy as np
import keras

class Scale(keras.layers.Layer):
    def build(self, shape):
        self.factor = self.add_weight(shape=(shape[-1],), initializer="ones")

    def call(self, x):
        return x * self.factor

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.scale = Scale()
        self.hidden = keras.layers.Dense(16, activation="relu")
        self.out = keras.layers.Dense(4, activation="softmax")

    def call(self, x):
        return self.out(self.hidden(self.scale(x)))

x = np.random.normal(size=(800, 2))
y = keras.utils.to_categorical((x[:, 0] > 0) * 2 + (x[:, 1] > 0), 4)
model = Net()
model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
model.fit(x, y, epochs=20)
"""


def test_layers_and_models_that_the_program_writes_itself_are_trained(folder: Path, sandbox: Sandbox) -> None:
    (found,) = run(CUSTOM, "KER102", folder, sandbox)
    assert found.verdict == "confirmed", found.reason
    assert found.record["tasks"] == ["4 classes"]


LEGACY = """
import numpy as np
import tf_keras as keras

class Scale(keras.layers.Layer):
    def build(self, shape):
        self.factor = self.add_weight("factor", (shape[-1],), None, "ones")

    def call(self, x):
        return x * self.factor

x = np.random.normal(size=(400, 4))
y = (x[:, 0] > 0).astype(int) + (x[:, 1] > 0)
model = keras.Sequential([keras.layers.Input((4,)), Scale(), keras.layers.Dense(16, "relu"), keras.layers.Dense(3)])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y, epochs=3, validation_split=0.1)
"""


def test_a_program_of_keras_2_is_run_with_keras_2(folder: Path, sandbox: Sandbox) -> None:
    (found,) = run(LEGACY, "KER105", folder, sandbox)
    assert found.verdict == "confirmed", found.reason
    assert "tf_keras" in found.record["versions"]


PIPELINE = """
import numpy as np
import tensorflow as tf
from tensorflow import keras

rng = np.random.default_rng(1)
x = rng.normal(size=(600, 5)).astype("float32")
y = (x[:, 0] * x[:, 1] > 0).astype("int32")
train = tf.data.Dataset.from_tensor_slices((x[:500], y[:500])).shuffle(500).batch(16)
test = tf.data.Dataset.from_tensor_slices((x[500:], y[500:])).batch(16)

def build():
    return keras.Sequential([keras.layers.Input((5,)), keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid")])

warm = build()
warm.compile("adam", "binary_crossentropy")
history = warm.fit(train, epochs=1000, validation_data=test)
assert "val_loss" in history.history

model = build()
model.compile(keras.optimizers.Adam(1e-8), "binary_crossentropy")
model.fit(train, validation_data=test, epochs=10, class_weight={0: 1.0, 1: 2.0})
"""


def test_the_training_is_found_that_the_finding_is_about_and_those_before_are_cut_short(
    folder: Path, sandbox: Sandbox
) -> None:
    (found,) = run(PIPELINE, "KER302", folder, sandbox)
    assert found.verdict == "confirmed", found.reason
    assert found.record["rows"] == 500


NOBODY_CALLS = """
import numpy as np
from tensorflow import keras

def train(units=8):
    x = np.random.normal(size=(300, 3))
    model = keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(units, "relu"), keras.layers.Dense(1)])
    model.compile(keras.optimizers.Adam(1e-8), "mse")
    model.fit(x, x.sum(axis=1), epochs=5)
"""


def test_the_function_that_the_finding_is_in_is_called_if_nobody_does(folder: Path, sandbox: Sandbox) -> None:
    (found,) = run(NOBODY_CALLS, "KER302", folder, sandbox)
    assert found.verdict == "confirmed", found.reason


STOPS = """
import numpy as np
from tensorflow import keras

x, y = np.random.rand(100, 5), np.random.randint(0, 3, 100)
model = keras.Sequential([keras.layers.Input((5,)), keras.layers.Dense(3, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
model.fit(x, y)
"""


def test_a_program_that_stops_is_told_with_its_own_error(folder: Path, sandbox: Sandbox) -> None:
    (found,) = run(STOPS, "KER109", folder, sandbox)
    assert found.verdict == "crashes as written"
    assert "ValueError" in found.reason


NOT_LEARNED = {
    "a loop of its own": (
        "for _ in range(3):\n    model.train_on_batch(x, y)",
        ("inconclusive", "it trains in a loop of its own"),
    ),
    "another backend": (
        "import os\nos.environ['KERAS_BACKEND'] = 'jax'\nmodel.fit(x, y)",
        ("not confirmable", "the program asks for the backend `jax`"),
    ),
    "data that are not there": (
        "y = np.load('nowhere.npy')\nmodel.fit(x, y)",
        ("inconclusive", "FileNotFoundError"),
    ),
    "few rows": ("model.fit(x[:5], y[:5])", ("not confirmable", "fewer than 20 rows")),
}


@pytest.mark.parametrize("case", NOT_LEARNED)
def test_where_there_is_nothing_to_train_the_reason_is_told(case: str, folder: Path, sandbox: Sandbox) -> None:
    training, (verdict, words) = NOT_LEARNED[case]
    code = TABLE.partition("model.fit")[0] + "import numpy as np\n" + training
    (found,) = run(code, "KER104", folder, sandbox)
    assert found.verdict == verdict
    assert words in found.reason
