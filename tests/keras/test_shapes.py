"""Shapes and parameters of layers, by example; the survey in tests/differential compares them with Keras itself."""

import pytest

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes import Built, Illegal, LayerRecord, _built, _exact, _plain, build, output_shape, parameters


@pytest.mark.parametrize(
    ("layer", "arguments", "inputs", "shape", "weights"),
    [
        ("Dense", {"units": 10}, [(None, 4)], (None, 10), 50),
        ("Conv2D", {"filters": 8, "kernel_size": 3}, [(None, 28, 28, 1)], (None, 26, 26, 8), 80),
        ("Conv2D", {"filters": 8, "kernel_size": 3, "padding": "same", "strides": 2}, [(None, 7, 7, 3)],
         (None, 4, 4, 8), 224),
        ("Conv2D", {"filters": 8, "kernel_size": 3, "data_format": "channels_first"}, [(None, 3, 9, 9)],
         (None, 8, 7, 7), 224),
        ("MaxPooling2D", {}, [(None, 27, 27, 8)], (None, 13, 13, 8), 0),
        ("Flatten", {}, [(None, 3, 3, 8)], (None, 72), 0),
        ("Flatten", {}, [(None, None, 8)], (None, None), 0),
        ("Reshape", {"target_shape": (-1, 4)}, [(None, 3, 8)], (None, 6, 4), 0),
        ("LSTM", {"units": 4}, [(None, 3, 8)], (None, 4), 208),
        ("GRU", {"units": 4, "return_sequences": True}, [(None, 3, 8)], (None, 3, 4), 168),
        ("GRU", {"units": 4, "reset_after": False}, [(None, 3, 8)], (None, 4), 156),
        ("Embedding", {"input_dim": 100, "output_dim": 8}, [(None, 5)], (None, 5, 8), 800),
        ("BatchNormalization", {}, [(None, 5)], (None, 5), 20),
        ("Add", {}, [(None, 1, 3), (None, 4, 3)], (None, 4, 3), 0),
        ("Concatenate", {}, [(None, 3), (None, 5)], (None, 8), 0),
        ("Normalization", {}, [(None, 5)], (None, 5), 11),
        ("TimeDistributed", {"layer": LayerRecord("Dense", {"units": 2})}, [(None, 7, 3)], (None, 7, 2), 8),
        ("Bidirectional", {"layer": LayerRecord("LSTM", {"units": 4})}, [(None, 3, 8)], (None, 8), 416),
        ("RNN", {"cell": [LayerRecord("GRUCell", {"units": 4}), LayerRecord("LSTMCell", {"units": 2})]},
         [(None, 3, 8)], (None, 2), 168 + 56),
    ],
)  # fmt: skip
def test_examples(layer, arguments, inputs, shape, weights):
    assert output_shape(layer, arguments, inputs) == shape
    assert parameters(layer, arguments, inputs)[0] == weights


@pytest.mark.parametrize(
    ("layer", "arguments", "given", "shape", "weights"),
    [
        ("RNN", {"cell": LayerRecord("SimpleRNNCell", {"units": 2})}, (3, 5), (3, 2), 12),
        ("TimeDistributed", {"layer": LayerRecord("LSTM", {"units": 4})}, (3, 10, 9), (3, 10, 4), 128),
        ("TimeDistributed", {"layer": LayerRecord("GRU", {"units": 4, "return_sequences": True})}, (3, None, 9),
         (3, None, 9, 4), 108),
        ("TimeDistributed", {"layer": LayerRecord("LSTM", {"units": 4})}, (3, 10, 10, 7, 5), (3, 10, 4), 160),
        ("TimeDistributed", {"layer": LayerRecord("SimpleRNN", {"units": 4, "return_sequences": True})},
         (None, 5, 4, 2, 4, 12), (None, 5, 4, 4), 68),
        ("SpectralNormalization", {"layer": LayerRecord("Conv1DTranspose", {"filters": 3, "kernel_size": 2})},
         (None, 4), (None, 3), 31),
        ("SpectralNormalization", {"layer": LayerRecord("Conv2DTranspose", {"filters": 3, "kernel_size": 2})},
         (None, 2, 4), (None, 3, 3), 55),
    ],
)  # fmt: skip
def test_inputs_with_the_wrong_number_of_axes_that_keras_3_builds_all_the_same(layer, arguments, given, shape, weights):
    assert output_shape(layer, arguments, [given]) == shape
    assert parameters(layer, arguments, [given])[0] == weights


def test_layers_with_several_outputs():
    shapes = output_shape("LSTM", {"units": 4, "return_state": True}, [(None, 3, 8)])
    assert shapes == [(None, 4), (None, 4), (None, 4)]
    attention = {"num_heads": 2, "key_dim": 3}
    both = build(
        "MultiHeadAttention", attention, [(None, 5, 6), (None, 7, 6)], called={"return_attention_scores": True}
    )
    assert both.outputs == ((None, 5, 6), (None, 2, 5, 5))


@pytest.mark.parametrize(
    ("layer", "arguments", "inputs", "words", "blamed"),
    [
        ("Dense", {"units": 0}, [(None, 4)], "positive integer", ("units",)),
        ("Dense", {}, [(None, 4)], "missing 1 required positional argument: 'units'", ("units",)),
        ("Dense", {"units": 3, "output_dim": 4}, [(None, 4)], "Unrecognized keyword arguments", ("output_dim",)),
        ("LSTM", {"units": 3}, [(None, 4)], "expected ndim=3, found ndim=2", ()),
        ("Conv2D", {"filters": 3, "kernel_size": 5}, [(None, 4, 4, 1)], "zero or negative", ("kernel_size",)),
        ("MaxPooling2D", {"pool_size": 5}, [(None, 4, 4, 1)], "zero or negative", ("pool_size",)),
        ("Reshape", {"target_shape": (5, 5)}, [(None, 24)], "total size of the tensor must be unchanged",
         ("target_shape",)),
        ("Dropout", {"rate": 50}, [(None, 4)], "between 0 and 1", ("rate",)),
        ("Add", {}, [(None, 3), (None, 4)], "incompatible shapes", ()),
        ("Concatenate", {}, [(None, 3, 1), (None, 4, 1)], "matching shapes except for the concatenation axis", ()),
    ],
)  # fmt: skip
def test_what_keras_refuses_is_illegal_in_its_own_words(layer, arguments, inputs, words, blamed):
    said = build(layer, arguments, inputs)
    assert isinstance(said, Illegal)
    assert words in said.reason
    assert said.parameters == blamed


def test_an_input_rank_that_is_not_known_still_has_a_known_output_rank():
    shape = output_shape("Conv2D", {"filters": 8, "kernel_size": 3}, [UNKNOWN])
    assert len(shape) == 4
    assert shape[-1] == 8
    assert isinstance(shape[1], Unknown)
    assert len(output_shape("LSTM", {"units": 8}, [UNKNOWN])) == 2


def test_frozen_layers_train_nothing():
    assert parameters("Dense", {"units": 2, "trainable": False}, [(None, 3)]) == (8, 0)


def test_releases_differ():
    assert isinstance(build("Dense", {"units": 0}, [(None, 4)], "keras3"), Illegal)
    assert isinstance(build("Dense", {"units": 0}, [(None, 4)], "keras2"), Built)
    assert isinstance(build("Dense", {"units": 0}, [(None, 4)], None), Built)
    assert isinstance(build("Dense", {"units": -1}, [(None, 4)], None), Illegal)


def test_a_layer_that_nobody_knows_is_unknown():
    built = build("MyLayer", {"units": 3}, [(None, 4)])
    assert isinstance(built.outputs[0], Unknown)
    assert isinstance(built.total, Unknown)


@pytest.mark.parametrize(
    "dropped", [0, False, 0.0, 1, True, 1.0, "1", None, (1,), [1], UNKNOWN, Unknown("?"), {"a": 1}]
)
def test_what_is_remembered_of_a_layer_is_never_that_of_arguments_that_only_look_alike(dropped):
    known = [0, False, 0.0, 1, True, 1.0, "1", None, (1,), [1]]
    alone = _built("GaussianDropout", ((("rate", dropped),), ((None, 5),), ()), "keras3")
    for value in known:
        build("GaussianDropout", {"rate": value}, [(None, 5)])
    assert repr(build("GaussianDropout", {"rate": dropped}, [(None, 5)])) == repr(alone)
    assert all(_plain(_exact(value)) == value and type(_plain(_exact(value))) is type(value) for value in known)
    assert len({_exact(value) for value in known}) == len(known)


def test_a_layer_is_computed_once_for_the_same_arguments_and_shapes():
    given = {"units": 12_345, "activation": ["relu", (1, None)]}
    assert build("Dense", given, [(None, 7)]) is build("Dense", dict(given), [(None, 7)])
    assert build("Dense", given, [(None, 7)]) is not build("Dense", given, [(None, 8)])
