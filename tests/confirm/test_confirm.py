"""`kerlint confirm` on whole programs: what is rebuilt, trained and said. Nothing of the program is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.confirm.conftest import Trained

ROOT = Path(__file__).resolve().parents[2]

needs_keras = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)

SQUARED = """
import numpy as np
from tensorflow import keras

open("ran", "w")
x = np.random.rand(1000, 8)
y = keras.utils.to_categorical(np.random.randint(0, 3, 1000))
model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(16, activation='relu'),
    keras.layers.Dense(3, activation='softmax'),
])
model.compile(optimizer='sgd', loss='mse')
model.fit(x, y, epochs=5, validation_split=0.2)
"""

INTEGERS = """
from tensorflow import keras

(x, y), _ = keras.datasets.mnist.load_data()
model = keras.Sequential([
    keras.layers.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation='softmax'),
])
model.compile(optimizer='adam', loss='categorical_crossentropy')
model.fit(x / 255.0, y, epochs=5, validation_split=0.2)
"""

CUSTOM = """
import keras

class Scale(keras.layers.Layer):
    def call(self, x):
        return x * 2

model = keras.Sequential([keras.Input((8,)), Scale(), keras.layers.Dense(3, activation='softmax')])
model.compile(optimizer='sgd', loss='mse')
"""


@needs_keras
def test_a_fault_that_hampers_training_is_confirmed_with_its_numbers(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(SQUARED, encoding="utf-8")
    command = [sys.executable, "-m", "kerlint", "confirm", "--isolated", "--no-cache", "--select", "KER102"]
    done = subprocess.run(
        [*command, "--output-format", "json", "program.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    (found,) = json.loads(done.stdout)
    assert found["verdict"] == "confirmed"
    assert found["p_value"] == pytest.approx(1 / 32)
    assert found["gain"] >= 0.1
    assert found["seeds"] == [0, 1, 2, 3, 4]
    assert all(b > a for a, b in zip(found["skill_as_written"], found["skill_repaired"], strict=True))
    assert [path.name for path in tmp_path.iterdir()] == ["program.py"], "the program was not run"


@needs_keras
def test_a_symptom_is_counted_once_a_run_whenever_it_was_seen(trained: Trained) -> None:
    (found,) = trained(SQUARED, "KER102")
    assert {probe["of"] for side in ("written", "repaired") for probe in found.record[side]["probes"].values()} == {5}


@needs_keras
def test_a_program_that_stops_is_told_with_the_error_of_keras(trained: Trained) -> None:
    (found,) = trained(INTEGERS, "KER109")
    assert found.verdict == "crashes as written"
    assert "Error" in found.reason


@needs_keras
def test_code_of_the_program_is_never_run(trained: Trained) -> None:
    (found,) = trained(CUSTOM, "KER102")
    assert found.verdict == "not confirmable"
    assert "class of the program" in found.reason


@needs_keras
def test_one_fault_does_not_hide_another(trained: Trained) -> None:
    """Three faults in one program, each of which alone keeps it from learning: the others are repaired in both."""
    code = (ROOT / "examples" / "five_faults.py").read_text(encoding="utf-8")
    found = trained(code, "KER102,KER201,KER301")
    assert {one.name: one.verdict for one in found} == {
        "softmax-with-regression-loss": "confirmed",
        "unscaled-image-input": "confirmed",
        "learning-rate-too-high": "confirmed",
    }
    for one in found:
        assert one.reason.endswith("the other findings repaired in both")
        assert len(one.record["seeds"]) == 6, "5 runs can't carry three tests"
        assert one.p_value == pytest.approx(1 / 64, abs=1e-4)


ZEROS = """
import keras

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16, activation='relu', kernel_initializer='zeros'),
    keras.layers.Dense(16, activation='relu', kernel_initializer='zeros'),
    keras.layers.Dense(3, activation='softmax', kernel_initializer='zeros'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
"""


@needs_keras
def test_what_a_rule_finds_in_several_layers_is_repaired_in_all_of_them(trained: Trained) -> None:
    """With zeros left in the other layer, the repair of one would change nothing. In the output they harm nothing."""
    found = trained(ZEROS, "KER403")
    assert [(one.span.start.row, one.verdict) for one in found] == [(6, "confirmed"), (7, "confirmed")]
    assert found[0].record is found[1].record, "trained once"


def test_checking_imports_nothing_of_it() -> None:
    code = "import sys; from kerlint.cli import main; main(['check', '--isolated', 'examples']); " \
        "print([name for name in sys.modules if name.startswith(('kerlint.confirm', 'tensorflow', 'numpy'))])"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "[]"
