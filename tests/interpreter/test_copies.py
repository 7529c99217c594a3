"""Models that are made like others: clones, models read from a file that the program wrote, from text, from a config."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Unknown
from tests.interpreter.test_subclasses import program_of

NET = "net = keras.Sequential([keras.Input((4,)), layers.Dense(8), layers.Dense(3, activation='softmax')])\n"
GRAPH = "inputs = keras.Input((4,))\nnet = keras.Model(inputs, layers.Dense(3, activation='softmax')(inputs))\n"

COPIES = [
    "net.save('net.keras')\ncopy = keras.models.load_model('net.keras')",
    "keras.models.save_model(net, 'net.keras')\ncopy = keras.models.load_model('net.keras', compile=False)",
    "copy = keras.models.clone_model(net)",
    "copy = keras.models.model_from_json(net.to_json())",
    "copy = keras.Sequential.from_config(net.get_config())",
    "path = helper()\nnet.save(path)\ncopy = keras.models.load_model(path)",
    "net.fit(x, y, callbacks=[keras.callbacks.ModelCheckpoint('best.keras', save_best_only=True)])\n"
    "copy = keras.models.load_model('best.keras')",
]


def compiled(code: str) -> Any:
    return (
        program_of(f"from elsewhere import helper, x, y\n{code}\ncopy.compile('adam', 'mse')\n")
        .compiles.items[-1]
        .value
    )


@pytest.mark.parametrize("net", [NET, GRAPH], ids=["sequential", "functional"])
@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_has_the_layers_of_its_template(net: str, copy: str) -> None:
    fact = compiled(net + copy)
    (head,) = (item.value for item in fact.heads)
    assert (head.units.value, head.activation.value) == (3, "softmax")
    assert fact.model.layers.closed is True
    assert fact.model.kind in ("loaded", "clone")


@pytest.mark.parametrize(
    "copy",
    [
        "copy = keras.models.load_model('net.keras')",
        "net.save('other.keras')\ncopy = keras.models.load_model('net.keras')",
        "net.save_weights('net.keras')\ncopy = keras.models.load_model('net.keras')",
        "net.save(helper())\ncopy = keras.models.load_model(helper())",
        "keep = keras.callbacks.ModelCheckpoint('net.keras', save_weights_only=True)\nnet.fit(x, y, callbacks=[keep])\n"
        "copy = keras.models.load_model('net.keras')",
    ],
)
def test_a_file_that_the_program_did_not_write_holds_any_model(copy: str) -> None:
    fact = compiled(NET + copy)
    assert fact.model.layers.closed is not True


def test_a_copy_is_what_the_model_was_when_it_was_saved() -> None:
    fact = compiled(NET + "net.save('n.keras')\nnet.add(layers.Dense(1))\ncopy = keras.models.load_model('n.keras')")
    assert isinstance(fact.model.parameters, Unknown)


def test_layers_of_a_copy_are_its_own() -> None:
    code = NET + "copy = keras.models.clone_model(net)\ncopy.layers[0].trainable = False\n"
    program = program_of(code + "top = keras.Sequential([keras.Input((4,)), *copy.layers[:-1]])\n")
    (net, copy, top) = (item.value for item in program.models)
    assert (net.trainable_parameters, copy.trainable_parameters) == (67, 27)
    assert (top.parameters, top.trainable_parameters) == (40, 0)


def test_the_function_of_a_copied_lambda_is_run_again() -> None:
    code = (
        "net = keras.Sequential([keras.Input((4, 3)), layers.Lambda(lambda t: t[:, -2:])])\n"
        "net.add(layers.Flatten())\nnet.add(layers.Dense(1))\ncopy = keras.models.clone_model(net)\n"
    )
    copy = program_of(code).models.items[-1].value
    assert (copy.kind, copy.parameters) == ("clone", 2 * 3 + 1)


def test_what_was_frozen_before_may_be_frozen_in_the_copy() -> None:
    code = NET + "net.layers[0].trainable = False\ncopy = keras.models.clone_model(net)\n"
    copy = program_of(code).models.items[-1].value
    assert copy.parameters == 67
    assert isinstance(copy.trainable_parameters, Unknown)


@pytest.mark.parametrize(("rounds", "known"), [(99, True), (300, False)])
def test_a_loop_that_only_adds_is_run_to_its_end(rounds: int, known: bool) -> None:
    code = f"copy = keras.Sequential([keras.Input((4,))])\nfor _ in range({rounds}):\n    copy.add(layers.Dense(4))\n"
    layers = compiled(code).model.layers
    assert (layers.closed is True) is known
    if known:
        assert len(layers.items) == rounds + 1


def test_an_optimizer_of_an_own_class_has_its_name() -> None:
    code = "class Momentum(keras.optimizers.Optimizer):\n    def __init__(self, rate=0.1):\n        super().__init__(rate)\n"
    fact = program_of(f"{code}{NET}net.compile(Momentum(), 'mse')\n").compiles.items[-1].value
    assert fact.optimizer.name == "Momentum"
    assert isinstance(fact.optimizer.learning_rate, Unknown)
