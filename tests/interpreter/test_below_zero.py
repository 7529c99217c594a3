"""Whether values below 0 surely occur: what is centred or shifted down does, what is lifted again may not."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Const, Unknown
from tests.interpreter.test_subclasses import program_of

START = """
import numpy as np
(pixels, _), _ = keras.datasets.mnist.load_data()
noise = np.random.rand(60000, 5)
model = keras.Sequential([layers.Dense(1)])
model.compile('sgd', 'mse')
"""


def dips(expression: str) -> Any:
    """What is known of a target: whether it has values below 0."""
    value = program_of(f"{START}model.fit(pixels, {expression})").fits.items[0].value.y.negative
    return value.value if type(value) is Const else value


@pytest.mark.parametrize(
    "expression",
    [
        "(pixels - 127.5) / 127.5",
        "pixels / 127.5 - 1",
        "noise - noise.mean()",
        "(noise - noise.mean()) / 2",
        "(noise - noise.mean()) - 1",
        "noise - 3",
    ],
)
def test_what_is_centred_or_shifted_down_dips_below_zero(expression: str) -> None:
    assert dips(expression) is True


@pytest.mark.parametrize(
    "expression", ["pixels / 255", "noise - 0.5", "(noise - noise.mean()) + 5", "(noise - noise.mean()) * -1"]
)
def test_what_is_lifted_or_only_may_dip_is_not_known_to(expression: str) -> None:
    assert isinstance(dips(expression), Unknown)
