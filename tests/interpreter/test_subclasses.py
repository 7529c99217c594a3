"""Classes of the program that are derived from Keras' models and layers."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.document.document import Document
from kerlint.interpreter import interpret

IMPORTS = "import keras\nfrom keras import layers\n"


def program_of(code: str) -> Any:
    return interpret(Document("program.py", "/program.py", "script", IMPORTS + code))


STEP = "    def train_step(self, data):\n        return {}\n\n"


def test_a_model_class_without_init_is_made_of_inputs_and_outputs() -> None:
    program = program_of(
        f"class Trained(keras.Model):\n{STEP}"
        "x = keras.Input((8,))\nmodel = Trained(x, layers.Dense(3, activation='softmax')(x))\n"
        "model.compile(loss='mse')\n"
    )
    (compiled,) = program.compiles.items
    (head,) = compiled.value.heads.items
    assert (head.value.units.value, head.value.activation.value) == (3, "softmax")


def test_a_sequential_class_without_init_is_made_of_layers() -> None:
    program = program_of(
        f"class Trained(keras.Sequential):\n{STEP}"
        "model = Trained([layers.Dense(8), layers.Dense(1)])\nmodel.compile(loss='mse')\n"
    )
    (compiled,) = program.compiles.items
    (head,) = compiled.value.heads.items
    assert head.value.units.value == 1


GAN = """
class Gan(keras.Model):
    def __init__(self, generator, others):
        super().__init__()
        self.generator = generator
        self.others = others

    def train_step(self, data):
        return {}

generator = keras.Sequential([keras.Input((8,)), layers.Dense(3)])
other = keras.Sequential([keras.Input((8,)), layers.Dense(3)])
lonely = keras.Sequential([keras.Input((8,)), layers.Dense(3)])
gan = Gan(generator, {'other': [other]})
gan.compile(optimizer='adam')
gan.fit(data)
"""


def test_what_a_trained_model_of_an_own_class_keeps_is_trained_with_it() -> None:
    program = program_of(GAN + "generator.predict(x)\nother.predict(x)\nlonely.predict(x)\n")
    weights = [item.value.weights for item in program.predictions.items]
    assert weights == ["trained", "trained", "initial"]


def test_a_model_inside_an_own_layer_is_trained_with_the_model_that_has_the_layer() -> None:
    program = program_of(
        "class Block(layers.Layer):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.inner = keras.Sequential([keras.Input((8,)), layers.Dense(8)])\n\n"
        "    def call(self, x):\n        return self.inner(x)\n\n"
        "block = Block()\n"
        "model = keras.Sequential([keras.Input((8,)), block])\n"
        "model.compile(loss='mse')\nmodel.fit(x, y)\n"
        "block.inner.predict(x)\n"
    )
    assert [item.value.weights for item in program.predictions.items] == ["trained"]


REGISTERED = """
try:
    from keras.src.saving import register_keras_serializable as registered
except ImportError:
    from tensorflow.keras.saving import register_keras_serializable as registered

@{decorator}
class Block(layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(x)

model = keras.Sequential([keras.Input((4,)), Block()])
model.compile(loss='mse')
"""


@pytest.mark.parametrize(
    "decorator",
    [
        "keras.saving.register_keras_serializable(package='own')",
        "keras.utils.register_keras_serializable()",
        "registered()",
    ],
)
def test_a_class_that_is_registered_is_what_it_was(decorator: str) -> None:
    (compiled,) = program_of(REGISTERED.format(decorator=decorator)).compiles.items
    assert compiled.value.model.parameters == 15
