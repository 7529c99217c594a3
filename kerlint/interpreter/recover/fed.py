"""What a model is first given: its input where no layer says it, as for subclassed models."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Choice, Const
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras.inside import symbolic
from kerlint.interpreter.libraries.keras.objects import Model
from kerlint.interpreter.recover.trainings import part_of
from kerlint.interpreter.values import Mapping, Sequence


def shape(events: list[Event], model: Model) -> Any:
    """The shape of what a model with one input is first given, or built for."""
    event = _first(events, model)
    if event is None:
        return UNKNOWN
    if event.kind == "build":
        size = event.payload["shape"]
        return tuple(size) if type(size) in (tuple, list) else UNKNOWN
    return _shape(event.payload.get("entering"))


def _first(events: list[Event], model: Model) -> Event | None:
    """The first event that builds a model, if it does so on every path."""
    for event in events:
        if event.receiver is model and (event.kind == "build" or event.payload.get("entering") is not None):
            return event
    return None


def _shape(value: Any) -> Any:
    if type(value) is not Data:
        return UNKNOWN
    features = part_of(value, 0) or value
    row = features.shape.value if type(features.shape) is Const else features.shape
    if type(row) is not tuple or not row:
        return UNKNOWN
    return (None, *(size.value if type(size) is Const else UNKNOWN if type(size) is Choice else size for size in row))


def inputs(machine: Any, events: list[Event], model: Model) -> list[Any] | None:
    """Symbolic inputs in the structure of what a model is first given."""
    event = _first(events, model)
    if event is None:
        return None
    if event.kind == "build":
        return [symbolic(machine, model, shape(events, model))]
    return [_symbolic(machine, model, event.payload["entering"])]


def _symbolic(machine: Any, model: Model, value: Any) -> Any:
    if isinstance(value, list):
        return Sequence.of("tuple", [_symbolic(machine, model, one) for one in value], model.origin)
    if isinstance(value, dict):
        return Mapping({key: _symbolic(machine, model, one) for key, one in value.items()}, origin=model.origin)
    return symbolic(machine, model, _shape(value))
