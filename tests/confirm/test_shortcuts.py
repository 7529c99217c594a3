"""What makes experiments cheap changes nothing in them."""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from typing import Any

import pytest

from tests.confirm.beside import printed_by

pytestmark = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed_by("tests.confirm.shortcuts")[-1])
    return found


def test_an_lstm_by_one_operation_is_the_lstm_of_keras(told: dict[str, Any]) -> None:
    assert max(one["apart"] for one in told["recurrent"].values()) < 1e-5
    whole = {name for name, one in told["recurrent"].items() if one["whole"]}
    assert whole == {"last step", "all steps", "backwards", "stacked"}, "others go on as Keras has them"


def test_weights_that_are_drawn_anew_are_those_of_a_network_built_anew(told: dict[str, Any]) -> None:
    assert all(told["drawn"].values()), told["drawn"]


def test_the_loop_in_the_graph_trains_as_keras_does(told: dict[str, Any]) -> None:
    assert told["trained"] < 1e-5


def test_only_python_of_the_program_is_translated(told: dict[str, Any]) -> None:
    ours = {name for name, own in told["own"].items() if not own}
    assert ours == {"Keras alone", "TensorFlow's activation"}
