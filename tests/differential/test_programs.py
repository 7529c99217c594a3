"""Whole programs against real Keras: what kerlint reads in the text beside what Keras builds when it runs.

With the layers and models of ``test_against_keras`` these are over 2,000 models; ``whole`` says how to run more.
"""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from typing import Any

import pytest

from tests.differential.survey import layers_of
from tests.differential.test_against_keras import MAX_UNKNOWN, MIN_FOUND
from tests.differential.whole import judged

pytestmark = pytest.mark.skipif(find_spec("keras") is None, reason="needs Keras")

PROGRAMS = 1300


@pytest.fixture(scope="module")
def outcomes() -> list[dict[str, Any]]:
    layers = layers_of("keras3")
    return [judged(number, layers) for number in range(PROGRAMS)]


def test_no_shape_and_no_count_is_wrong(outcomes: list[dict[str, Any]]) -> None:
    assert [one for one in outcomes if one["outcome"] == "wrong"] == []


def test_no_program_that_runs_is_called_illegal(outcomes: list[dict[str, Any]]) -> None:
    assert [one for one in outcomes if one["outcome"] == "false alarm"] == []


def test_nearly_all_that_keras_refuses_is_known_and_next_to_nothing_left_open(outcomes: list[dict[str, Any]]) -> None:
    counts = Counter(one["outcome"] for one in outcomes)
    assert counts["known illegal"] >= MIN_FOUND * (counts["known illegal"] + counts["missed"]) > 100
    assert counts["unknown"] <= MAX_UNKNOWN * counts["equal"]
