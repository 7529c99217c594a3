"""Rules that claim a crash, under real Keras: the bad program stops at the flagged place, the repaired one runs.

One process of TensorFlow; data are small stand-ins and trainings one epoch (``real_keras``). Programs that need files,
downloads or other modules are left to the reader.
"""

from __future__ import annotations

import pytest

from kerlint.rule_tests import marked
from kerlint.rulebook.book import load
from tests.rules.real_keras import run

pytest.importorskip("keras")
pytest.importorskip("tf_keras")

BOOK = load()

CRASHES = [
    ("sparse-loss-one-hot-labels", 1, 1, "must have rank"),
    ("categorical-loss-integer-labels", 1, 1, "must have the same rank"),
    ("sparse-crossentropy-single-unit", 1, 1, "outside the valid range"),
    ("output-units-vs-classes", 2, 2, "must have the same shape"),
    ("metric-label-encoding", 2, 1, "must be equal"),
    ("label-out-of-range", 1, 1, "outside the valid range"),
    ("unknown-identifier", 2, 1, "Could not interpret"),
    ("lookup-not-adapted", 1, 1, "not initialized"),
    ("unbatched-dataset", 1, 1, ""),
    ("plateau-with-schedule", 2, 1, "learning rate is not settable"),
    ("optimizer-shared-between-models", 1, 1, "Unknown variable"),
    ("invalid-optimizer-object", 1, 1, "optimizer"),
    ("clipnorm-and-clipvalue", 1, 1, "Only one of `clipnorm`"),
    ("rnn-missing-return-sequences", 1, 1, "expected ndim=3"),
    ("missing-flatten", 1, 1, "must have rank"),
    ("non-positive-feature-map", 1, 1, "zero or negative"),
    ("input-rank-mismatch", 1, 1, "expected min_ndim"),
    ("input-rank-mismatch", 3, 2, "expected ndim=3"),
    ("fit-before-compile", 1, 1, "You must call `compile()`"),
    ("validation-split-unsupported", 1, 1, "validation_split"),
    ("history-key-missing", 1, 1, "acc"),
    ("evaluate-unpack-mismatch", 1, 1, "unpack"),
    ("steps-or-epochs-not-int", 1, 1, ""),
    ("class-weight-misuse", 1, 1, ""),
    ("model-overwritten-by-history", 1, 1, "History"),
    ("keras1-arguments", 1, 1, "units"),
    ("one-hot-twice", 1, 1, "must have the same rank"),
    ("non-differentiable-loss", 1, 1, "No gradients provided"),
    ("non-differentiable-loss", 2, 3, "No gradients provided"),
    ("target-width-mismatch", 1, 1, "must have the same rank"),
    ("data-do-not-fit-the-input", 1, 1, ""),
    ("data-do-not-fit-the-input", 2, 3, "incompatible"),
    ("data-do-not-fit-the-input", 3, 2, "Invalid input shape"),
]
"""Rule, bad program and good program (from 1), and what Keras says."""


@pytest.mark.parametrize(("name", "bad", "good", "message"), CRASHES)
def test_the_bad_program_stops_and_the_good_one_runs(name, bad, good, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rule = BOOK.find(name)
    assert rule.confirm.kind in {"crash", "none"}
    wrong = run(rule.bad[bad - 1].code)
    assert wrong.error is not None
    assert not isinstance(wrong.error, (OSError, ImportError, NameError))
    assert message.lower() in str(wrong.error).lower()
    assert marked(rule.bad[bad - 1])
    right = run(rule.good[good - 1].code)
    assert right.error is None


def test_softmax_on_one_unit_is_always_one():
    """KER104 and KER613 claim no crash but a meaning: one output has a share of 1, and the largest of one is 0."""
    import keras
    import numpy as np

    scores = keras.layers.Dense(1, activation="softmax")(np.random.rand(50, 3).astype("float32"))
    assert np.all(np.asarray(scores) == 1)
    assert np.all(np.argmax(np.random.rand(50, 1), axis=1) == 0)


def test_a_logit_of_a_half_is_a_probability_of_more():
    """KER614 and KER118: who compares logits with 0.5 asks for a probability of 0.62."""
    import keras

    assert float(keras.ops.sigmoid(0.5)) == pytest.approx(0.62, abs=0.005)


def test_crossentropy_over_one_unit_is_zero():
    """KER103: whatever the single output says, the loss is 0, and so is each gradient."""
    import keras
    import numpy as np

    scores, labels = np.random.rand(20, 1).astype("float32"), np.random.randint(0, 2, (20, 1)).astype("float32")
    assert np.allclose(np.asarray(keras.losses.categorical_crossentropy(labels, scores)), 0, atol=1e-5)


@pytest.mark.parametrize("bad", [2, 3])
def test_narrow_targets_are_silently_repeated_by_squared_errors(bad, tmp_path, monkeypatch):
    """KER132: three outputs for one target, and one output for two, train without a word."""
    monkeypatch.chdir(tmp_path)
    assert run(BOOK.find("target-width-mismatch").bad[bad - 1].code).error is None


def test_dropout_does_nothing_where_a_model_is_called_without_training():
    """KER515: neither outside nor inside a tape, in Keras 3 and 2."""
    import keras
    import numpy as np
    import tensorflow as tf
    import tf_keras

    ones = np.ones((4, 100), "float32")
    for version in (keras, tf_keras):
        model = version.Sequential([version.layers.Dropout(0.5)])
        with tf.GradientTape():
            assert np.all(np.asarray(model(ones)) == 1)
            assert np.any(np.asarray(model(ones, training=True)) == 0)


def test_each_pass_over_a_shuffled_pipeline_has_an_order_of_its_own():
    """KER228: labels of one pass and predictions of another are of different rows."""
    import tensorflow as tf

    rows = tf.data.Dataset.range(1000).shuffle(1000, seed=1)
    assert list(rows.as_numpy_iterator()) != list(rows.as_numpy_iterator())
    kept = tf.data.Dataset.range(1000).shuffle(1000, reshuffle_each_iteration=False)
    assert list(kept.as_numpy_iterator()) == list(kept.as_numpy_iterator())


def test_a_layer_that_leads_to_no_output_is_not_part_of_the_model(tmp_path, monkeypatch):
    """KER428: the model has the layers between its inputs and outputs, and no others."""
    monkeypatch.chdir(tmp_path)
    made = run(BOOK.find("dead-layer").bad[0].code)
    assert made.error is None
    assert made.names["model"].count_params() == 8 + 1


def test_a_model_inside_that_is_not_frozen_is_trained_by_the_outer_one(tmp_path, monkeypatch):
    """KER528: the combined model trains its own weights, and those of the model inside unless it was frozen before."""
    monkeypatch.chdir(tmp_path)
    code = BOOK.find("discriminator-not-frozen")
    short = [example.code.replace("range(2000)", "range(1)") for example in (code.bad[0], code.good[0])]
    wrong, right = (run(program).names["gan"] for program in short)
    assert len(wrong.trainable_weights) == 8
    assert len(right.trainable_weights) == 4
