"""Rows that an input takes, labels in blocks, loops over rows and epochs, lookups that are called by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Const, Unknown
from tests.interpreter.test_subclasses import program_of


def program(rest: str) -> Any:
    return program_of("import numpy as np\nimport pandas as pd\n" + rest)


def plain(value: Any) -> Any:
    return value.value if type(value) is Const else value


TRAINED = """
model = keras.Sequential([keras.Input(INPUT), LAYER])
model.compile('adam', 'mse')
model.fit(np.zeros(SHAPE), np.zeros(8))
"""


def refusal(shape: str, rows: str, layer: str) -> Any:
    made = program(TRAINED.replace("INPUT", shape).replace("SHAPE", rows).replace("LAYER", layer))
    return plain(made.models.items[0].value.feeds.items[0].value.refusal)


@pytest.mark.parametrize(
    ("shape", "rows", "layer", "answer"),
    [
        ("(1, 12)", "(8, 12, 1)", "layers.LSTM(2)", "width"),
        ("(10,)", "(8, 9)", "layers.Dense(2)", "width"),
        ("(28, 28, 3)", "(8, 28, 28, 1)", "layers.Conv2D(2, 3)", "width"),
        ("(28, 28, 1)", "(8, 784)", "layers.Conv2D(2, 3)", "rank"),
        ("(20, 13)", "(8, 30, 13)", "layers.LSTM(2)", None),
        ("(None,)", "(8, 9)", "layers.Embedding(5, 2)", None),
    ],
)
def test_an_input_takes_rows_of_its_shape(shape: str, rows: str, layer: str, answer: str | None) -> None:
    assert refusal(shape, rows, layer) == answer


@pytest.mark.parametrize(
    ("shape", "rows", "layer"),
    [
        ("(28, 28, 1)", "(8, 28, 28)", "layers.Conv2D(2, 3)"),
        ("(10,)", "(8, 9)", "Own()"),
        ("(10,)", "unknown()", "layers.Dense(2)"),
        ("(10,)", "(8, 9)", "layers.Lambda(lambda x: x)"),
    ],
)
def test_where_rows_may_be_taken_nothing_is_said(shape: str, rows: str, layer: str) -> None:
    assert type(refusal(shape, rows, layer)) is Unknown


def labels(text: str) -> Any:
    rest = "rows = pd.read_csv('a.csv')\nn, m = len(rows), count(rows)\n"
    rest += "model = keras.Sequential([keras.Input((4,)), layers.Dense(1)])\nmodel.compile('adam', 'mse')\n"
    return program(f"{rest}model.fit(np.zeros((8, 4)), np.array({text}))\n").fits.items[0].value.y


def test_blocks_of_class_numbers_have_an_order_whatever_their_sizes() -> None:
    y = labels("[0] * n + [1] * m")
    assert (y.order, y.encoding, y.classes) == ("by-class", "binary", 2)


@pytest.mark.parametrize(
    "text", ["[0] * n + [1]", "[0, 1] * n", "[0] * n + [0] * m", "[0] * n + list(rows)", "[0] * n"]
)
def test_other_lists_have_none(text: str) -> None:
    assert labels(text).order != "by-class"


@pytest.mark.parametrize(
    ("loop", "kind"),
    [
        ("for epoch in range(5):", "other"),
        ("for epochs in (5, 10):", "sweep"),
        ("for k in range(len(x)):", "samples"),
        ("for k in range(8):", "other"),
        ("for row in x:", "samples"),
    ],
)
def test_loops_are_told_apart(loop: str, kind: str) -> None:
    rest = "x = np.zeros((8, 4))\nmodel = keras.Sequential([keras.Input((4,)), layers.Dense(1)])\n"
    made = program(f"{rest}model.compile('adam', 'mse')\n{loop}\n    model.fit(x, np.zeros(8))\n").fits.items[0].value
    assert made.loop.kind == kind


def test_a_lookup_that_is_called_on_data_is_known_with_its_state() -> None:
    made = program("words = np.array(['a', 'b'])\ntable = layers.StringLookup()\nother = layers.StringLookup()\n"
                   "other.adapt(words)\nprint(table(words), other(words))\nmodel = keras.Sequential([layers.Dense(1)])\n"
                   "model.compile('adam', 'mse')\nmodel.fit(words, words)\n")  # fmt: skip
    assert [item.value.statistics for item in made.alone.items] == ["none", "adapted"]
