"""Shapes and weights of recovered models: as Keras builds them, unknown where that depends on what is not known."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.document.document import Document
from kerlint.facts.values import Const, Unknown
from kerlint.facts.vocabulary import Model, Program
from kerlint.interpreter import interpret

IMPORTS = "import keras\nfrom keras import layers\nimport numpy as np\n"


def program_of(code: str) -> Program:
    return interpret(Document("program.py", "/program.py", "script", IMPORTS + code))


def model_of(code: str) -> Model:
    """The last model that a program makes."""
    model: Model = program_of(code).models.items[-1].value
    return model


def shapes_of(model: Model) -> list[Any]:
    return [item.value.output_shape for item in model.layers.items]


def test_a_chain_of_layers_hands_its_shapes_on() -> None:
    model = model_of(
        "model = keras.Sequential([layers.Input((28, 28, 1)), layers.Conv2D(8, 3), layers.MaxPooling2D(),"
        " layers.Flatten(), layers.Dense(10)])"
    )
    assert shapes_of(model)[1:] == [(None, 26, 26, 8), (None, 13, 13, 8), (None, 1352), (None, 10)]
    assert model.parameters == 80 + 13530


def test_shared_layers_count_once() -> None:
    model = model_of(
        "dense = layers.Dense(4)\na, b = keras.Input((3,)), keras.Input((3,))\n"
        "model = keras.Model([a, b], layers.concatenate([dense(a), dense(b)]))"
    )
    assert model.parameters == 16
    assert shapes_of(model)[-1] == (None, 8)


def test_frozen_models_inside_have_no_trainable_weights() -> None:
    model = model_of(
        "base = keras.Sequential([keras.Input((4,)), layers.Dense(5)])\nbase.trainable = False\n"
        "model = keras.Sequential([keras.Input((4,)), base, layers.Dense(1)])"
    )
    assert (model.parameters, model.trainable_parameters) == (31, 6)


def test_weights_that_a_condition_decides_stay_a_choice() -> None:
    model = model_of(
        "import json\ndeep = json.load(open('f'))\nmodel = keras.Sequential([keras.Input((4,)), layers.Dense(2)])\n"
        "if deep:\n    model.add(layers.Dense(3))\n"
    )
    assert {model.parameters.high, model.parameters.low} == {10, 19}


def test_the_shape_of_a_tensor_is_known_while_the_program_runs() -> None:
    model = model_of(
        "x = keras.Input((8,))\ny = layers.Dense(8)(x)\nif y.shape[-1] != x.shape[-1]:\n    x = layers.Dense(8)(x)\n"
        "model = keras.Model(x, layers.add([x, y]))"
    )
    assert len(model.layers.items) == 3
    assert model.parameters == 72


def test_layers_of_the_program_are_built_and_looked_into() -> None:
    model = model_of(
        """
class Linear(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units))
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")
        self.inner = layers.Dense(2)

    def call(self, inputs):
        return self.inner(inputs)

model = keras.Sequential([keras.Input((3,)), Linear(4), layers.Dense(1)])
"""
    )
    assert [item.value.parameters for item in model.layers.items][1:] == [16 + 8, 3]


def test_a_subclassed_model_is_built_by_its_data() -> None:
    model = model_of(
        """
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(4)
        self.out = layers.Dense(1)

    def call(self, x):
        return self.out(self.hidden(x))

net = Net()
net.compile(loss="mse")
net.fit(np.zeros((10, 3)), np.zeros((10, 1)))
"""
    )
    assert model.parameters == 16 + 5


@pytest.mark.parametrize(
    "layers",
    ["layers.Lambda(helper)", "make()", "layers.Dense(units)", "*others"],
)
def test_what_is_not_known_is_never_counted(layers: str) -> None:
    model = model_of(f"model = keras.Sequential([keras.Input((4,)), {layers}, layers.Dense(2)])")
    assert type(model.parameters) is Unknown


def test_illegal_layers_are_known_as_such() -> None:
    model = model_of("model = keras.Sequential([keras.Input((8,)), layers.Conv2D(3, 3), layers.Dense(2)])")
    assert [item.value.legal for item in model.layers.items][1] is False


def test_the_width_of_an_output_is_that_behind_reshaping() -> None:
    program = program_of(
        "model = keras.Sequential([keras.Input((5, 3)), layers.Dense(1), layers.Flatten(), layers.Softmax()])\n"
        "model.compile(loss='categorical_crossentropy')"
    )
    head = program.compiles.items[0].value.heads.items[0].value
    assert head.units == 5
    assert type(head.activation) is Const
    assert head.activation.value == "softmax"


def test_a_model_that_holds_itself_ends() -> None:
    model = model_of(
        "model = keras.Sequential([keras.Input((4,)), layers.Dense(2)])\nmodel.add(model)\nmodel.add(model)\n"
        "x = keras.Input((4,))\nmodel.add(keras.Model(x, model(x)))"
    )
    assert model is not None
