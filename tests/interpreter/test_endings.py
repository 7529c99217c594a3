"""Outputs that a layer of the program's own gives, a network of `keras.applications`, or a layer of another package."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Unknown
from tests.interpreter.test_subclasses import program_of

HEAD = """
class Last(layers.Layer):
    def __init__(self, activation=None):
        super().__init__()
        self.activation = keras.activations.get(activation)
        self.dense = layers.Dense(3, activation='softmax')

    def call(self, x):
        {body}

inputs = keras.Input((4,))
hidden = layers.Dense(3, activation='sigmoid')(inputs)
model = keras.Model(inputs, Last({arguments})(hidden))
model.compile('adam', 'mse')
"""


def head(code: str) -> Any:
    (item,) = program_of(code).compiles.items[-1].value.heads.items
    return item.value


def ending(body: str, arguments: str = "") -> tuple[Any, Any]:
    found = head(HEAD.format(body=body, arguments=arguments))
    return found.layer.type, getattr(found.activation, "value", found.activation)


def test_what_a_layer_applies_last_is_what_its_code_says() -> None:
    assert ending("return self.dense(x)") == ("Last", "softmax")
    assert ending("return self.activation(x @ self.w)", "'tanh'") == ("Last", "tanh")
    assert ending("return keras.ops.nn.relu(self.dense(x) + 1)") == ("Last", "relu")


def test_a_layer_that_gives_what_it_was_given_is_looked_through() -> None:
    assert ending("self.add_loss(0.1)\n        return x") == ("Dense", "sigmoid")
    assert ending("return keras.ops.reshape(x, (-1, 3))") == ("Dense", "sigmoid")


@pytest.mark.parametrize(
    "body", ["return helper(x)", "return x * 2", "return (self.dense(x), x)", "return self.other(x)"]
)
def test_what_is_not_known_stays_so(body: str) -> None:
    assert isinstance(ending(body)[1], Unknown)


def test_a_layer_that_gives_several_tensors_of_one_kind() -> None:
    assert ending("return self.dense(x), self.dense(x)") == ("Last", "softmax")


def test_what_a_class_gets_from_its_base_is_done_by_the_base() -> None:
    code = (
        "class Always(layers.Dense):\n    def call(self, x):\n        return super().call(x)\n"
        "model = keras.Sequential([keras.Input((4,)), Always(3, activation='softmax')])\nmodel.compile('adam', 'mse')\n"
    )
    found = head(code)
    assert (found.layer.type, found.activation.value) == ("Always", "softmax")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("MobileNetV2(weights=None, classes=7)", ("Dense", 7, "softmax")),
        ("MobileNet(weights=None, classes=7)", ("Conv2D", 7, "softmax")),
        ("ResNet50(weights=None, classes=7, classifier_activation=None)", ("Dense", 7, "linear")),
    ],
)
def test_a_network_ends_in_the_layer_that_tells_the_classes(call: str, expected: tuple[Any, ...]) -> None:
    found = head(f"model = keras.applications.{call}\nmodel.compile('adam', 'mse')\n")
    assert (found.layer.type, found.units.value, found.activation.value) == expected


@pytest.mark.parametrize("arguments", ["include_top=False", "include_top=top", "**settings"])
def test_without_a_known_top_a_network_may_end_in_anything(arguments: str) -> None:
    code = f"from elsewhere import top, settings\nmodel = keras.applications.ResNet50({arguments})\n"
    assert isinstance(head(f"{code}model.compile('adam', 'mse')\n").activation, Unknown)


def test_a_tensor_from_inside_a_network_is_not_its_output() -> None:
    code = (
        "base = keras.applications.MobileNetV2(weights=None, classes=7)\n"
        "features = base.get_layer('block_6_expand_relu').output\n"
        "model = keras.Model(base.input, features)\nmodel.compile('adam', 'mse')\n"
    )
    found = head(code)
    assert isinstance(found.activation, Unknown)
    assert isinstance(found.units, Unknown)
    assert isinstance(found.model.parameters, Unknown)


def test_layers_of_other_packages_are_known_by_their_class_alone() -> None:
    code = (
        "import tensorflow_addons as tfa\n"
        "inputs = keras.Input((4,))\nx = tfa.layers.Dense(3, activation='softmax')(inputs)\n"
        "model = keras.Model(inputs, x)\nmodel.compile(tfa.optimizers.LAMB(1e-3), tfa.losses.TripletSemiHardLoss())\n"
    )
    found = head(code)
    assert found.layer.type == "tensorflow_addons.layers.Dense"
    assert found.layer.kind == "custom"
    assert isinstance(found.activation, Unknown)
    assert isinstance(found.layer.units, Unknown)
    assert found.compile.optimizer.name == "tensorflow_addons.optimizers.LAMB"
    assert found.loss.family == "custom"
    assert found.model.layers.closed is True


GRAPH = """
import numpy as np
import tensorflow as tf
from elsewhere import helper

inputs = keras.Input((4,))
table = np.sin(np.arange(4) / 2)
model = keras.Model(inputs, layers.Dense(2)(inputs + {other}))
"""


@pytest.mark.parametrize(
    "other", ["table", "tf.ones((4,))", "tf.linalg.diag(tf.ones((4,)))", "layers.Dense(4)(np.ones((1, 3)))"]
)
def test_data_in_a_graph_have_no_layers_behind_them(other: str) -> None:
    (model,) = (item.value for item in program_of(GRAPH.format(other=other)).models if item.value.kind == "functional")
    assert model.layers.closed is True


@pytest.mark.parametrize("other", ["helper(inputs)", "tf.concat([table, helper(inputs)], 0)", "table * helper(inputs)"])
def test_behind_something_unknown_there_may_be_layers(other: str) -> None:
    (model,) = (item.value for item in program_of(GRAPH.format(other=other)).models if item.value.kind == "functional")
    assert model.layers.closed is not True


def test_what_a_layer_does_with_data_of_its_own_is_part_of_it() -> None:
    code = """
class Positions(layers.Layer):
    def __init__(self):
        super().__init__()
        self.tokens, self.places = layers.Embedding(50, 8), layers.Embedding(20, 8)

    def call(self, x):
        return self.tokens(x) + self.places(keras.ops.arange(start=0, stop=20, step=1))

inputs = keras.Input((20,))
model = keras.Model(inputs, Positions()(inputs))
"""
    (model,) = (item.value for item in program_of(code).models)
    assert model.parameters == 50 * 8 + 20 * 8
    assert model.layers.items[-1].value.output_shape == (None, 20, 8)
