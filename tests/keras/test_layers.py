"""What kind of thing a layer is."""

import pytest

from kerlint.keras import layers
from kerlint.keras.layers import activation_of, has_weights, kind, width_of


@pytest.mark.parametrize(
    ("layer", "expected"),
    [("Dense", "dense"), ("Conv2D", "conv"), ("MaxPooling2D", "pool"), ("LSTM", "recurrent"),
     ("Embedding", "embedding"), ("MultiHeadAttention", "attention"), ("BatchNormalization", "norm"), ("Dropout",
     "dropout"),
     ("ReLU", "activation"), ("Flatten", "reshape"), ("Add", "merge"), ("Rescaling", "preprocessing"), ("RandomFlip",
     "augmentation"),
     ("Lambda", "lambda"), ("InputLayer", "input"), ("MyLayer", "custom")],
)  # fmt: skip
def test_kinds(layer, expected):
    assert kind(layer) == expected


def test_no_layer_has_two_kinds():
    names = " ".join(layers.KINDS.values()).split()
    assert len(names) == len(set(names))


def test_weights():
    assert has_weights("Dense")
    assert has_weights("PReLU")
    assert has_weights("AdditiveAttention")
    assert not has_weights("Dropout")
    assert not has_weights("UnitNormalization")
    assert not has_weights("MaxPooling2D")


def test_widths_and_activations():
    assert width_of("Conv2D") == "filters"
    assert width_of("Embedding") == "output_dim"
    assert width_of("DepthwiseConv2D") is None
    assert activation_of("Dense", {"activation": "relu"}) == "relu"
    assert activation_of("Softmax", {}) == "softmax"
    assert activation_of("Flatten", {}) is None
