"""Harmless edits confirm nothing: the two programs learn alike, whatever a p-value may say. 50 of the 1,000."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import pytest

from kerlint.confirm.worker import Laboratory
from tests.confirm.harmless import PROGRAMS, pairs, said

pytestmark = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)

SHORT = [20]
"""A budget that leaves chance the most room, and is fast."""


def test_fifty_harmless_edits_confirm_nothing(laboratory: Laboratory) -> None:
    chosen = list(pairs(50))
    assert {pair.program for pair in chosen} == set(range(len(PROGRAMS)))
    assert all(pair.before != pair.after for pair in chosen)
    with ThreadPoolExecutor(2) as pool:
        words = Counter(pool.map(lambda pair: said(pair, laboratory, SHORT), chosen))
    assert words.keys() <= {
        "the same program",
        "refuted at this size and budget",
        "inconclusive",
        "slower",
        "not learnable here",
    }
    assert words["the same program"] <= 20, "training has to say something about the others"
