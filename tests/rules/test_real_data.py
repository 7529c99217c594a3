"""Rules on data and on what is trained, under real Keras and numpy: the wrong program does what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.real_keras import claims

keras = pytest.importorskip("keras")
tf_keras = pytest.importorskip("tf_keras")
tf = pytest.importorskip("tensorflow")

BOTH = pytest.mark.parametrize("version", [keras, tf_keras], ids=["Keras 3", "Keras 2"])


def pair(version):
    """A discriminator, and the generator and it as one model."""
    layers = version.layers
    judge = version.Sequential([layers.Input((8,)), layers.Dense(4), layers.Dense(1, activation="sigmoid")])
    judge.compile("adam", "binary_crossentropy")
    forger = version.Sequential([layers.Input((4,)), layers.Dense(8)])
    noise = layers.Input((4,))
    both = version.Model(noise, judge(forger(noise)))
    judge.trainable = False
    both.compile("adam", "binary_crossentropy")
    return judge, both


def moves(model, trained):
    """Whether a step of ``trained`` changes the weights of ``model``."""
    before = [np.array(one) for one in model.get_weights()]
    width = trained.input_shape[-1]
    trained.train_on_batch(np.random.randn(32, width), np.ones((32, 1)))
    return any((one != other).any() for one, other in zip(before, model.get_weights()))


@claims("KER529")
@BOTH
def test_a_model_that_was_frozen_before_it_was_compiled_never_learns(version):
    judge, _ = pair(version)
    judge.compile("adam", "binary_crossentropy")
    assert not moves(judge, judge)


@claims("KER529")
@BOTH
def test_switched_before_each_step_both_parts_of_a_gan_learn(version):
    judge, both = pair(version)
    for _ in range(2):
        judge.trainable = True
        assert moves(judge, judge)
        judge.trainable = False
        assert not moves(judge, both)
        assert moves(both, both)


def test_in_keras_3_a_discriminator_that_stays_frozen_learns_nothing_in_keras_2_it_does():
    assert not moves(*[pair(keras)[0]] * 2)
    assert moves(*[pair(tf_keras)[0]] * 2)


@claims("KER530")
@BOTH
def test_a_second_call_of_a_builder_and_a_copy_have_weights_of_their_own(version):
    def build():
        return version.Sequential([version.layers.Input((3,)), version.layers.Dense(4)])

    trained = build()
    for other in (build(), version.models.clone_model(trained)):
        assert (np.array(other.get_weights()[0]) != np.array(trained.get_weights()[0])).any()


@claims("KER618")
def test_along_the_first_axis_there_is_one_row_for_each_class():
    scores = np.random.rand(100, 4)
    assert np.argmax(scores, axis=0).shape == tf.argmax(scores).shape == (4,)
    assert np.argmax(scores, axis=1).shape == (100,)


@claims("KER214")
def test_one_generator_for_both_parts_distorts_both():
    from tf_keras.preprocessing.image import ImageDataGenerator

    images, labels = np.random.rand(20, 16, 16, 3), np.arange(20) % 2
    turned = ImageDataGenerator(rotation_range=90, validation_split=0.5)
    flow = turned.flow(images, labels, batch_size=10, shuffle=False, subset="validation")
    first, again = flow[0][0], flow[0][0]
    assert (first != again).any()
    plain = ImageDataGenerator(validation_split=0.5).flow(images, labels, shuffle=False, subset="validation")
    assert (plain[0][0] == plain[0][0]).all()


@claims("KER608")
def test_windows_that_were_divided_at_random_have_their_neighbours_on_the_other_side():
    series = np.arange(1000)
    windows = np.stack([series[i : i + 24] for i in range(len(series) - 24)])
    mixed = np.random.default_rng(1).permutation(windows)
    train, test = mixed[:800], mixed[800:]
    held = np.isin(test, train).mean()
    assert held > 0.99
    assert np.isin(windows[800:], windows[:800]).mean() < 0.1


@claims("KER231")
def test_a_table_as_it_is_holds_the_column_to_predict():
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame({"a": [1, 2, 3], "price": [7, 8, 9]})
    y = table["price"].values
    assert any((table.values[:, column] == y).all() for column in range(2))
    assert not any((table.drop(columns="price").values[:, column] == y).all() for column in range(1))


@claims("KER232")
def test_an_encoder_that_misses_a_class_gives_other_numbers():
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    encoder = preprocessing.LabelEncoder().fit(["cat", "dog", "owl"])
    assert encoder.transform(["owl"])[0] == 2
    assert preprocessing.LabelEncoder().fit_transform(["cat", "owl"])[1] == 1


@claims("KER233")
@pytest.mark.parametrize(("version", "updates"), [(keras, 12), (tf_keras, 6)], ids=["Keras 3", "Keras 2"])
def test_a_generator_that_ends_leaves_nothing_for_later_epochs(version, updates):
    def batches(passes):
        for _ in range(passes * 5):
            yield np.ones((4, 3)), np.ones(4)

    for passes, expected in ((1, updates), (4, 20)):
        model = version.Sequential([version.layers.Input((3,)), version.layers.Dense(1)])
        model.compile("sgd", "mse")
        model.fit(batches(passes), steps_per_epoch=5, epochs=4, verbose=0)
        assert int(np.asarray(model.optimizer.iterations)) == expected
