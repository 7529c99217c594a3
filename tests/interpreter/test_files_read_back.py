"""What a program tells Keras before it reads a model back may stand in another of its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lint import findings_of

LIBRARY = """
import keras


class Scale(keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2
"""

MAIN = """
import keras
from library import Scale

model = keras.Sequential([keras.Input((3,)), Scale(), keras.layers.Dense(1)])
model.compile("adam", "mean_squared_error")
model.save("net.keras")
again = keras.models.load_model("net.keras")
"""


@pytest.mark.parametrize(
    ("told", "found"), [("", True), ("\nkeras.utils.get_custom_objects()['Scale'] = Scale\n", False)]
)
def test_an_imported_file_may_tell_keras_of_its_classes(tmp_path: Path, told: str, *, found: bool) -> None:
    (tmp_path / "library.py").write_text(LIBRARY + told, encoding="utf-8")
    assert ("KER708" in {finding.code for finding in findings_of(MAIN, tmp_path)}) is found
