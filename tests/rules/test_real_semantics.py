"""Rules that claim a silent meaning, under real Keras: the wrong program does what the page says, the mended one not.

Where a page speaks of Keras 2, too, ``tf_keras`` is asked. Claims of crashes are in ``test_real_keras``, which also
holds that no rule is without a proof.
"""

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


def bad(code, number=1):
    """What a wrong program of a rule's page leaves; it must run through."""
    done = run(BOOK.find(code).bad[number - 1].code)
    assert done.error is None
    return done.names


def good(code, number=1):
    done = run(BOOK.find(code).good[number - 1].code)
    assert done.error is None
    return done.names


def dense(version, units, activation=None, **options):
    model = version.Sequential([version.layers.Input((3,)), version.layers.Dense(units, activation=activation)])
    model.compile("sgd", **options)
    return model


def rows(count=8, columns=3):
    return np.random.rand(count, columns).astype("float32")


def through(callback, model, values, key="val_loss"):
    """The epoch after which a callback ends a training with these values, or ``None``."""
    callback.set_model(model)
    model.stop_training = False
    callback.on_train_begin()
    for epoch, value in enumerate(values, 1):
        callback.on_epoch_end(epoch - 1, {key: value})
        if model.stop_training:
            return epoch
    return None


# --- losses and metrics


@claims("KER107")
@BOTH
def test_binary_crossentropy_and_softmax(version):
    """Wrong rows count as mostly right; of two classes it is the same loss; integers do not fit."""
    truth, wrong = np.eye(10, dtype="float32"), np.roll(np.eye(10, dtype="float32"), 1, axis=1)
    assert float(np.mean(version.metrics.binary_accuracy(truth, wrong))) == pytest.approx(0.8)
    assert float(np.mean(version.metrics.categorical_accuracy(truth, wrong))) == 0
    two, labels = np.array([[0.3, 0.7], [0.9, 0.1]], "float32"), np.eye(2, dtype="float32")
    same = [
        np.asarray(getattr(version.losses, f"{name}_crossentropy")(labels, two)) for name in ("binary", "categorical")
    ]
    np.testing.assert_allclose(*same, rtol=1e-4)
    with pytest.raises(ValueError, match="rank|shape"):
        dense(version, 5, "softmax", loss="binary_crossentropy").fit(rows(), np.arange(8) % 5, verbose=0)


@claims("KER117")
@BOTH
def test_accuracy_of_a_quantity_is_nothing_whatever_the_model_has_learned(version):
    x = rows()
    y = x.sum(axis=1, keepdims=True) / 3
    model = version.Sequential([version.layers.Input((3,)), version.layers.Dense(1, use_bias=False)])
    model.compile("sgd", "mse", metrics=["accuracy"])
    model.set_weights([np.full((3, 1), 1 / 3, "float32")])
    loss, accuracy = model.evaluate(x, y, verbose=0)
    assert loss == pytest.approx(0, abs=1e-6)
    assert accuracy == 0


@claims("KER118", "KER614")
@BOTH
def test_accuracy_of_logits_has_its_border_at_a_half(version):
    """A logit of 0.25, a probability of 0.56, is scored as wrong unless the border is said."""
    scores, labels = np.full((4, 1), 0.25, "float32"), np.ones((4, 1), "float32")
    loss = version.losses.BinaryCrossentropy(from_logits=True)
    model = version.Sequential([version.layers.Input((1,)), version.layers.Rescaling(1.0)])
    for metric, value in (("accuracy", 0), (version.metrics.BinaryAccuracy(threshold=0.0), 1)):
        model.compile("sgd", loss, metrics=[metric])
        assert model.evaluate(scores, labels, verbose=0)[1] == value
    assert float(tf.sigmoid(0.5)) == pytest.approx(0.62, abs=0.005)


@claims("KER120")
@BOTH
def test_accuracy_on_several_outputs_compares_the_position_of_the_largest(version):
    answers = np.array([[0.9, 0.1, 0.2], [0.2, 0.1, 0.9]], "float32")
    tags = np.array(
        [[1, 1, 1], [1, 0, 1]], "float32"
    )  # the first row: one answer right; the second: the first tag missed
    model = version.Sequential([version.layers.Input((3,)), version.layers.Rescaling(1.0)])
    model.compile("sgd", "binary_crossentropy", metrics=["accuracy", "binary_accuracy"])
    _, accuracy, each = model.evaluate(answers, tags, verbose=0)
    assert accuracy == 0.5
    assert each == pytest.approx(0.5)


# --- layers


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


# --- training


@claims("KER501")
def test_a_new_model_predicts_something_and_something_else_each_time():
    first, second = (np.asarray(dense(keras, 1).predict(np.ones((2, 3)), verbose=0)) for _ in range(2))
    assert not np.allclose(first, second)


@claims("KER505", "KER526")
@BOTH
def test_compile_keeps_the_weights_and_a_new_model_does_not(version):
    model = dense(version, 1, loss="mse")
    start = model.get_weights()[0]
    model.fit(rows(), rows(8, 1), epochs=2, verbose=0)
    learnt = model.get_weights()[0]
    assert not np.array_equal(start, learnt)
    model.compile("sgd", "mse")
    assert np.array_equal(model.get_weights()[0], learnt)
    assert int(model.optimizer.iterations) == 0
    fresh = version.models.clone_model(model)
    assert not np.array_equal(fresh.get_weights()[0], learnt)


@claims("KER506")
@BOTH
@pytest.mark.filterwarnings("ignore:Early stopping conditioned")
def test_without_validation_nothing_is_stopped(version):
    for options, epochs in (({}, 4), ({"validation_split": 0.5}, 2)):
        model = dense(version, 1, loss="mse")
        model.set_weights([np.zeros((3, 1)), np.zeros(1)])  # the loss is 0 from the first epoch on: it never falls
        stop = version.callbacks.EarlyStopping(patience=0)
        told = model.fit(rows(), np.zeros((8, 1)), epochs=4, verbose=0, callbacks=[stop], **options)
        assert len(told.epoch) == epochs


@claims("KER506", "KER507")
@BOTH
@pytest.mark.filterwarnings("ignore:Can save best model only")
@pytest.mark.parametrize(("options", "monitor"), [({}, "val_loss"), ({"validation_split": 0.5}, "val_acc")])
def test_a_checkpoint_that_can_not_choose_keeps_nothing_or_the_last(version, options, monitor, tmp_path):
    path = tmp_path / "best.weights.h5"
    best = version.callbacks.ModelCheckpoint(
        str(path), monitor, save_best_only=True, save_weights_only=True, mode="min"
    )
    model = dense(version, 1, loss="mse")
    model.fit(rows(), rows(8, 1), epochs=3, verbose=0, callbacks=[best], **options)
    if version is tf_keras:
        assert not path.exists()
        return
    last = model.get_weights()[0]
    model.load_weights(path)
    assert np.array_equal(model.get_weights()[0], last)


@claims("KER507")
def test_keras_2_goes_on_silently_with_a_quantity_that_nobody_reports():
    model = dense(tf_keras, 1, "sigmoid", loss="binary_crossentropy", metrics=["accuracy"])
    stop = tf_keras.callbacks.EarlyStopping(monitor="val_acc", patience=0)
    told = model.fit(rows(), np.ones((8, 1)), epochs=3, verbose=0, callbacks=[stop], validation_split=0.5)
    assert len(told.epoch) == 3


@claims("KER508")
@BOTH
def test_the_wrong_mode_ends_a_training_that_gets_better(version):
    model, rising = dense(version, 1, loss="mse"), [0.5, 0.6, 0.7, 0.8]
    stop = version.callbacks.EarlyStopping
    assert through(stop("val_accuracy", patience=1, mode="min"), model, rising, "val_accuracy") == 2
    assert through(stop("val_accuracy", patience=1, mode="max"), model, rising, "val_accuracy") is None


@claims("KER508")
def test_keras_2_guesses_from_the_name():
    model, rising = dense(tf_keras, 1, loss="mse"), [0.5, 0.6, 0.7, 0.8]
    for name, end in (("val_recall", 2), ("val_auc", None), ("val_accuracy", None)):
        assert through(tf_keras.callbacks.EarlyStopping(name, patience=1), model, rising, name) == end


@claims("KER509")
@BOTH
@pytest.mark.parametrize("restored", [False, True])
def test_early_stopping_leaves_the_last_weights_unless_told_otherwise(version, restored):
    model = dense(version, 1, loss="mse")
    stop = version.callbacks.EarlyStopping(patience=2, restore_best_weights=restored)
    stop.set_model(model)
    stop.on_train_begin()
    for epoch, loss in enumerate([0.2, 0.3, 0.4]):
        model.set_weights([np.full((3, 1), float(epoch)), np.zeros(1)])
        stop.on_epoch_end(epoch, {"val_loss": loss})
    stop.on_train_end()
    assert model.get_weights()[0][0, 0] == (0 if restored else 2)


@claims("KER510")
@BOTH
def test_without_patience_the_first_worse_epoch_ends_the_training(version):
    model, bumpy = dense(version, 1, loss="mse"), [0.9, 0.8, 0.81, 0.7, 0.6]
    assert through(version.callbacks.EarlyStopping(), model, bumpy) == 3
    assert through(version.callbacks.EarlyStopping(patience=5), model, bumpy) is None


@claims("KER312")
@BOTH
@pytest.mark.parametrize(("patience", "reduced"), [(5, False), (2, True)])
def test_early_stopping_ends_the_training_before_a_slower_plateau_acts(version, patience, reduced):
    model = dense(version, 1, loss="mse")
    flat = [0.5] * 20
    stop = version.callbacks.EarlyStopping(patience=5)
    plateau = version.callbacks.ReduceLROnPlateau(patience=patience)
    rate = float(np.asarray(model.optimizer.learning_rate))
    epochs = through(stop, model, flat)
    through(plateau, model, flat[: epochs - 1])  # what comes with the last epoch serves no epoch
    assert (float(np.asarray(model.optimizer.learning_rate)) < rate) == reduced


@claims("KER513")
@BOTH
def test_a_batch_size_beside_a_data_set_does_nothing(version):
    data = tf.data.Dataset.from_tensor_slices((rows(40), rows(40, 1))).batch(4)
    model = dense(version, 1, loss="mse")
    model.fit(data, batch_size=40, verbose=0)
    assert int(model.optimizer.iterations) == 10


@claims("KER220")
@BOTH
def test_an_endless_pipeline_has_no_end_of_an_epoch(version):
    data = tf.data.Dataset.from_tensor_slices((rows(4), rows(4, 1))).batch(2)
    seen = []

    class Enough(version.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            seen.append("batch")
            if len(seen) > 30:
                raise KeyboardInterrupt

        def on_epoch_end(self, epoch, logs=None):
            seen.append("epoch")

    with pytest.raises(KeyboardInterrupt if version is keras else ValueError):
        dense(version, 1, loss="mse").fit(data.repeat(), verbose=0, callbacks=[Enough()])
    assert seen == ["batch"] * (31 if version is keras else 0)
    seen.clear()
    dense(version, 1, loss="mse").fit(data.repeat(), steps_per_epoch=2, verbose=0, callbacks=[Enough()])
    assert seen == ["batch", "batch", "epoch"]


@claims("KER527")
@BOTH
def test_fit_shuffles_and_a_stateful_layer_keeps_its_state(version):
    order = []

    class Seen(version.Model):
        def __init__(self):
            super().__init__()
            self.factor = self.add_weight(shape=(), initializer="ones", name="factor")

        def call(self, x, training=None):
            order.extend(np.asarray(x)[:, 0].tolist())
            return x * self.factor

    steps = np.arange(64, dtype="float32")[:, None]
    for shuffled in (True, False):
        order.clear()
        model = Seen()
        model.compile("sgd", "mse", run_eagerly=True)
        model.fit(steps, steps * 0, batch_size=8, verbose=0, **({} if shuffled else {"shuffle": False}))
        seen = [value for value in order if value == int(value)][-64:]
        assert (seen != sorted(seen)) == shuffled
    for stateful in (True, False):
        layer = version.layers.LSTM(2, stateful=stateful)
        model = version.Sequential(
            [
                version.layers.Input(batch_shape=(1, 4, 1))
                if version is keras
                else version.layers.InputLayer(batch_input_shape=(1, 4, 1)),
                layer,
            ]
        )
        first, second = (np.asarray(model.predict(np.ones((1, 4, 1)), verbose=0)) for _ in range(2))
        assert np.allclose(first, second) != stateful


@claims("KER703")
def test_eager_steps_learn_the_same():
    x, y = rows(16), rows(16, 1)
    start, ends = None, []
    for eagerly in (True, False):
        model = dense(keras, 1, loss="mse", run_eagerly=eagerly)
        start = start or model.get_weights()
        model.set_weights(start)
        model.fit(x, y, epochs=2, shuffle=False, verbose=0)
        ends.append(model.get_weights()[0])
    np.testing.assert_allclose(*ends, rtol=1e-5)


# --- data


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


# --- Keras 2 and 3


@claims("KER801")
def test_the_old_name_of_the_rate_is_ignored_in_keras_2_and_refused_in_keras_3():
    assert float(tf_keras.optimizers.Adam(lr=0.1).learning_rate.numpy()) == pytest.approx(0.001)
    assert float(tf_keras.optimizers.legacy.Adam(lr=0.1).learning_rate.numpy()) == pytest.approx(0.1)
    with pytest.raises(ValueError, match="lr"):
        keras.optimizers.Adam(lr=0.1)


@claims("KER802")
def test_decay_is_ignored_in_keras_3_and_refused_in_keras_2():
    with pytest.warns(UserWarning, match="decay"):
        keras.optimizers.Adam(decay=1e-4)
    with pytest.raises(ValueError, match="decay"):
        tf_keras.optimizers.Adam(decay=1e-4)


@claims("KER806", "KER812", "KER813")
def test_old_arguments_that_keras_3_warns_of():
    with pytest.warns(UserWarning, match="input_shape"):
        keras.layers.Dense(3, input_shape=(4,))
    with pytest.warns(UserWarning, match="input_length"):
        keras.layers.Embedding(10, 3, input_length=5)
    with pytest.warns(UserWarning, match="negative_slope"):
        keras.layers.LeakyReLU(alpha=0.2)


@claims("KER818")
def test_lr_is_gone_in_keras_3_and_to_set_it_does_nothing():
    optimizer = keras.optimizers.Adam(0.1)
    with pytest.raises(AttributeError):
        _ = optimizer.lr
    optimizer.lr = 0.5
    assert float(np.asarray(optimizer.learning_rate)) == pytest.approx(0.1)
    older = tf_keras.optimizers.Adam(0.1)
    older.lr = 0.5
    assert float(older.learning_rate.numpy()) == pytest.approx(0.5)


# --- what is silent about outputs and training


@claims("KER133")
@BOTH
def test_a_softmax_over_the_batch_makes_samples_compete(version):
    scores = rows(6, 4)
    over_batch = np.asarray(version.layers.Softmax(axis=0)(scores))
    over_classes = np.asarray(version.layers.Softmax()(scores))
    np.testing.assert_allclose(over_batch.sum(axis=0), 1, rtol=1e-5)
    np.testing.assert_allclose(over_classes.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(np.asarray(version.layers.Softmax(axis=0)(scores[:1])), 1)


@claims("KER618")
def test_argmax_down_the_columns_gives_a_sample_for_each_class():
    scores = np.asarray(dense(keras, 3, "softmax").predict(rows(20), verbose=0))
    assert scores.argmax(axis=0).shape == (3,)
    assert scores.argmax(axis=-1).shape == (20,)
    assert tf.argmax(scores).shape == (3,)  # the default of TensorFlow is axis 0, that of numpy is none
    assert np.ndim(scores.argmax()) == 0


@claims("KER529")
@BOTH
def test_nothing_moves_in_a_frozen_model(version):
    model = version.Sequential([version.layers.Input((3,)), version.layers.Dense(1)])
    model.trainable = False
    model.compile("sgd", "mse")
    before = model.get_weights()
    model.fit(rows(), rows(8, 1), epochs=2, verbose=0)
    assert all(np.array_equal(old, new) for old, new in zip(before, model.get_weights()))
    model.trainable = True
    model.compile("sgd", "mse")
    model.fit(rows(), rows(8, 1), epochs=2, verbose=0)
    assert not np.array_equal(before[0], model.get_weights()[0])


@claims("KER530", "KER317")
def test_a_new_model_and_a_string_know_nothing_of_what_was_made_before():
    first, second = dense(keras, 1, loss="mse"), dense(keras, 1, loss="mse")
    first.fit(rows(), rows(8, 1), epochs=2, verbose=0)
    assert not np.array_equal(first.get_weights()[0], second.get_weights()[0])
    mine = keras.optimizers.SGD(0.5)
    first.compile("sgd", "mse")
    assert first.optimizer is not mine
    assert float(first.optimizer.learning_rate) == pytest.approx(0.01)


@claims("KER531")
@BOTH
@pytest.mark.filterwarnings("ignore:.*ran out of data")
def test_as_many_steps_as_rows_are_too_many(version):
    seen = []
    count = version.callbacks.LambdaCallback(on_train_batch_end=lambda batch, logs: seen.append(batch))
    data = tf.data.Dataset.from_tensor_slices((rows(32), rows(32, 1))).batch(8)
    for pipeline, steps in ((data, 4), (data.repeat(), 32)):
        seen.clear()
        dense(version, 1, loss="mse").fit(pipeline, steps_per_epoch=32, epochs=1, verbose=0, callbacks=[count])
        assert len(seen) == steps


@claims("KER619")
def test_scores_are_other_numbers_where_labels_and_predictions_change_places():
    metrics = pytest.importorskip("sklearn.metrics")
    draws = np.random.default_rng(0)
    truth = draws.normal(size=2000)
    cautious = 0.4 * truth + 0.2 * draws.normal(size=2000)
    assert metrics.r2_score(truth, cautious) == pytest.approx(0.6, abs=0.05)
    assert metrics.r2_score(cautious, truth) == pytest.approx(-1.05, abs=0.05)
    labels, classes = truth > 1, truth > 0
    assert metrics.precision_score(labels, classes) == pytest.approx(metrics.recall_score(classes, labels))
    np.testing.assert_array_equal(
        metrics.confusion_matrix(labels, classes), metrics.confusion_matrix(classes, labels).T
    )
    assert metrics.accuracy_score(labels, classes) == metrics.accuracy_score(classes, labels)


@claims("KER533")
@pytest.mark.parametrize(("kind", "worse"), [("Adam", 20), ("RMSprop", 5)])
def test_an_optimizer_that_is_made_in_each_step_does_not_get_there(kind, worse):
    x = rows(256)
    y = x.sum(axis=1, keepdims=True)

    def trained(each):
        keras.utils.set_random_seed(0)
        hidden = keras.layers.Dense(16, activation="relu")
        model = keras.Sequential([keras.Input((3,)), hidden, keras.layers.Dense(1)])
        optimizer = getattr(keras.optimizers, kind)(0.01)
        for _ in range(300):
            if each:
                optimizer = getattr(keras.optimizers, kind)(0.01)
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(model(x) - y))
            optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_weights), model.trainable_weights))
        return float(loss)

    assert trained(each=True) > worse * trained(each=False)


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
