"""kerlint's shapes and parameters against real Keras, on random layers and models."""

from __future__ import annotations

import warnings
from importlib.util import find_spec

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kerlint.facts.values import Unknown
from tests.differential.models import Plan, Result, made, plans, said
from tests.differential.survey import Tally, layers_of, survey

pytestmark = pytest.mark.skipif(find_spec("keras") is None, reason="needs Keras")

MIN_FOUND = 0.95
"""Share of what Keras refuses that kerlint must refuse, too."""

MAX_UNKNOWN = 0.01
"""Share of legal cases in which kerlint may leave something open."""


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return {layer: survey(layer, 4) for layer in layers_of("keras3")}


def test_every_shape_and_parameter_count_is_true(tallies: dict[str, Tally]) -> None:
    assert [story for tally in tallies.values() for story in tally.wrong] == []


def test_no_legal_layer_is_called_illegal(tallies: dict[str, Tally]) -> None:
    assert [story for tally in tallies.values() for story in tally.false_alarms] == []


def test_nearly_everything_that_keras_refuses_is_known_illegal(tallies: dict[str, Tally]) -> None:
    missed = [story for tally in tallies.values() for story in tally.missed]
    refused = sum(tally.refused for tally in tallies.values())
    assert refused > 50
    assert len(missed) <= (1 - MIN_FOUND) * refused, missed


def test_next_to_nothing_is_left_unknown(tallies: dict[str, Tally]) -> None:
    assert sum(tally.unknown for tally in tallies.values()) <= MAX_UNKNOWN * sum(t.legal for t in tallies.values())


def test_every_layer_that_keras_has_has_cases(tallies: dict[str, Tally]) -> None:
    import keras

    classes = {name for name in dir(keras.layers) if isinstance(getattr(keras.layers, name), type)}
    names = {getattr(keras.layers, name).__name__ for name in classes}
    assert names - set(tallies) - NO_SHAPES == set()


NO_SHAPES = {
    "FlaxLayer", "JaxLayer", "TFSMLayer", "TorchModuleWrapper",  # code of other libraries
    "Layer", "Wrapper", "InputSpec", "InputLayer",  # nothing to compute
    "GRUCell", "LSTMCell", "SimpleRNNCell", "StackedRNNCells",  # in RNN
    "MaxNumBoundingBoxes", "Pipeline",  # tools of augmentation pipelines, no layers of a model
    "GroupedQueryAttention",  # the class behind GroupQueryAttention
}  # fmt: skip


def outcomes_of(examples: int) -> list[tuple[Plan, Result, Result]]:
    """So many random models, as kerlint and as Keras see them."""
    outcomes: list[tuple[Plan, Result, Result]] = []

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(plans())
    def run(plan: Plan) -> None:
        outcomes.append((plan, said(plan, "keras3"), made(plan, "keras3")))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        run()
    return outcomes


def test_models_agree() -> None:
    outcomes = outcomes_of(300)
    legal = [(plan, ours, theirs) for plan, ours, theirs in outcomes if not theirs.error]
    assert len(legal) > 100
    assert [(plan, ours) for plan, ours, theirs in legal if ours.error] == [], "a legal model was called illegal"
    wrong = [
        (plan, ours, theirs)
        for plan, ours, theirs in legal
        if not all(isinstance(one, Unknown) or one == other for one, other in zip(ours, theirs, strict=True))
    ]
    assert wrong == []
    illegal = [(plan, theirs) for plan, ours, theirs in outcomes if theirs.error and not ours.error]
    assert len(illegal) <= (1 - MIN_FOUND) * (len(outcomes) - len(legal)), illegal
