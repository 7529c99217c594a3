"""What calls into Keras mean: objects that are made, graphs that layers build when called, events that methods are."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import Choice
from kerlint.interpreter.libraries.keras.construct import construct, make, subclass, transparent_decorator
from kerlint.interpreter.libraries.keras.members import adopted, attribute, write, write_each
from kerlint.interpreter.libraries.keras.methods import called, method, super_method
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.values import Sequence

__all__ = [
    "adopted",
    "attribute",
    "called",
    "construct",
    "is_keras",
    "make",
    "method",
    "named",
    "subclass",
    "super_method",
    "transparent_decorator",
    "write",
    "write_each",
]


def is_keras(value: Any) -> bool:
    """Whether a value is an object of Keras."""
    return type(value) is KerasObject or type(value) is Model


def named(machine: Any, value: Any, name: str) -> None:
    """Objects remember the first name that they are given."""
    for leaf in leaves(value) if type(value) is Choice else (value,):
        if (type(leaf) is KerasObject or type(leaf) is Model) and leaf.variable is None:
            leaf.variable = name
            _note_kept(machine, leaf, name)
        elif type(leaf) is Sequence and leaf.kind in ("list", "tuple"):
            for item in leaf.items:
                if type(item.value) is KerasObject and item.value.variable is None:
                    _note_kept(machine, item.value, name)


def _note_kept(machine: Any, thing: KerasObject | Model, name: str) -> None:
    """Callbacks and optimizers that are kept under a name: whether anybody reads it is asked at the end."""
    if (
        type(thing) is KerasObject
        and thing.symbol.kind in ("callback", "optimizer")
        and machine.document is machine.main
    ):
        machine.note(thing.symbol.kind, thing, thing.origin, name=name)
