"""Rules on how layers and numbers are put together, under real Keras: the wrong program does what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from kerlint.rulebook.book import load
from tests.rules.real_keras import claims, run

keras = pytest.importorskip("keras")
tf_keras = pytest.importorskip("tf_keras")
tf = pytest.importorskip("tensorflow")

BOOK = load()
BOTH = pytest.mark.parametrize("version", [keras, tf_keras], ids=["Keras 3", "Keras 2"])


@pytest.fixture(autouse=True)
def same_numbers_in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    keras.utils.set_random_seed(1)
    tf_keras.utils.set_random_seed(1)


def names_after(code, kind, number):
    """What a program of a rule's page leaves; it must run through."""
    done = run(getattr(BOOK.find(code), kind)[number - 1].code)
    assert done.error is None
    return done.names


# --- layers


@claims("KER434")
@BOTH
def test_batch_normalisation_does_not_ask_where_the_channels_are(version):
    """Behind 8 channels of 32 columns: a scale for each column, and a loud channel stays loud."""
    before = version.backend.image_data_format()
    pictures = np.random.normal(size=(16, 8, 32, 32)).astype("float32")
    pictures[:, 0] *= 100
    try:
        version.backend.set_image_data_format("channels_first")
        for options, scales, louder in (({}, 32, 50), ({"axis": 1}, 8, 1)):
            layer = version.layers.BatchNormalization(**options)
            spread = np.asarray(layer(pictures, training=True)).std(axis=(0, 2, 3))
            assert layer.gamma.shape == (scales,)
            assert spread[0] / spread[1] == pytest.approx(louder, rel=1)
    finally:
        version.backend.set_image_data_format(before)


@claims("KER435")
def test_a_training_flag_in_a_graph_is_obeyed_by_keras_2_and_overridden_by_keras_3():
    x = np.random.normal(size=(64, 6)).astype("float32")

    def model(version, layer):
        inputs = version.layers.Input((6,))
        return version.Model(inputs, layer(inputs, training=True))

    def alone_and_among_others(version):
        one = model(version, version.layers.BatchNormalization())
        return one.predict(x[:1], verbose=0)[0], one.predict(x, verbose=0, batch_size=64)[0]

    assert not np.allclose(*alone_and_among_others(tf_keras), atol=0.1)
    np.testing.assert_allclose(*alone_and_among_others(keras), atol=1e-5)

    def draws(version):
        one = model(version, version.layers.Dropout(0.5))
        return [one.predict(x, verbose=0) for _ in range(2)], [np.asarray(one(x)) for _ in range(2)]

    predicted, called = draws(keras)
    assert (predicted[0] == predicted[1]).all()
    assert (called[0] != called[1]).any()
    assert (draws(tf_keras)[0][0] != draws(tf_keras)[0][1]).any()


# --- shapes


@claims("KER620")
def test_a_column_and_a_row_give_a_table():
    wrong, right = (names_after("KER620", kind, 1) for kind in ("bad", "good"))
    rows = len(wrong["y_test"])
    assert wrong["error"].shape == (rows, rows)
    assert (right["predictions"].ravel() - right["y_test"]).shape == (rows,)
    assert names_after("KER620", "bad", 3)["classes"].shape == (64,)


@claims("KER620")
@pytest.mark.parametrize("column", [False, True])
def test_a_loss_over_that_table_teaches_the_mean(column):
    x = np.random.normal(size=(512, 4)).astype("float32")
    y = x.sum(axis=1, keepdims=column) / 2
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    optimizer = keras.optimizers.Adam(0.05)
    for _ in range(100):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - model(x)))
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    spread = np.asarray(model(x)).std()
    assert spread == pytest.approx(1.0, abs=0.1) if column else spread < 0.1


# --- losses


@claims("KER134")
@BOTH
def test_crossentropy_with_its_arguments_swapped_is_a_straight_line(version):
    loss = version.losses.BinaryCrossentropy()
    label = np.ones((1, 1), "float32")
    wrong, right = (
        np.diff([float(loss(*(pair if swapped else pair[::-1]))) for pair in pairs(label)]) for swapped in (True, False)
    )
    assert wrong == pytest.approx(wrong[0], rel=1e-3)
    assert right[0] < 2 * right[-1] < 0


def pairs(label):
    return [(np.full((1, 1), score, "float32"), label) for score in (0.1, 0.3, 0.5, 0.7, 0.9)]


@claims("KER135")
@pytest.mark.parametrize(("kind", "found"), [("bad", False), ("good", True)])
def test_a_coefficient_as_the_loss_is_unlearnt(kind, found):
    done = names_after("KER135", kind, 1)
    images, masks = done["images"], done["masks"]
    model = keras.Sequential([keras.Input((16, 16, 1)), keras.layers.Conv2D(1, 1, activation="sigmoid")])
    model.compile(keras.optimizers.Adam(0.1), done["dice_loss"])
    for _ in range(100):
        model.train_on_batch(images, masks)
    overlap = float(done["dice"](masks, model.predict(images, verbose=0)))
    assert overlap > 0.8 if found else overlap < 0.05


@claims("KER436")
@BOTH
def test_a_softmax_of_one_value_is_one_and_hands_no_gradient_on(version):
    scores = version.layers.Dense(1)
    steps = tf.constant(np.random.normal(size=(2, 5, 3)).astype("float32"))
    for axis, alone in ((-1, True), (1, False)):
        with tf.GradientTape() as tape:
            weights = version.layers.Softmax(axis=axis)(scores(steps))
            summed = tf.reduce_sum(weights * steps)
        gradient = tape.gradient(summed, scores.kernel if version is tf_keras else scores.kernel.value)
        assert np.allclose(weights, 1) is alone
        assert np.allclose(gradient, 0) is alone


# --- labels


@claims("KER140")
@BOTH
def test_a_softmax_leaves_no_class_above_a_half_where_several_are_right(version):
    """Two classes that are always right together: a half for each, not much more; sigmoids say yes to both."""
    x = np.random.normal(size=(512, 4)).astype("float32")
    y = np.stack([x[:, 0] > 0, x[:, 0] > 0, x[:, 0] <= 0, x[:, 0] <= 0], axis=1).astype("float32")
    for activation, loss, found in (
        ("softmax", "categorical_crossentropy", 0),
        ("sigmoid", "binary_crossentropy", 1),
    ):
        model = version.Sequential([version.layers.Input((4,)), version.layers.Dense(4, activation=activation)])
        model.compile(version.optimizers.Adam(0.1), loss)
        model.fit(x, y, epochs=20, verbose=0)
        right = model.predict(x, verbose=0)[y == 1]
        assert (right > 0.8).mean() == pytest.approx(found, abs=0.25)


# --- units


@claims("KER621")
def test_prices_against_scaled_targets_give_an_error_of_the_size_of_prices():
    from sklearn.preprocessing import StandardScaler

    draws = np.random.default_rng(0)
    prices = draws.normal(2000, 100, size=(1000, 1))
    scaler = StandardScaler().fit(prices)
    targets = scaler.transform(prices)
    predicted = scaler.inverse_transform(targets + draws.normal(0, 0.1, size=(1000, 1)))
    assert np.sqrt(np.mean((predicted - scaler.inverse_transform(targets)) ** 2)) == pytest.approx(10, rel=0.1)
    assert np.sqrt(np.mean((predicted - targets) ** 2)) == pytest.approx(2000, rel=0.01)


# --- texts


@claims("KER416")
def test_numbers_of_words_go_up_to_one_less_than_the_largest_number_of_them():
    number = keras.layers.TextVectorization(max_tokens=6, output_sequence_length=9)
    number.adapt(["a b c d e f g", "a b c d"])
    found = np.asarray(number(np.array(["a b c d e f g"])))
    assert found.min() == 0
    assert found.max() == 5
    with pytest.raises(Exception, match="not in"):
        keras.layers.Embedding(5, 2)(tf.constant(found))
    assert keras.layers.Embedding(6, 2)(tf.constant(found)).shape == (1, 9, 2)
