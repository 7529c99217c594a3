"""Rules that claim a crash, under real Keras: the bad program stops at the flagged place, the repaired one runs.

One process of TensorFlow; data are small stand-ins and trainings one epoch (``real_keras``). Which programs are run is
in ``proofs``; claims of a silent meaning have tests of their own, here and in the modules beside this one.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from kerlint.rule_tests import marked
from kerlint.rulebook.book import load
from tests.rules.proofs import CRASHES, UNPROVED
from tests.rules.real_keras import claims, run

pytest.importorskip("keras")
pytest.importorskip("tf_keras")

BOOK = load()

HERE = Path(__file__).resolve().parent

EVIDENCE = HERE.parents[1] / "docs" / "evidence.json"
"""What `kerlint rules test rules --confirm` says of the rules' programs, which it trains under real Keras."""


def test_every_rule_is_run_or_confirmed_or_says_why_not():
    modules = [importlib.import_module(f"tests.rules.{file.stem}") for file in HERE.glob("test_real_*.py")]
    run_here = {code for module in modules for test in vars(module).values() for code in claimed(test)}
    stops = {BOOK.find(crash.rule).code for crash in CRASHES}
    trained = json.loads(EVIDENCE.read_text(encoding="utf-8"))
    confirmed = {rule["code"] for rule in trained if any(bad["verdict"] == "confirmed" for bad in rule["bad"])}
    proved = run_here | stops | confirmed
    assert {rule.code for rule in BOOK.rules} - proved - UNPROVED.keys() == set()
    assert proved & UNPROVED.keys() == set()
    assert {rule.code for rule in BOOK.rules if rule.confirm.kind == "crash"} <= stops


def claimed(test):
    return getattr(test, "claims", ())


@pytest.mark.parametrize("crash", CRASHES, ids=lambda crash: f"{crash.rule} {crash.bad}")
def test_the_bad_program_stops_and_the_good_one_runs(crash, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rule = BOOK.find(crash.rule)
    bad = rule.bad[crash.bad - 1]
    assert marked(bad)
    if crash.around.before:
        exec(crash.around.before, {})
    wrong = run(f"{bad.code}\n{crash.around.after}")
    assert wrong.error is not None
    assert not isinstance(wrong.error, (OSError, NameError))
    assert crash.message.lower() in str(wrong.error).lower()
    if crash.good is None and not crash.right:
        assert any(fix.safety == "safe" for fix in (*rule.fixes, *(one for case in rule.cases for one in case.fixes)))
        return
    assert run(crash.right or rule.good[crash.good - 1].code).error is None


@claims("KER104", "KER613")
def test_softmax_on_one_unit_is_always_one():
    """KER104 and KER613 claim no crash but a meaning: one output has a share of 1, and the largest of one is 0."""
    import keras
    import numpy as np

    scores = keras.layers.Dense(1, activation="softmax")(np.random.rand(50, 3).astype("float32"))
    assert np.all(np.asarray(scores) == 1)
    assert np.all(np.argmax(np.random.rand(50, 1), axis=1) == 0)


@claims("KER103")
def test_crossentropy_over_one_unit_is_zero():
    """KER103: whatever the single output says, the loss is 0, and so is each gradient."""
    import keras
    import numpy as np

    scores, labels = np.random.rand(20, 1).astype("float32"), np.random.randint(0, 2, (20, 1)).astype("float32")
    assert np.allclose(np.asarray(keras.losses.categorical_crossentropy(labels, scores)), 0, atol=1e-5)


@claims("KER429")
def test_layers_made_in_call_do_run_eagerly_and_learn_nothing():
    """KER429: only a graph of `call` stops (see ``CRASHES``), so the message must not say that everything does."""
    import keras
    import numpy as np

    class Net(keras.Model):
        def call(self, inputs):
            return keras.layers.Dense(1)(inputs)

    rows, model = np.random.rand(8, 3), Net()
    model.compile("sgd", "mse", run_eagerly=True)
    with pytest.warns(UserWarning, match="trainable weights"):
        model.fit(rows, np.random.rand(8), verbose=0)
    assert model.trainable_variables == []
    assert not np.allclose(model(rows), model(rows))
    assert not any("stop" in case.message for case in BOOK.find("layers-made-in-call").cases)


@claims("KER132")
@pytest.mark.parametrize("bad", [2, 3])
def test_narrow_targets_are_silently_repeated_by_squared_errors(bad, tmp_path, monkeypatch):
    """KER132: three outputs for one target, and one output for two, train without a word."""
    monkeypatch.chdir(tmp_path)
    assert run(BOOK.find("target-width-mismatch").bad[bad - 1].code).error is None


@claims("KER515")
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


@claims("KER228")
def test_each_pass_over_a_shuffled_pipeline_has_an_order_of_its_own():
    """KER228: labels of one pass and predictions of another are of different rows."""
    import tensorflow as tf

    rows = tf.data.Dataset.range(1000).shuffle(1000, seed=1)
    assert list(rows.as_numpy_iterator()) != list(rows.as_numpy_iterator())
    kept = tf.data.Dataset.range(1000).shuffle(1000, reshuffle_each_iteration=False)
    assert list(kept.as_numpy_iterator()) == list(kept.as_numpy_iterator())


@claims("KER428")
def test_a_layer_that_leads_to_no_output_is_not_part_of_the_model(tmp_path, monkeypatch):
    """KER428: the model has the layers between its inputs and outputs, and no others."""
    monkeypatch.chdir(tmp_path)
    made = run(BOOK.find("dead-layer").bad[0].code)
    assert made.error is None
    assert made.names["model"].count_params() == 8 + 1


@claims("KER528")
def test_a_model_inside_that_is_not_frozen_is_trained_by_the_outer_one(tmp_path, monkeypatch):
    """KER528: the combined model trains its own weights, and those of the model inside unless it was frozen before."""
    monkeypatch.chdir(tmp_path)
    code = BOOK.find("discriminator-not-frozen")
    short = [example.code.replace("range(2000)", "range(1)") for example in (code.bad[0], code.good[0])]
    wrong, right = (run(program).names["gan"] for program in short)
    assert len(wrong.trainable_weights) == 8
    assert len(right.trainable_weights) == 4
