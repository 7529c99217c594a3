"""Programs of Keras 1: old words are told by rules of their own; here it is what they say of the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kerlint.document.document import Document
from kerlint.facts.values import Unknown
from kerlint.interpreter import interpret
from tests.lint import findings_of

HEAD = "from keras.models import Sequential\nfrom keras.layers import *\nmodel = Sequential()\n"


def facts(source: str) -> Any:
    return interpret(Document("model.py", "/model.py", "script", HEAD + source))


def shapes(source: str) -> list[Any]:
    return [item.value.output_shape for item in facts(source).models.items[0].value.layers.items]


def codes(source: str, folder: Path) -> set[str]:
    return {one.code for one in findings_of(HEAD + source, folder)}


@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        ("Dense(output_dim=4, init='uniform', W_regularizer='l2', input_dim=3)", (None, 4)),
        ("Convolution2D(8, 3, 3, border_mode='same', dim_ordering='tf', input_shape=(9, 9, 3))", (None, 9, 9, 8)),
        ("Convolution2D(8, 3, 5, subsample=(2, 2), dim_ordering='tf', input_shape=(9, 9, 3))", (None, 4, 3, 8)),
        ("Convolution2D(nb_filter=8, nb_col=5, nb_row=3, dim_ordering='tf', input_shape=(9, 9, 3))", (None, 7, 5, 8)),
        ("Convolution2D(8, 3, 3, border_mode='same', dim_ordering='th', input_shape=(3, 9, 9))", (None, 8, 9, 9)),
        ("Convolution1D(nb_filter=8, filter_length=3, subsample_length=2, input_shape=(9, 3))", (None, 4, 8)),
        ("LSTM(4, inner_init='orthogonal', return_sequences=True, input_dim=3, input_length=7)", (None, 7, 4)),
    ],
)
def test_layers_are_what_keras_2_made_of_them(layer: str, shape: tuple[Any, ...]) -> None:
    assert shapes(f"model.add({layer})\nmodel.fit(x, y, nb_epoch=3)\n")[-1] == shape


def test_the_axis_of_the_colours_is_not_known_unless_it_is_said() -> None:
    network = "model.add(Convolution2D(8, 3, 3, init='normal', input_shape=(3, 9, 9)))\n"
    [unknown] = shapes(network)
    assert all(type(size) is Unknown for size in unknown[1:])
    assert shapes(f"import keras.backend as K\nK.set_image_dim_ordering('th')\n{network}")[-1] == (None, 8, 7, 7)


def test_images_are_in_the_format_that_the_program_sets(tmp_path: Path) -> None:
    source = (
        "from keras import backend as K\nfrom keras.datasets import cifar10\n{}\n(x, y), _ = cifar10.load_data()\n"
        "model.add(Conv2D(8, (3, 3), input_shape=(3, 32, 32)))\nmodel.add(Flatten())\n"
        "model.add(Dense(10, activation='softmax'))\nmodel.compile('sgd', 'sparse_categorical_crossentropy')\n"
        "model.fit(x / 255, y, {})\n"
    )
    assert "KER230" in codes(source.format("", "epochs=5"), tmp_path)
    assert "KER230" not in codes(source.format("K.set_image_data_format('channels_first')", "epochs=5"), tmp_path)
    assert "KER230" in codes(source.format("K.set_image_dim_ordering('tf')", "nb_epoch=5"), tmp_path)
    assert "KER230" not in codes(source.format("", "nb_epoch=5"), tmp_path)


def test_a_default_of_then_is_not_taken_for_that_of_today(tmp_path: Path) -> None:
    source = (
        "model.add(Dense(4, activation='relu', input_shape=(3,)))\nmodel.add(Dense(1))\n"
        "model.compile('adadelta', 'mse')\nmodel.fit(x, y, {}=20)\n"
    )
    assert "KER302" in codes(source.format("epochs"), tmp_path)
    assert "KER302" not in codes(source.format("nb_epoch"), tmp_path)


def test_trainings_have_their_epochs_and_no_batches_that_were_counted_as_rows() -> None:
    source = "model.add(Dense(1, input_dim=3))\nmodel.compile('sgd', 'mse')\n"
    [fit] = facts(source + "model.fit(x, y, nb_epoch=7, show_accuracy=True)\n").fits.items
    assert fit.value.epochs.value == 7
    [fit] = facts(source + "model.fit_generator(rows(), samples_per_epoch=2000, nb_epoch=7)\n").fits.items
    assert (fit.value.epochs.value, type(fit.value.steps)) == (7, Unknown)


def test_old_methods_take_their_arguments_by_their_own_places() -> None:
    source = "model.add(Dense(1, input_dim=3))\nmodel.compile('sgd', 'mse')\nmodel.fit_generator(rows(), 50, 7)\n"
    [fit] = facts(source).fits.items
    assert (fit.value.epochs.value, fit.value.steps.value) == (7, 50)
    assert "y" not in [item.value for item in fit.value.given.items]


@pytest.mark.parametrize(
    "loop", ["for i in xrange(60):", "from six.moves import xrange\nfor i in xrange(60):", "for i in range(60):"]
)
def test_loops_of_python_2_have_their_rounds(loop: str) -> None:
    source = (
        f"{loop}\n    model = Sequential([Dense(1)])\n    model.compile('sgd', 'mse')\n    model.fit(x, y, epochs=1)\n"
    )
    rounds = {item.value.loop.rounds for item in facts(source).fits.items}
    assert rounds == {60}


def test_old_functions_of_other_libraries_are_known() -> None:
    source = (
        "from sklearn.cross_validation import train_test_split\nfrom sklearn.datasets import load_boston\n"
        "data = load_boston()\nx, u, y, v = train_test_split(data.data, data.target)\n"
        "model.compile('sgd', 'mse')\nmodel.fit(x, y, nb_epoch=5, validation_data=(u, v))\n"
    )
    [fit] = facts(source).fits.items
    assert (fit.value.x.width, fit.value.y.low, fit.value.y.high) == (13, 5, 50)
