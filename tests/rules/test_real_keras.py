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
]
"""Rule, bad program and good program (from 1), and what Keras says."""


@pytest.mark.parametrize(("name", "bad", "good", "message"), CRASHES)
def test_the_bad_program_stops_and_the_good_one_runs(name, bad, good, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rule = BOOK.find(name)
    assert rule.confirm.kind == "crash"
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
