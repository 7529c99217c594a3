"""What strings, classes and functions mean as losses, metrics, optimizers, activations and initializers."""

import pytest

from kerlint.keras import identifiers
from kerlint.keras.identifiers import (
    activation,
    activation_at,
    history_key,
    initial_value,
    initializer,
    loss,
    loss_named,
    metric,
    metric_named,
    optimizer,
    resolve_accuracy,
    resolve_crossentropy,
)


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("mse", "mean_squared_error", "regression"),
        ("MSE", "mean_squared_error", "regression"),
        ("MeanSquaredError", "mean_squared_error", "regression"),
        ("binary_crossentropy", "binary_crossentropy", "binary"),
        ("BinaryCrossentropy", "binary_crossentropy", "binary"),
        ("categorical_crossentropy", "categorical_crossentropy", "categorical"),
        ("sparse_categorical_crossentropy", "sparse_categorical_crossentropy", "sparse"),
        ("kld", "kl_divergence", "divergence"),
        ("hinge", "hinge", "hinge"),
        ("dice", "dice", "custom"),
    ],
)
def test_losses_by_string(text, name, family):
    found = loss(text)
    assert (found.name, found.family) == (name, family)


def test_losses_by_class():
    assert loss_named("CategoricalCrossentropy").name == "categorical_crossentropy"
    assert loss_named("MyOwnLoss").family == "custom"


def test_strings_belong_to_a_release():
    assert loss("logcosh", "keras2").name == "log_cosh"
    assert loss("logcosh", "keras3") is None
    assert loss("logcosh", None).name == "log_cosh"
    assert loss("categorical_cross_entropy", None) is None
    assert metric("auc", "keras3").type == "AUC"
    assert metric("auc", "keras2") is None
    assert activation("ReLU", "keras2") == "relu"
    assert activation("ReLU", "keras3") is None


def test_metrics():
    assert metric("mse").type == "MeanSquaredError"
    assert metric("acc").by_shape
    assert metric("sparse_categorical_accuracy").type == "SparseCategoricalAccuracy"
    assert metric("rmse") is None
    assert metric_named("AUC").family == "ranking"
    assert metric_named("binary_accuracy").type == "BinaryAccuracy"
    assert metric_named("F2").family == "custom"


@pytest.mark.parametrize(
    ("output", "labels", "encoding", "expected"),
    [
        ((None, 1), None, None, "BinaryAccuracy"),
        ((None, 10), (100,), None, "SparseCategoricalAccuracy"),
        ((None, 10), (100, 1), None, "SparseCategoricalAccuracy"),
        ((None, 10), (100, 10), None, "CategoricalAccuracy"),
        ((None, 10), None, "one-hot", "CategoricalAccuracy"),
        ((None, 10), None, "integer", "SparseCategoricalAccuracy"),
        ((None, 10), None, None, None),
        (None, (100,), None, None),
    ],
)
def test_accuracy_is_decided_by_shapes_alone(output, labels, encoding, expected):
    assert resolve_accuracy(output, labels, encoding) == expected


def test_crossentropy_is_decided_the_same_way():
    assert resolve_crossentropy((None, 1), (9,)).name == "binary_crossentropy"
    assert resolve_crossentropy((None, 3), (9,)).name == "sparse_categorical_crossentropy"
    assert resolve_crossentropy((None, 3), None) is None


def test_optimizers_do_not_care_for_case():
    assert optimizer("adam") == optimizer("Adam") == optimizer("ADAM") == "Adam"
    assert optimizer("rmsprop") == "RMSprop"
    assert optimizer("adamm") is None


def test_activations():
    assert activation("swish") == "silu"
    assert activation("relu") == "relu"
    assert activation("relU") is None
    assert activation_at("tensorflow.nn.relu") == "relu"
    assert activation_at("keras.activations.softmax") == "softmax"
    assert activation_at("keras.ops.relu") == "relu"
    assert activation_at("keras.layers.LeakyReLU") == "leaky_relu"
    assert activation_at("keras.ops.mean") is None
    assert activation_at("numpy.tanh") is None


def test_initializers():
    assert initializer("he_normal") == "HeNormal"
    assert initializer("normal") == "RandomNormal"
    assert initial_value("Zeros", {}) == 0.0
    assert initial_value("Constant", {"value": 3.0}) == 3.0
    assert initial_value("GlorotUniform", {}) is None


def test_keys_of_history():
    assert history_key("BinaryAccuracy", text="acc") == "acc"
    assert history_key("AUC") == "auc"
    assert history_key("MeanIoU") == "mean_io_u"
    assert history_key("TopKCategoricalAccuracy") == "top_k_categorical_accuracy"
    assert history_key("Precision", given="p") == "p"


def test_rates_rise():
    for rates in identifiers.RATES.values():
        assert rates.usual[0] < rates.usual[1] <= rates.rather_high < rates.surely_high


def test_names_for_suggestions():
    assert {"mse", "huber"} <= set(identifiers.names_of("losses"))
    assert "relu" in identifiers.names_of("activations")
