"""Attention layers."""

from __future__ import annotations

from kerlint.facts.values import UNKNOWN
from kerlint.keras.shapes.sizes import Built, LayerCall


def unknown(call: LayerCall) -> Built:
    """Not known yet."""
    return Built((UNKNOWN,), UNKNOWN)


RULES = dict.fromkeys("Attention AdditiveAttention MultiHeadAttention GroupQueryAttention".split(), unknown)
