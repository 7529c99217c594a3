"""Outputs that are not all known, with losses for each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerlint.document.document import Document
from kerlint.facts.values import Choice, Unknown
from kerlint.interpreter import interpret
from tests.lint import findings_of

PROGRAM = """\
import keras
from nowhere import head

inputs = keras.Input((4,))
first = keras.layers.Dense(1, activation='sigmoid')(inputs)
model = keras.Model(inputs, [first, head(inputs)])
model.compile(optimizer='adam', loss=['categorical_crossentropy', 'mse'])
"""


def test_losses_of_known_outputs_are_judged_beside_unknown_ones(tmp_path: Path) -> None:
    assert [finding.code for finding in findings_of(PROGRAM, tmp_path)] == ["KER103"]


RECOMPILED = """\
import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile('adam', 'mse', metrics=['mae'])
model.compile('sgd'{arguments})
"""


@pytest.mark.parametrize(("arguments", "known"), [("", False), (", loss='mae', metrics=['mse']", True)])
def test_keras_3_keeps_what_a_second_compile_leaves_out(arguments: str, known: bool) -> None:
    document = Document("program.py", "/program.py", "script", RECOMPILED.format(arguments=arguments))
    (head,) = (item.value for item in interpret(document).compiles.items[-1].value.heads)
    assert isinstance(head.loss, Unknown) is not known
    assert isinstance(head.metrics, Unknown) is not known


@pytest.mark.parametrize("filled", ["[x for x in unknown]", "[x + 1 for x in unknown()]"])
def test_a_list_that_a_loop_fills_may_be_empty(filled: str) -> None:
    text = (
        f"import keras\nfrom nowhere import unknown\nfound = {filled}\n"
        "units = 1 if found else 2\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(units)])\n"
        "model.compile('adam', 'mse')\n"
    )
    (head,) = (
        item.value for item in interpret(Document("p.py", "/p.py", "script", text)).compiles.items[-1].value.heads
    )
    assert isinstance(head.units, Choice)


@pytest.mark.parametrize(
    "outputs", ["outputs = []\noutputs.append(outputs)\n", "outputs = {}\noutputs['again'] = outputs\n"]
)
def test_outputs_that_hold_themselves_are_no_tensors(outputs: str, tmp_path: Path) -> None:
    program = f"import keras\n{outputs}keras.Model(keras.Input((4,)), [[outputs]])\n"
    assert findings_of(program, tmp_path) == []


@pytest.mark.parametrize(("made", "then"), [("softmax", "linear"), ("softmax", "None"), ("linear", "softmax")])
def test_an_activation_that_is_set_later_is_not_that_of_the_training(made: str, then: str, tmp_path: Path) -> None:
    later = then if then == "None" else f"keras.activations.{then}"
    program = (
        f"import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation='{made}')])\n"
        + (f"model.layers[-1].activation = {later}\n" if made == "linear" else "")
        + "model.compile('adam', 'categorical_crossentropy')\n"
        + f"model.layers[-1].activation = {later}\n"
    )
    assert findings_of(program, tmp_path) == []
