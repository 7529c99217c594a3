"""Any spelling of a Keras path leads to the one thing that it names."""

import pytest

from kerlint.keras.names import canonical, exists, symbol


@pytest.mark.parametrize(
    ("path", "canonical_path"),
    [
        ("keras.layers.Dense", "layers.Dense"),
        ("tensorflow.keras.layers.Dense", "layers.Dense"),
        ("tf_keras.layers.Dense", "layers.Dense"),
        ("keras.api.layers.Dense", "layers.Dense"),
        ("keras.api._v2.keras.layers.Dense", "layers.Dense"),
        ("keras._tf_keras.keras.layers.Dense", "layers.Dense"),
        ("keras.src.layers.core.dense.Dense", "layers.Dense"),
        ("tensorflow.python.keras.layers.core.Dense", "layers.Dense"),
        ("tensorflow.compat.v1.keras.layers.Dense", "layers.Dense"),
        ("tensorflow.compat.v2.keras.layers.Dense", "layers.Dense"),
        ("keras_core.layers.Dense", "layers.Dense"),
        ("keras.layers.core.Dense", "layers.Dense"),
        ("keras.layers.convolutional.Convolution2D", "layers.Conv2D"),
        ("keras.layers.normalization.batch_normalization.BatchNormalization", "layers.BatchNormalization"),
        ("keras.layers.merge.concatenate", "layers.concatenate"),
        ("keras.layers.experimental.preprocessing.Rescaling", "layers.Rescaling"),
        ("keras.layers.MaxPool2D", "layers.MaxPooling2D"),
        ("keras.engine.topology.Layer", "layers.Layer"),
        ("keras.engine.input_layer.Input", "layers.Input"),
        ("keras.Input", "layers.Input"),
        ("keras.models.Sequential", "models.Sequential"),
        ("keras.Sequential", "models.Sequential"),
        ("keras.engine.training.Model", "models.Model"),
        ("keras.optimizers.adam_v2.Adam", "optimizers.Adam"),
        ("tensorflow.optimizers.Adam", "optimizers.Adam"),
        ("tensorflow.keras.optimizers.legacy.Adam", "optimizers.legacy.Adam"),
        ("keras.optimizers.schedules.learning_rate_schedule.CosineDecay", "optimizers.schedules.CosineDecay"),
        ("keras.losses.MSE", "losses.mean_squared_error"),
        ("tensorflow.losses.mse", "losses.mean_squared_error"),
        ("keras.metrics.mse", "metrics.mean_squared_error"),
        ("keras.regularizers.l2", "regularizers.L2"),
        ("keras.initializers.he_normal", "initializers.HeNormal"),
        ("keras.constraints.maxnorm", "constraints.MaxNorm"),
        ("keras.utils.np_utils.to_categorical", "utils.to_categorical"),
        ("keras.preprocessing.image.load_img", "utils.load_img"),
        ("keras.preprocessing.image.ImageDataGenerator", "preprocessing.image.ImageDataGenerator"),
        ("keras.saving.load_model", "models.load_model"),
        ("keras.applications.resnet.ResNet50", "applications.ResNet50"),
        ("keras.ops.nn.relu", "ops.relu"),
    ],
)
def test_spellings_lead_to_one_name(path, canonical_path):
    assert canonical(path).path == canonical_path


@pytest.mark.parametrize(
    "path",
    ["numpy.array", "keras", "keras.layers", "keras.layers.NoSuchLayer", "tensorflow.nn.relu",
     "kerastuner.layers.Dense", "torch.optim.Adam", "keras.layers."],
)  # fmt: skip
def test_what_keras_does_not_export_is_nothing(path):
    assert canonical(path) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("keras.layers.Dense", "layer"),
        ("keras.layers.add", "merge"),
        ("keras.Input", "input"),
        ("keras.Model", "model"),
        ("keras.models.load_model", "saving"),
        ("keras.losses.Huber", "loss"),
        ("keras.metrics.AUC", "metric"),
        ("keras.optimizers.SGD", "optimizer"),
        ("keras.optimizers.schedules.ExponentialDecay", "schedule"),
        ("keras.initializers.Zeros", "initializer"),
        ("keras.regularizers.L1", "regularizer"),
        ("keras.constraints.NonNeg", "constraint"),
        ("keras.callbacks.EarlyStopping", "callback"),
        ("keras.activations.relu", "activation"),
        ("keras.applications.VGG16", "application"),
        ("keras.applications.vgg16.preprocess_input", "preprocess"),
        ("keras.datasets.mnist.load_data", "dataset"),
        ("keras.utils.to_categorical", "util"),
        ("keras.ops.mean", "op"),
        ("keras.backend.mean", "backend"),
    ],
)
def test_kinds(path, kind):
    assert canonical(path).kind == kind


def test_two_spellings_are_one_object():
    assert canonical("tensorflow.keras.layers.Dense") is canonical("keras.layers.core.Dense") is symbol("layers.Dense")


def test_a_symbol_knows_which_keras_has_it():
    assert not canonical("keras.layers.Dense").legacy
    assert canonical("keras.layers.CuDNNLSTM").packages == ("gone",)
    assert canonical("keras.layers.LocallyConnected1D").packages == ("keras2",)
    assert canonical("keras.ops.mean").packages[0] == "keras3"


@pytest.mark.parametrize(
    ("path", "in_keras2", "in_keras3"),
    [
        ("keras.layers.Dense", True, True),
        ("keras.layers.core.Dense", False, False),
        ("keras.losses.mse", True, False),
        ("tensorflow.keras.losses.mse", True, True),
        ("keras.backend.mean", True, False),
        ("tensorflow.keras.backend.mean", True, True),
        ("keras.ops.mean", False, True),
        ("keras.layers.CuDNNLSTM", False, False),
        ("keras.src.layers.core.dense.Dense", None, None),
        ("keras.layers.NoSuchLayer", None, None),
    ],
)
def test_whether_a_spelling_works(path, in_keras2, in_keras3):
    assert exists(path, "keras2") is in_keras2
    assert exists(path, "keras3") is in_keras3
