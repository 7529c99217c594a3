"""Rules on losses, metrics and outputs, under real Keras: the wrong program does what the page says."""

from __future__ import annotations

import numpy as np
import pytest

from tests.rules.meaning import BOTH, dense, keras, rows
from tests.rules.real_keras import claims

tf = pytest.importorskip("tensorflow")

pytestmark = pytest.mark.usefixtures("same_numbers_in_an_empty_folder")


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
