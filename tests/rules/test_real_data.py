"""Rules on data and on what is trained, under real Keras and numpy: the wrong program does what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.meaning import BOTH, bad, good, keras, rows, tf_keras
from tests.rules.real_keras import claims

tf = pytest.importorskip("tensorflow")

pytestmark = pytest.mark.usefixtures("same_numbers_in_an_empty_folder")


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


@claims("KER211")
def test_a_row_means_something_else_under_a_scaler_of_its_own():
    from sklearn.preprocessing import StandardScaler

    train, test = rows(50) * 10, rows(5) * 20
    scaler = StandardScaler().fit(train)
    assert not np.allclose(StandardScaler().fit_transform(test), scaler.transform(test))
    assert np.all(StandardScaler().fit_transform(test[:1]) == 0)
    np.testing.assert_allclose(np.vstack([scaler.transform(row[None]) for row in test]), scaler.transform(test))


@claims("KER213")
def test_two_permutations_part_features_and_labels():
    x = np.arange(100)
    apart = x[np.random.permutation(100)], x[np.random.permutation(100)]
    assert np.mean(apart[0] == apart[1]) < 0.2
    order = np.random.permutation(100)
    assert np.array_equal(x[order], x[order])


@claims("KER227")
def test_a_generator_shuffles_and_its_classes_do_not(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        for number in range(20):
            (tmp_path / name / f"{number}.png").touch()
    read = tf.keras.preprocessing.image.ImageDataGenerator().flow_from_directory
    for shuffled, options in ((True, {}), (False, {"shuffle": False})):
        made = read(str(tmp_path), class_mode="binary", batch_size=40, **options)
        made.on_epoch_end()  # draws the order of the next batches, from which it then reads the files
        assert np.array_equal(made.classes[made.index_array], made.classes) != shuffled


@claims("KER606")
def test_columns_chosen_by_all_labels_find_something_in_noise():
    """Accuracy far above chance where nothing can be learnt, and chance with the choice inside the folds."""
    from sklearn.feature_selection import SelectKBest
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score
    from sklearn.pipeline import make_pipeline

    x, y = np.random.default_rng(0).normal(size=(100, 5000)), np.arange(100) % 2
    before = cross_val_score(LogisticRegression(), SelectKBest(k=20).fit_transform(x, y), y)
    inside = cross_val_score(make_pipeline(SelectKBest(k=20), LogisticRegression()), x, y)
    assert before.mean() > 0.8
    assert inside.mean() < 0.65


@claims("KER615")
def test_parts_of_a_shuffled_pipeline_share_rows():
    for anew in (True, False):
        data = tf.data.Dataset.range(100).shuffle(100, reshuffle_each_iteration=anew)
        trained, held_out = (set(part.as_numpy_iterator()) for part in (data.take(80), data.skip(80)))
        assert bool(trained & held_out) == anew


@claims("KER616")
def test_copies_made_before_a_split_fall_on_both_sides():
    from sklearn.model_selection import train_test_split

    rare = np.arange(20)
    copies = np.random.choice(rare, 200)
    for number, drawn_first in enumerate((True, False)):
        train, test = train_test_split(copies if drawn_first else rare, random_state=number)
        train = train if drawn_first else np.random.choice(train, 200)
        assert bool(set(train) & set(test)) == drawn_first


@claims("KER617")
def test_predictions_of_a_scaled_target_are_in_its_units():
    from sklearn.preprocessing import MinMaxScaler

    prices = np.random.uniform(1e4, 1e5, (50, 1))
    scaler = MinMaxScaler()
    exact = scaler.fit_transform(prices)  # what a perfect model predicts
    assert np.abs(prices - exact).mean() == pytest.approx(prices.mean(), rel=0.01)
    assert np.abs(prices - scaler.inverse_transform(exact)).mean() < 1e-6


@claims("KER222")
def test_channels_first_is_a_strip_of_three_pixels():
    assert bad("KER222")["model"].layers[0].output.shape == (None, 1, 30, 16)
    assert good("KER222")["model"].layers[0].output.shape == (None, 30, 30, 16)


@claims("KER229")
@pytest.mark.parametrize(("loss", "encode"), [("sparse", np.asarray), ("", keras.utils.to_categorical)])
def test_scaled_class_numbers_are_nothing_to_learn(loss, encode):
    draws = np.random.default_rng(0)
    numbers = draws.integers(0, 10, 2000)
    x = draws.normal(size=(10, 20))[numbers] + 0.5 * draws.normal(size=(2000, 20))

    def right(labels):
        hidden, out = keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")
        model = keras.Sequential([keras.Input((20,)), hidden, out])
        model.compile("adam", f"{loss}_categorical_crossentropy".strip("_"))
        model.fit(x, labels, epochs=5, verbose=0)
        return np.mean(model.predict(x, verbose=0).argmax(axis=1) == numbers)

    assert right(encode(numbers)) > 0.9
    assert right(encode(numbers) / 255) < 0.3


@claims("KER234")
def test_scaled_values_are_nothing_as_integers():
    from sklearn.datasets import load_digits

    pixels, digits = load_digits(return_X_y=True)
    scaled = pixels / 16
    cut = scaled.astype("uint8")
    assert (cut[pixels > 0] == 0).mean() > 0.8
    assert not np.any(np.full(3, 254 / 255).astype("uint8"))

    def right(x):
        keras.utils.set_random_seed(0)
        layers = keras.layers
        out = layers.Dense(10, activation="softmax")
        model = keras.Sequential([keras.Input((64,)), layers.Dense(64, activation="relu"), out])
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        model.fit(x[:1400], digits[:1400], epochs=10, verbose=0)
        return model.evaluate(x[1400:], digits[1400:], verbose=0)[1]

    assert right(cut) < right(scaled) - 0.1
