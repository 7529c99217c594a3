"""Functions that nobody calls: which of them are run for what the rules could say."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import libcst
import pytest

from kerlint.document.document import Document
from kerlint.interpreter import interpret, run, uncalled
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.modules import Modules
from tests.lint import findings_of

LIBRARY = """\
import tensorflow as tf
from tensorflow import keras


def average(x):
    \'\'\'Like a layer of `keras.Model(inputs, outputs)`.\'\'\'
    return tf.reduce_mean(x) * 2


def halves(x):
    def half(y):
        return average(y) / 2
    return half(x)


class Stretch(keras.layers.Layer):
    def build(self, input_shape):
        self.dense = keras.layers.Dense(input_shape[-1])

    def call(self, x):
        return self.dense(x)


class Trainer:
    def __init__(self, units):
        self.units = units

    def network(self):
        return keras.Sequential([keras.layers.Dense(self.units)])

    def prepare(self):
        self.loss = "mse"

    def describe(self):
        return str(self.units)

    def start(self):
        net = self.network()
        return net


def whole(x, net: keras.Model = None):
    # net.fit(x)
    return Trainer(3).start()

"""


def executed(source: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of functions that are run for themselves."""
    names: list[str] = []

    def note(machine: Any, function: Any) -> None:
        names.append(function.name)

    monkeypatch.setattr("kerlint.interpreter.uncalled._run_alone", note)
    document = Document("library.py", "/nowhere/library.py", "script", source)
    run(Machine(document, Modules()), libcst.parse_module(source))
    return names


def test_what_makes_a_model_is_run_with_what_names_it_and_what_prepares_its_object(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert executed(LIBRARY, monkeypatch) == ["whole", "__init__", "network", "prepare", "start"]


HELPERS = """\
from tensorflow import keras


def network(classes):
    return keras.Sequential([keras.layers.Dense(classes)])


def compiled(loss="mse"):
    model = network(1)
    model.compile(loss=loss)
    return model


class Trainer:
    def __init__(self, units=4):
        self.model = keras.Sequential([keras.layers.Dense(units), network(2)])

    def learn(self, x, y):
        self.model.fit(x, y)


def main():
    compiled().fit([[1.0]], [[1.0]])
"""


def test_functions_that_others_call_are_run_there_and_an_initialiser_for_the_object_of_the_methods(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone, names = uncalled._run_alone, list[str]()

    def noted(machine: Machine, function: Any) -> None:
        names.append(function.name)
        alone(machine, function)

    monkeypatch.setattr(uncalled, "_run_alone", noted)
    program = interpret(Document("library.py", "/nowhere/library.py", "script", HELPERS))
    assert names == ["__init__", "learn", "main"]
    assert len(program.models.items) == 3


def function(body: str) -> str:
    return LIBRARY.partition("class Trainer")[0] + "def one(x, y, model=None):\n" + textwrap.indent(body, "    ")


@pytest.mark.parametrize(
    "body",
    [
        "model.fit(x, y)",
        "from keras.models import Sequential as Stack\nreturn Stack([x])",
        "with tf.GradientTape() as tape:\n    return tape",
        "return keras.applications.VGG16",
        "return keras.utils.np_utils.to_categorical(y)",
        "return keras.layers.Dense(3, activation='relu', input_dim=4)",
        "return keras.layers.Dense(3, 'LeakyReLU')",
        "model.optimizer.lr = 0.1",
        "return made.predict_classes(x)",
        "return keras.layers.TextVectorization(8)",
        "best = keras.optimizers.Adam(0.1)",
        "keras.mixed_precision.set_global_policy('mixed_float16')",
        "from sklearn.preprocessing import StandardScaler\nreturn StandardScaler().fit_transform(x)",
    ],
)
def test_what_a_rule_could_speak_of_is_run(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert executed(function(body), monkeypatch) == ["one"]


@pytest.mark.parametrize(
    "body",
    [
        "import re\nreturn re.compile(x)",
        "return keras.layers.Dense(3, activation='relu')(x)",
        "return isinstance(model, keras.Model)",
        "input_dim = keras.ops.shape(x)[-1]\nreturn keras.ops.zeros(input_dim)",
        "# model.fit(x, y)\nreturn x",
        "fit = tf.reduce_mean(x)\nreturn fit",
    ],
)
def test_what_no_rule_could_speak_of_is_not_run(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert executed(function(body), monkeypatch) == []


def test_a_function_that_reads_a_model_of_the_program_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    program = "from tensorflow import keras\nmodel = keras.Sequential([keras.layers.Dense(1)])\n\n"
    functions = (
        "def shows():\n    print(model.layers)\n\ndef counts(rows):\n    return len(rows)\n\nprint(model.layers)\n"
    )
    assert executed(program + functions, monkeypatch) == ["shows"]


def test_a_function_that_is_made_anew_again_and_again_is_run_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "def outer(model):\n    def inner(x):\n        return model.predict(x)\n" + "    inner(1)\n" * 3
    again = (
        "from tensorflow import keras\n"
        + source
        + "\nfor name in 'abcdefgh':\n    def late(model):\n        model.fit(name)\n"
    )
    assert executed(again, monkeypatch).count("late") == 4


def test_one_function_that_is_too_expensive_does_not_take_from_the_others(tmp_path: Path) -> None:
    endless = "def endless(model, x):\n" + "".join(
        f"{' ' * 4 * depth}for n{depth} in x[{depth}]:\n" for depth in range(1, 12)
    )
    endless += f"{' ' * 48}model.fit(x)\n\n"
    trains = """
        def train(x, y):
            model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
            model.compile("adam", loss="mse")
            model.fit(x, y)
    """
    found = findings_of("from tensorflow import keras\n\n" + endless + textwrap.dedent(trains), tmp_path)
    assert "KER102" in [finding.code for finding in found]


@pytest.mark.parametrize("name", ["train", "average"])
def test_what_comes_behind_an_inner_function_and_under_a_name_that_is_there_twice_counts(
    name: str, tmp_path: Path
) -> None:
    trains = f"""
        def {name}(x, y):
            def schedule(epoch):
                return 0.1

            model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
            model.compile("adam", loss="mse")
    """
    found = findings_of(LIBRARY + textwrap.dedent(trains), tmp_path)
    assert "KER102" in [finding.code for finding in found]
