"""What is written into a whole array, or into a view of it, is in the array."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Unknown
from tests.interpreter.test_subclasses import program_of

IMAGES = """
import numpy as np
(x, y), _ = keras.datasets.mnist.load_data()
x = x.astype('float32')
{change}
model = keras.Sequential([layers.Flatten(), layers.Dense(10, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x, y)
"""


def largest(change: str) -> Any:
    (fit,) = program_of(IMAGES.format(change=change)).fits.items
    return fit.value.x.high if not isinstance(fit.value.x, Unknown) else fit.value.x


@pytest.mark.parametrize(
    "change",
    ["x /= 255", "x[:] /= 255", "x[...] /= 255", "x[:, :, :] = x / 255", "view = x[:]\nview /= 255", "x[:] = x / 255"],
)
def test_all_of_it(change: str) -> None:
    assert largest(change) == 1


def test_some_of_it() -> None:
    assert largest("x[:100] /= 255") == 255


def test_by_a_function_that_is_not_followed() -> None:
    assert isinstance(largest("np.divide(x, 255, out=x)"), Unknown)
