"""Pictures that are read from files, one by one: what their pixels are, and of the list that a loop makes of them."""

from __future__ import annotations

import pytest

from tests.interpreter.libraries.programs import Ran, unknown

READ = """
import os
import cv2
import keras
import numpy as np
from PIL import Image
from tensorflow.keras.preprocessing.image import img_to_array, load_img
"""


@pytest.mark.parametrize(
    ("picture", "shape"),
    [
        ("cv2.imread('a.png')", (None, None, 3)),
        ("cv2.imread('a.png', 0)", (None, None)),
        ("cv2.imread('a.png', cv2.IMREAD_GRAYSCALE)", (None, None)),
        ("cv2.resize(cv2.imread('a.png'), (64, 48))", (48, 64, 3)),
        ("cv2.cvtColor(cv2.resize(cv2.imread('a.png'), dsize=(64, 48)), cv2.COLOR_BGR2GRAY)", (48, 64)),
        ("np.array(Image.open('a.png').convert('RGB').resize((64, 48)))", (48, 64, 3)),
        ("np.array(Image.fromarray(cv2.imread('a.png'), 'RGB').resize((64, 48)))", (48, 64, 3)),
        ("img_to_array(load_img('a.png', target_size=(48, 64)))", (48, 64, 3)),
        ("img_to_array(load_img('a.png', color_mode='grayscale', target_size=(48, 64)))", (48, 64, 1)),
    ],
)
def test_pixels_of_a_file(picture: str, shape: tuple[int | None, ...]) -> None:
    one = Ran(f"{READ}x = {picture}\n")["x"]
    assert (one.content, one.low, one.high, one.scaled) == ("image", 0, 255, False)
    assert tuple(None if unknown(size) else size for size in (one.length, *one.shape)) == shape


def test_a_picture_of_which_the_depth_is_not_known() -> None:
    assert unknown(Ran(f"{READ}x = cv2.imread('a.png', cv2.IMREAD_UNCHANGED)\n")["x"].high)


@pytest.mark.parametrize(("step", "high", "scaled"), [("", 255, False), (" / 255.0", 1, True)])
def test_a_loop_collects_pictures(step: str, high: int, scaled: bool) -> None:
    ran = Ran(
        f"{READ}found = []\nfor name in os.listdir('a'):\n    if name.endswith('.png'):\n"
        f"        found.append(cv2.resize(cv2.imread(name), (32, 32)){step})\nx = np.array(found)\n"
    )
    x = ran["x"]
    assert (x.content, x.low, x.high, x.scaled, x.shape) == ("image", 0, high, scaled, (32, 32, 3))


def test_a_helper_may_have_scaled_one_of_them() -> None:
    ran = Ran(
        f"{READ}import helper\nfound = []\nfor name in os.listdir('a'):\n    found.append(cv2.imread(name))\n"
        "for name in os.listdir('b'):\n    found.append(helper.read(name))\nx = np.array(found)\n"
    )
    assert unknown(ran["x"].high)
