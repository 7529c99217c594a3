"""``model.layers``, ``get_layer``, ``layer.output``: parts of models that other models are made of."""

from __future__ import annotations

import pytest

from kerlint.facts.values import Unknown
from tests.interpreter.test_shapes import model_of

CHAIN = """
seq = keras.Sequential([keras.Input((4,)), layers.Dense(8, name="first"), layers.Dense(3)])
inputs = keras.Input((4,))
first = layers.Dense(8, name="first")(inputs)
functional = keras.Model(inputs, layers.Dense(3)(first))
"""


@pytest.mark.parametrize(
    "output",
    [
        "seq.layers[-2].output",
        "seq.layers[0].output",
        "seq.get_layer('first').output",
        "functional.layers[1].output",
        "functional.get_layer('first').output",
        "functional.layers[-2].output",
    ],
)
def test_a_model_that_ends_inside_another(output: str) -> None:
    source = "seq" if output.startswith("seq") else "functional"
    model = model_of(f"{CHAIN}model = keras.Model({source}.input, layers.Dense(5)({output}))")
    assert model.parameters == 40 + 45


def test_a_model_on_top_of_another_shares_its_layers() -> None:
    model = model_of(f"{CHAIN}seq.trainable = False\nmodel = keras.Model(seq.inputs, layers.Dense(2)(seq.output))")
    assert (model.parameters, model.trainable_parameters) == (40 + 27 + 8, 8)


def test_layers_that_are_not_known_may_be_frozen() -> None:
    model = model_of(
        "base = keras.applications.MobileNet(weights=None)\nfor layer in base.layers[:5]:\n    layer.trainable = False\n"
        "model = keras.Sequential([base, layers.Dense(2)])"
    )
    assert type(model.trainable_parameters) is Unknown


def test_a_layer_that_is_used_twice_has_no_output_of_its_own() -> None:
    model = model_of(
        "dense = layers.Dense(2)\na, b = keras.Input((3,)), keras.Input((3,))\nx, y = dense(a), dense(b)\n"
        "model = keras.Model(a, dense.output)"
    )
    assert type(model.parameters) is Unknown
