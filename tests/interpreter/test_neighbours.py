"""What rules ask about a layer and the ones around it: chains, refusals, names of outputs, names that Keras knows."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.document.document import Document
from kerlint.facts.values import Const, Unknown
from kerlint.facts.vocabulary import Layer, Model, Program
from kerlint.interpreter import interpret
from kerlint.interpreter.recover.spelling import nearest

IMPORTS = "import keras\nfrom keras import layers\n"


def program_of(code: str) -> Program:
    return interpret(Document("program.py", "/program.py", "script", IMPORTS + code))


def model_of(code: str) -> Model:
    model: Model = members(program_of(code).models)[-1]
    return model


def layers_of(*made: str) -> list[Layer]:
    model = model_of(f"model = keras.Sequential([layers.Input((8, 3)), {', '.join(made)}])")
    return members(model.layers)[1:]


def members(collection: Any) -> list[Any]:
    return [item.value for item in collection.items]


def plain(value: Any) -> Any:
    return value.value if type(value) is Const else value


def test_dropout_and_flatten_hand_values_on_but_an_activation_does_not() -> None:
    first, *_, last = layers_of("layers.Dense(4)", "layers.Dropout(0.1)", "layers.Flatten()", "layers.Dense(2)")
    assert first.next_linear is last
    assert last.next_linear is None
    bent, *_ = layers_of("layers.Dense(4)", "layers.ReLU()", "layers.Dense(2)")
    assert bent.next_linear is None
    lambda_between, *_ = layers_of("layers.Dense(4)", "layers.Lambda(f)", "layers.Dense(2)")
    assert lambda_between.next_linear is None


def test_an_output_that_also_feeds_a_layer_is_on_no_plain_chain() -> None:
    model = model_of(
        "i = keras.Input((8,))\nkind = layers.Dense(3)(i)\nmodel = keras.Model(i, [kind, layers.Dense(1)(kind)])"
    )
    kind = next(layer for layer in members(model.layers) if plain(layer.units) == 3)
    assert isinstance(kind.next_weighted, Unknown)
    assert isinstance(kind.next_linear, Unknown)


@pytest.mark.parametrize(
    ("made", "refusal"),
    [
        (["layers.Conv1D(4, 9)"], "size"),
        (["layers.LSTM(4)", "layers.LSTM(4)"], "rank"),
        (["layers.LSTM(4)", "layers.TimeDistributed(layers.Dense(1))"], "input"),
        (["layers.Reshape((5, 5))"], "argument"),
        (["layers.Conv1D(4, 3)"], None),
    ],
)
def test_why_keras_refuses_a_layer(made: list[str], refusal: str | None) -> None:
    assert layers_of(*made)[-1].refusal == refusal


def test_a_wrapper_gives_sequences_as_its_layer_does() -> None:
    all_steps, last_step = layers_of(
        "layers.Bidirectional(layers.GRU(4, return_sequences=True))", "layers.Bidirectional(layers.GRU(4))"
    )
    assert (plain(all_steps.return_sequences), plain(last_step.return_sequences)) == (True, False)
    assert last_step.previous_weighted is all_steps


def test_outputs_have_names_only_if_all_of_them_are_written() -> None:
    code = "i = keras.Input((8,))\nmodel = keras.Model(i, [layers.Dense(1, name='a')(i), layers.Dense(1{})(i)])"
    assert list(map(plain, members(model_of(code.format(", name='b'")).output_names))) == ["a", "b"]
    assert isinstance(model_of(code.format("")).output_names, Unknown)


@pytest.mark.parametrize(
    ("role", "name", "meant"),
    [
        ("loss", "categorical_crosentropy", "categorical_crossentropy"),
        ("activation", "sigmiod", "sigmoid"),
        ("metric", "rmse", None),  # one letter from `mse`, and another metric
        ("metric", "top_5_categorical_accuracy", None),
        ("optimizer", "quasi_newton", None),
    ],
)
def test_a_slip_is_corrected_only_if_one_name_can_be_meant(role: str, name: str, meant: str | None) -> None:
    assert nearest(role, name, "keras3") == meant


def test_a_name_is_not_unknown_where_others_may_be_registered() -> None:
    code = "layers.Dense(1, activation='wave')"
    model = f"keras.Sequential([keras.Input((2,)), {code}])"
    assert [one.known for one in members(program_of(model).identifiers)] == [False]
    registered = members(program_of(f"import addons\n{model}").identifiers)
    assert isinstance(registered[0].known, Unknown)
