"""Rebuilt models equal the script's own: weights, optimizer, loss, on the programs whose truth real Keras recorded."""

from __future__ import annotations

import json
import os
from collections import Counter
from importlib.util import find_spec

import pytest

from tests.confirm.beside import printed_by

MOST_UNKNOWN = 32
"""Compiles of models that are not rebuilt: code of the program, weights from files, sizes that only data tell."""


@pytest.mark.skipif(find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras")
def test_rebuilt_models_are_the_programs_own() -> None:
    found = [json.loads(line) for line in printed_by("tests.confirm.rebuilt")]
    assert [one for one in found if one["outcome"] == "wrong"] == []
    outcomes = Counter(one["outcome"] for one in found)
    assert outcomes["not rebuilt"] <= MOST_UNKNOWN, "a gap more than there was"
    assert outcomes["equal"] >= 67
    assert all(one["why"] for one in found if one["outcome"] == "not rebuilt")
