"""Layers called on data, in a `map` or by hand: what they do to pixels is known as if it were arithmetic."""

from __future__ import annotations

from typing import Any

import pytest

from kerlint.facts.values import Collection, Unknown
from kerlint.facts.vocabulary import Data
from tests.interpreter.libraries.programs import Ran

START = """
import keras
import tensorflow as tf
from keras import layers
ds = keras.utils.image_dataset_from_directory('cats', image_size=(96, 96), batch_size=32)
"""


def mapped(layer: str, call: str = "layer(image)") -> Any:
    rest = f"layer = {layer}\nx = ds.map(lambda image, label: ({call}, label))"
    whole = Ran(START + rest)["x"]
    return whole.parts.items[0].value if isinstance(whole.parts, Collection) else whole


def kinds(data: Data) -> list[Any]:
    assert isinstance(data.steps, Collection)
    return [item.value.kind for item in data.steps.items]


def test_pixels_are_divided() -> None:
    data = mapped("layers.Rescaling(1 / 255)")
    assert (data.low, data.high, data.content, data.scaled) == (0, 1, "image", True)
    assert data.shape == (96, 96, 3)
    centred = mapped("layers.Rescaling(scale=1 / 127.5, offset=-1)")
    assert (centred.low, centred.high) == (-1, 1)


def test_augmentation_is_a_random_step() -> None:
    data = mapped(
        "keras.Sequential([layers.RandomFlip('horizontal'), layers.RandomRotation(0.1)])", "layer(image, training=True)"
    )
    assert kinds(data).count("augment") == 2
    assert (data.low, data.high) == (0, 255)


def test_colours_may_leave_the_range() -> None:
    data = mapped("layers.RandomBrightness(0.3)")
    assert "augment" in kinds(data)
    assert type(data.high) is Unknown


def test_images_get_another_size() -> None:
    assert mapped("layers.Resizing(32, 64)").shape == (32, 64, 3)
    height, width, channels = mapped("layers.CenterCrop(height=32, width=n)").shape
    assert (height, channels) == (32, 3)
    assert type(width) is Unknown


@pytest.mark.parametrize(
    "layer", ["layers.Conv2D(3, 3)", "layers.Rescaling(*settings)", "keras.Sequential([layers.Dense(2)])", "Own()"]
)
def test_what_another_layer_gives_is_not_known(layer: str) -> None:
    data = mapped(layer)
    assert type(data.high) is Unknown


def test_a_factor_that_is_not_known_scales() -> None:
    data = mapped("layers.Rescaling(factor)")
    assert data.scaled is True
    assert type(data.high) is Unknown


@pytest.mark.parametrize(
    ("function", "low", "high"),
    [
        ("keras.applications.mobilenet_v2.preprocess_input", -1, 1),
        ("lambda image: image / 127.5 - 1", -1, 1),
        ("keras.applications.efficientnet.preprocess_input", 0, 255),
    ],
)
def test_a_generator_calls_its_function_before_it_rescales(function: str, low: float, high: float) -> None:
    source = "from keras.preprocessing.image import ImageDataGenerator\nimport keras\n"
    source += f"g = ImageDataGenerator(preprocessing_function={function}{{more}}).flow_from_directory('cats')\n"
    plain = Ran(source.format(more=""))["g"]
    assert (plain.low, plain.high) == (low, high)
    twice = Ran(source.format(more=", rescale=1 / 255"))["g"]
    assert (twice.low, twice.high) == pytest.approx((low / 255, high / 255))
