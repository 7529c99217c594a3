"""Tests make faults on purpose: there the linter says only what Keras no longer knows, and what was asked for."""

from pathlib import Path

from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings
from tests.lint import RULES, findings_of

FAULTS = """
import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation='softmax')])
model.compile(optimizer=keras.optimizers.Adam(lr=0.1), loss='binary_crossentropy')
"""


def codes(folder: Path, name: str, rules: RuleSet = RULES) -> set[str]:
    return {finding.code for finding in findings_of(FAULTS, folder, rules, name)}


def test_a_script_is_told_all(tmp_path: Path) -> None:
    assert {"KER104", "KER801"} <= codes(tmp_path, "train.py")


def test_in_a_test_only_what_keras_no_longer_knows(tmp_path: Path) -> None:
    assert codes(tmp_path, "test_softmax.py") == {"KER801"}


def test_what_is_asked_for_is_said_in_tests_too(tmp_path: Path) -> None:
    asked = RuleSet(Settings(layers=(Layer(select=("KER104",)),)))
    assert codes(tmp_path, "test_softmax.py", asked) == {"KER104"}
