"""Rules on how models are trained, under real Keras: the wrong program does what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.meaning import BOTH, dense, keras, rows, tf_keras
from tests.rules.real_keras import claims

tf = pytest.importorskip("tensorflow")

pytestmark = pytest.mark.usefixtures("same_numbers_in_an_empty_folder")


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
