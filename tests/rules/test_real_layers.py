"""Rules on layers and networks, under real Keras: the wrong program does what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.meaning import BOTH, keras
from tests.rules.real_keras import claims

pytestmark = pytest.mark.usefixtures("same_numbers_in_an_empty_folder")


@claims("KER204")
@BOTH
def test_each_family_of_networks_has_a_range_of_its_own(version):
    pixels = np.stack([np.zeros((2, 2, 3)), np.full((2, 2, 3), 255)]).astype("float32")
    ranges = {
        "mobilenet_v2": (-1, 1),
        "resnet50": (-123.68, 151.061),
        "densenet": (-2.118, 2.64),
        "efficientnet": (0, 255),
    }
    for module, expected in ranges.items():
        found = np.asarray(getattr(version.applications, module).preprocess_input(pixels.copy()))
        assert (found.min(), found.max()) == pytest.approx(expected, abs=1e-3)
    network = version.applications.MobileNetV3Small(weights=None, input_shape=(32, 32, 3), include_top=False)
    first = [type(layer).__name__ for layer in network.layers[:2]]
    assert first == ["InputLayer", "Rescaling"]


@claims("KER424")
def test_relu_of_relu_is_relu():
    x = np.linspace(-2, 2, 9, dtype="float32")
    once = keras.activations.relu(x)
    assert np.array_equal(keras.activations.relu(once), once)


@claims("KER426")
@BOTH
def test_the_third_number_of_a_convolution_is_its_stride(version):
    shape = (1, 8, 8, 1)
    jumps, steps = version.layers.Conv2D(32, 3, 3), version.layers.Conv2D(32, (3, 3))
    assert tuple(jumps.compute_output_shape(shape)) == (1, 2, 2, 32)
    assert tuple(steps.compute_output_shape(shape)) == (1, 6, 6, 32)


@claims("KER427")
def test_a_layer_that_stands_twice_has_one_set_of_weights():
    layer, other = keras.layers.Dense(3), keras.layers.Dense(3)
    shared = keras.Sequential([keras.Input((3,)), layer, layer, keras.layers.Dense(1)])
    apart = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3), other, keras.layers.Dense(1)])
    assert (len(shared.weights), len(apart.weights)) == (4, 6)


@claims("KER411")
@BOTH
def test_relu_in_a_recurrent_layer_has_no_bound_and_tanh_has(version):
    steps = np.ones((1, 100, 1), "float32")
    ends = {}
    for name in ("tanh", "relu"):
        layer = version.layers.LSTM(4, activation=name, kernel_initializer="ones", recurrent_initializer="ones")
        ends[name] = float(np.max(np.abs(layer(steps))))
    assert ends["tanh"] <= 1
    assert ends["relu"] > 50
