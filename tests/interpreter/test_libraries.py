"""Calls into libraries: what has several inputs is no list of rows, layers have words of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kerlint.document.document import Document
from kerlint.facts.values import Unknown
from kerlint.interpreter import interpret
from tests.lint import findings_of

HEAD = "import numpy as np\nimport tensorflow as tf\nfrom tensorflow import keras\n"


def codes(source: str, folder: Path) -> set[str]:
    return {finding.code for finding in findings_of(HEAD + source, folder)}


def test_a_tuple_of_inputs_is_no_list_of_rows() -> None:
    source = (
        "x = (tf.ragged.constant([a]), tf.ragged.constant([b]), tf.ragged.constant([c]))\n"
        "data = tf.data.Dataset.from_tensor_slices((x, np.zeros(50))).batch(2)\n"
        "model = keras.Sequential([keras.layers.Dense(1)])\nmodel.compile(loss='mse')\nmodel.fit(data)\n"
    )
    program: Any = interpret(Document("program.py", "/program.py", "script", HEAD + source))
    assert type(program.fits.items[0].value.rows) is Unknown


def test_a_layer_may_have_names_of_its_own_for_initializers(tmp_path: Path) -> None:
    layer = "keras.layers.{}\nmodel = keras.Sequential([layer])\nmodel.compile(loss='mse')\nmodel.fit(load('x'), load('y'))\n"
    fourier = layer.format("experimental.RandomFourierFeatures(64, kernel_initializer='gaussian')")
    dense = layer.format("Dense(64, kernel_initializer='gaussian')")
    assert "KER128" not in codes(f"layer = {fourier}", tmp_path)
    assert "KER128" in codes(f"layer = {dense}", tmp_path)


def test_a_mean_of_rows_that_are_not_known_is_no_scaler() -> None:
    source = "for step in range(40):\n    loss = tf.reduce_mean(model(x))\nmean = np.zeros((50, 2)).mean(axis=0)\n"
    program: Any = interpret(Document("program.py", "/program.py", "script", HEAD + source))
    assert [item.value.place.node.func.attr.value for item in program.transforms.items] == ["mean"]
