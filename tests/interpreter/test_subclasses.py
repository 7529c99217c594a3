"""Classes of the program that are derived from Keras' models and layers."""

from __future__ import annotations

from typing import Any

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

