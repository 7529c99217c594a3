"""Functions that nobody calls: which of them are run for what the rules could say."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import libcst
import pytest

from kerlint.document.document import Document
from kerlint.interpreter import run
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.modules import Modules
from tests.lint import findings_of

LIBRARY = """\
import tensorflow as tf
from tensorflow import keras


def average(x):
    return tf.reduce_mean(x) * 2


def halves(x):
    def half(y):
        return average(y) / 2
    return half(x)


class Sampling:
    def draw(self, x):
        return tf.random.normal(x)

    def spread(self, x):
        return self.stretch(x)

    def stretch(self, x):
        return keras.layers.Dense(1)(x)

"""


def executed(source: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of functions that are run for themselves."""
    names: list[str] = []

    def note(machine: Any, function: Any) -> None:
        names.append(function.name)

    monkeypatch.setattr("kerlint.interpreter._run_alone", note)
    document = Document("library.py", "/nowhere/library.py", "script", source)
    run(Machine(document, Modules()), libcst.parse_module(source))
    return names


def test_only_what_leads_to_keras_is_run_in_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    assert executed(LIBRARY, monkeypatch) == ["spread", "stretch"]


def test_everything_is_run_beside_a_program_that_makes_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    program = LIBRARY + "model = keras.Sequential([keras.layers.Dense(1)])\n"
    assert executed(program, monkeypatch) == ["average", "halves", "draw", "spread", "stretch"]


@pytest.mark.parametrize("name", ["train", "average"])
def test_what_comes_behind_an_inner_function_and_under_a_name_that_is_there_twice_counts(
    name: str, tmp_path: Path
) -> None:
    trains = f"""
        def {name}(x, y):
            def schedule(epoch):
                return 0.1

            model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
            model.compile("adam", loss="mse")
    """
    found = findings_of(LIBRARY + textwrap.dedent(trains), tmp_path)
    assert "KER102" in [finding.code for finding in found]
