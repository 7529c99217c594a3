"""Layers that prepare data: scaling by statistics, images of one size, words and categories as numbers."""

from __future__ import annotations

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.core import same
from kerlint.keras.shapes.sizes import Built, LayerCall


def normalization(call: LayerCall) -> Built:
    """Normalization."""
    return Built((call.inputs[0] if call.inputs else UNKNOWN,), 0, UNKNOWN)


def unknown(call: LayerCall) -> Built:
    """Not known yet."""
    return Built((Unknown("output of a preprocessing layer"),))


RULES = dict.fromkeys(
    "Resizing CenterCrop RandomCrop CategoryEncoding Discretization Hashing HashedCrossing StringLookup IntegerLookup "
    "TextVectorization MelSpectrogram STFTSpectrogram".split(),
    unknown,
) | {"Normalization": normalization, "Rescaling": same}
