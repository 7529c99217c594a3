"""Whether a file can matter: a search in its bytes, before anything is parsed or imported for it."""

from __future__ import annotations

_MARKS = (b"keras", b"tensorflow", b"tf_agents", b"spektral", b"deepctr", b"larq")
"""A program that uses Keras names one of these: Keras, TensorFlow, or a package that hands its models on."""


def can_matter(data: bytes) -> bool:
    """Whether the bytes mention Keras, TensorFlow or a package that wraps them."""
    return any(mark in data for mark in _MARKS)
