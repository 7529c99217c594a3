"""Data as a program hands them to a model, and what becomes of a model's predictions."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each, leaves
from kerlint.facts.fact import link
from kerlint.facts.values import Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter import attributes
from kerlint.interpreter.data import literal
from kerlint.interpreter.data.make import opaque
from kerlint.interpreter.happened import Event
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import Array, Instance, Sequence
from kerlint.keras import names

BATCHING = frozenset({"PyDataset", "Sequence"})
"""Classes of Keras that a program derives its own sources of batches from."""


def data_of(machine: Machine, value: Any) -> Any:
    """The Data of an argument as they are now: guarded Data, ``None`` as a constant, or Unknown."""
    return machine.read(each(machine.read(value), lambda leaf: _data(machine, leaf)))


def _data(machine: Machine, leaf: Any) -> Any:
    if type(leaf) is Array:
        return machine.read(leaf.data)
    if type(leaf) is Const and leaf.value is None:
        return leaf
    if type(leaf) is Sequence and leaf.kind in ("list", "tuple"):
        members = leaf.plain()
        if members and all(type(member) is Const or type(member) is Sequence for member in members):
            return literal.read(leaf, leaf.origin, container="list")
        return Unknown("several inputs")
    if type(leaf) is Instance and _gives_batches(leaf):
        return opaque(leaf.origin, container="generator", origin="generator")
    return leaf if type(leaf) is Unknown else Unknown("data that are not followed")


def _gives_batches(instance: Instance) -> bool:
    """Whether an object of the program's own class is a PyDataset, which Keras asks for one batch after the other."""
    base = attributes.keras_base(instance.type)
    symbol = None if base is None else names.canonical(base.path)
    return symbol is not None and symbol.name in BATCHING


def predicted(machine: Machine, event: Event) -> Data:
    """The data that a prediction gives; ``machine.predictions`` knows them again."""
    from kerlint.interpreter.libraries.keras.outputs import of_prediction

    shaped = of_prediction(event.receiver, event.payload["x"])
    data = Data(place=event.place, container="array", origin="prediction", **shaped)
    link(data, source=data)  # what is computed from it keeps its source
    machine.predictions[data] = event
    return data


def note_use(machine: Machine, value: Any, how: str, place: Origin) -> None:
    """Records that a prediction is used: ``how`` is a word of ``Prediction.purpose`` or the path of a function."""
    if not machine.predictions:
        return
    for leaf in leaves(value):
        if type(leaf) is Array:
            for data in leaves(machine.read(leaf.data)):
                event = prediction_of(machine, data)
                if event is not None:
                    machine.note("use", event, place, how=how)
        elif type(leaf) is Sequence:
            for item in leaf.items:
                note_use(machine, item.value, how, place)


def prediction_of(machine: Machine, data: Any) -> Event | None:
    """The prediction that data are, or are a part of."""
    if type(data) is not Data:
        return None
    found = machine.predictions.get(data)
    if found is None and type(data.source) is Data:
        found = machine.predictions.get(data.source)
    return found
