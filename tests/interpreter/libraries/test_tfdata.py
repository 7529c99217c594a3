"""tf.data pipelines: what elements are, which rows they come from, what a mapped function does to them."""

from __future__ import annotations

import pytest

from kerlint.facts import rows
from tests.interpreter.libraries.programs import Ran, part, steps, unknown

START = """
import tensorflow as tf
from tensorflow import keras
(x, y), (u, v) = keras.datasets.cifar10.load_data()
ds = tf.data.Dataset.from_tensor_slices((x, y))
"""


def test_slices_of_two_arrays() -> None:
    ran = Ran(START)
    ds = ran["ds"]
    assert ds.container == "dataset"
    assert (part(ds, 0).shape, part(ds, 1).classes) == ((32, 32, 3), 10)
    assert rows.same_rows(part(ds, 0).rows, ran["x"].rows) is True


@pytest.mark.parametrize(
    "function",
    [
        "lambda a, b: (a / 255, b)",
        "lambda a, b: (tf.cast(a, tf.float32) / 255.0, b)",
        "lambda a, b: (tf.image.convert_image_dtype(a, tf.float32), b)",
    ],
)
@pytest.mark.parametrize("batch", ["", ".batch(32)"])
def test_a_mapped_function_scales(function: str, batch: str) -> None:
    ran = Ran(f"{START}out = ds{batch}.map({function})\n")
    pixels = part(ran["out"], 0)
    assert (pixels.low, pixels.high, pixels.scaled) == (0, 1, True)
    assert ("scale", "/ 255") in steps(pixels)
    assert pixels.shape == (32, 32, 3)
    assert part(ran["out"], 1).classes == 10


def test_a_mapped_function_of_the_program() -> None:
    ran = Ran(
        START
        + """
def prepare(image, label):
    image = tf.image.resize(image, (96, 96))
    image = tf.cast(image, tf.float32) / 127.5 - 1
    return image, tf.one_hot(label, 10)

out = ds.map(prepare, num_parallel_calls=tf.data.AUTOTUNE).shuffle(1000).batch(64).prefetch(2)
"""
    )
    pixels, labels = part(ran["out"], 0), part(ran["out"], 1)
    assert (pixels.shape, pixels.low, pixels.high) == ((96, 96, 3), -1, 1)
    assert labels.encoding == "one-hot"
    assert [kind for kind, _ in steps(pixels)][-3:] == ["shuffle", "batch", "prefetch"]


def test_a_helper_that_is_not_known_leaves_the_rows() -> None:
    ran = Ran(f"{START}from helper import f\nout = ds.map(f)\n")
    assert unknown(ran["out"].high)
    assert unknown(ran["out"].scaled)
    assert rows.same_rows(ran["out"].rows, ran["x"].rows) is True


def test_a_function_with_two_outcomes_scales_on_one_path_only() -> None:
    ran = Ran(f"{START}from helper import flag\nout = ds.map(lambda a, b: (a / 255 if flag else a, b))\n")
    assert ran["out"].scaled is not True
    assert ran["out"].scaled is not False


def test_take_and_skip_are_other_rows() -> None:
    ran = Ran(f"{START}a = ds.take(1000)\nb = ds.skip(1000)\n")
    assert (ran["a"].length, ran["b"].length) == (1000, 49000)
    assert rows.overlap(ran["a"].rows, ran["b"].rows) is False


def test_take_of_batches_is_not_counted_in_rows() -> None:
    ran = Ran(f"{START}a = ds.batch(32).take(10)\n")
    assert unknown(ran["a"].length)


def test_repeat_has_no_known_length() -> None:
    ran = Ran(f"{START}a = ds.repeat()\nb = ds.repeat(1)\n")
    assert unknown(ran["a"].length)
    assert ran["b"].length == 50000


def test_a_loop_gets_batches() -> None:
    ran = Ran(f"{START}for a, b in ds.batch(32):\n    break\nfor c, d in ds:\n    break\n")
    assert ran["a"].shape == (32, 32, 3)
    assert unknown(ran["a"].length)
    assert (ran["c"].length, ran["c"].shape) == (32, (32, 3))


def test_methods_that_are_not_known() -> None:
    ran = Ran(f"{START}a = ds.window(3)\nb = ds.unbatch()\n")
    assert unknown(ran["a"].high)
    assert unknown(ran["b"].length)


def test_a_generator_function_gives_a_generator() -> None:
    ran = Ran(
        "import numpy as np\n\ndef rows():\n    while True:\n        yield np.zeros((2, 3)), np.ones(2)\n\ng = rows()\n"
    )
    assert (ran["g"].container, ran["g"].origin) == ("generator", "generator")
    assert unknown(ran["g"].length)


@pytest.mark.parametrize(
    "body", ["return tf.image.resize(tf.io.decode_jpeg(tf.io.read_file(f)), [64, 64])", "return g(f)"]
)
def test_what_a_function_reads_for_each_file_comes_in_the_order_of_the_files(body: str) -> None:
    source = f"def load(f):\n    {body}\nfiles = tf.data.Dataset.list_files('*.jpg').shuffle(1000).take(80)\nout = files.map(load).batch(8)\n"
    kinds = [kind for kind, _ in steps(Ran(START + source)["out"])]
    assert [kind for kind in kinds if kind in ("shuffle", "take", "batch")] == ["shuffle", "take", "batch"]
