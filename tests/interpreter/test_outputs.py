"""Outputs that are not all known, with losses for each of them."""

from __future__ import annotations

from pathlib import Path

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
