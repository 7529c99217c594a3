"""Random changes of images, which keep the shape."""

from __future__ import annotations

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.layers import KINDS
from kerlint.keras.shapes.core import same
from kerlint.keras.shapes.preprocessing import refuse_factor, resized
from kerlint.keras.shapes.sizes import Built, LayerCall


def stretched(call: LayerCall) -> Built:
    """RandomHeight, RandomWidth: one axis is free afterwards."""
    if not call.inputs or isinstance(call.inputs[0], Unknown):
        return Built((UNKNOWN,))
    shape = [*call.inputs[0]]
    shape[-3 if call.type == "RandomHeight" else -2] = None
    return Built((tuple(shape),))


NO_FACTOR = "RandomFlip RandomShear RandomTranslation RandomZoom AutoContrast Solarization".split()
"""Layers with factors of other names."""


def without_factor(call: LayerCall) -> Built:
    """They refuse the ``factor`` that their signature in Keras 3 takes."""
    refuse_factor(call)
    return same(call)


RULES = dict.fromkeys(KINDS["augmentation"].split(), same) | {
    "RandomHeight": stretched,
    "RandomWidth": stretched,
    "RandomCrop": resized,
    **dict.fromkeys(NO_FACTOR, without_factor),
}
