"""The shape of what a model gives for data: what predictions look like before they are compared with anything."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data.shapes import facts, sizes_of
from kerlint.interpreter.libraries.keras.objects import Model
from kerlint.interpreter.libraries.keras.shapes import Made, of_model

DECLARED = ("functional", "application")
"""Kinds of models that say themselves which shape they take."""


def of_prediction(model: Any, x: Any) -> dict[str, Any]:
    """Length, shape and width of what a model with one output gives for ``x``, as far as they are known."""
    if not isinstance(model, Model):
        return {}
    given = sizes_of(x)
    made = of_model(model, () if model.kind in DECLARED or type(given) is not tuple else (given,))
    shape = made.outputs[0] if type(made) is Made and len(made.outputs) == 1 else UNKNOWN
    if type(shape) is not tuple or not shape:
        return {}
    found = facts((None, *[size if type(size) is int else None for size in shape[1:]]))
    return {**found, "length": x.length if type(x) is Data else UNKNOWN}
