"""Harmless edits confirm nothing: the two programs learn alike, whatever a p-value may say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from kerlint.confirm.blueprint import Path as Taken
from kerlint.confirm.confirm import rule_on
from kerlint.confirm.plan import side_of, task_of
from kerlint.confirm.worker import Laboratory
from kerlint.document.document import Document
from kerlint.interpreter import study

pytestmark = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)

PROGRAM = """
import numpy as np
import keras
from keras import layers

x, y = np.random.rand(1000, 20), np.random.randint(0, 4, 1000)
model = keras.Sequential([
    keras.Input((20,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(4, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(x, y, batch_size=32)
"""

HARMLESS = {
    "an equivalent activation": ('"relu"', '"elu"'),
    "another batch size": ("batch_size=32", "batch_size=48"),
    "the loss as an object": ('"sparse_categorical_crossentropy"', "keras.losses.SparseCategoricalCrossentropy()"),
    "scores and from_logits": (
        'activation="softmax"),\n])\nmodel.compile(optimizer="adam", loss="sparse_categorical_crossentropy")',
        '),\n])\nmodel.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))',
    ),
}


@pytest.fixture(scope="module")
def laboratory() -> Iterator[Laboratory]:
    with Laboratory() as made:
        yield made


def side(code: str) -> dict[str, object]:
    recovered = study(Document("program.py", str(Path("/program.py")), "script", code))
    return side_of(recovered, recovered.program.compiles.items[0].value, Taken())


@pytest.mark.parametrize("edit", HARMLESS)
def test_a_harmless_edit_is_not_confirmed(edit: str, laboratory: Laboratory) -> None:
    old, new = HARMLESS[edit]
    assert old in PROGRAM
    written, repaired = side(PROGRAM), side(PROGRAM.replace(old, new))
    assert written != repaired
    for one, other in ((written, repaired), (repaired, written)):
        job = {
            "generation": 3,
            "kind": "differential",
            "metric": "skill",
            "effect": False,
            "written": one,
            "repaired": other,
            "tasks": [task_of(head) for head in other["heads"]],  # type: ignore[attr-defined]
            "rows": 1500,
            "seeds": [0, 1, 2, 3, 4],
            "checkpoints": [80, 160],
            "checkpoints_always": 160,
        }
        record = laboratory.train(job)
        assert record["data"] == "synthetic"
        assert rule_on(job, record)[0] in ("refuted at this size and budget", "inconclusive", "slower")
