"""Symptoms of how a program trains: its steps are taken again by tf.data and by Keras, on synthetic rows."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

from kerlint.rulebook.book import load
from tests.confirm.conftest import Trained

PROVED = {
    "KER125": "loss-shapes",
    "KER126": "no-gradient-heads",
    "KER123": "not-a-distribution",
    "KER124": "double-squash",
    "KER203": "tiny-input",
    "KER208": "layer-statistics",
    "KER216": "label-entropy-per-batch",
    "KER218": "batches-across-epochs",
    "KER405": "equal-kernels",
    "KER512": "tail-classes",
    "KER704": "output-dtype",
}
"""Rules whose symptom is seen without training, each with its probe."""

pytestmark = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)


@pytest.mark.parametrize("code", PROVED)
def test_the_symptom_of_the_rule_is_found_in_its_own_bad_program(code: str, trained: Trained) -> None:
    (rule,) = (one for one in load().rules if one.code == code)
    found, *_ = trained(rule.bad[0].code, code)
    assert found.verdict == "confirmed"
    assert found.record["written"]["probes"][PROVED[code]]["fired"] > 0
    assert found.reason.startswith(PROVED[code])
