"""Models of classes without `call`: their layers are what their objects keep as attributes."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Unknown
from tests.interpreter.test_subclasses import program_of

CLASS = """
def network(units):
    return keras.Sequential([keras.Input((4,)), layers.Dense(units)])

class Kept(keras.Model):
    def __init__(self, {parameters}):
        super().__init__()
        {body}

    def train_step(self, data):
        return {{'loss': 0.0}}

model = Kept({arguments})
model.compile('adam')
"""


def compiled(body: str, parameters: str = "width=3", arguments: str = "") -> Any:
    program = program_of(
        CLASS.format(body=body.replace("\n", "\n        "), parameters=parameters, arguments=arguments)
    )
    return program.compiles.items[-1].value


def test_layers_in_lists_and_dictionaries_count_once_each() -> None:
    model = compiled(
        "self.all = [network(2), network(3)]\nself.by_name = {'a': self.all[0], 'b': layers.Dense(1)}"
    ).model
    assert [item.value.type for item in model.layers] == ["Model", "Model", "Dense"]
    assert model.layers.closed is True


def test_weights_of_its_own_count_too() -> None:
    model = compiled("self.net = network(2)\nself.scale = self.add_weight(shape=(width,), initializer='ones')").model
    assert model.parameters == 4 * 2 + 2 + 3


@pytest.mark.parametrize("doubtful", ["helper(3)", "[network(2), helper(3)]", "helper(3).net"])
def test_something_unknown_may_be_a_layer(doubtful: str) -> None:
    code = CLASS.format(body=f"self.net = network(2)\n        self.other = {doubtful}", parameters="", arguments="")
    model = program_of(f"from elsewhere import helper\n{code}").compiles.items[-1].value.model
    assert model.layers.closed is not True
    assert isinstance(model.parameters, Unknown)


def test_how_kept_layers_are_connected_is_not_known() -> None:
    fact = compiled("self.net = layers.Dense(2)")
    (layer,) = (item.value for item in fact.model.layers)
    assert isinstance(layer.next, Unknown)
    assert isinstance(layer.next_weighted, Unknown)
    assert fact.model.outputs.closed is not True
    assert all(isinstance(item.value.layer, Unknown) for item in fact.heads)


def test_what_a_layer_that_was_called_elsewhere_weighs_is_known() -> None:
    code = "dense = layers.Dense(2)\ndense(keras.Input((5,)))\n"
    model = program_of(code + CLASS.format(body="self.net = dense", parameters="", arguments=""))
    assert model.compiles.items[-1].value.model.parameters == 5 * 2 + 2
