"""Whether a file can matter: a search in its text, before anything is parsed or imported for it."""

from __future__ import annotations

from collections.abc import Iterable

_MARKS = (b"keras", b"tensorflow", b"tf_agents", b"spektral", b"deepctr", b"larq")
"""A program that uses Keras names one of these: Keras, TensorFlow, or a package that hands its models on."""

_SNIPPET = (b"Sequential(", b".compile(")
"""What shows Keras where the imports were left out."""


def can_matter(data: bytes, own: Iterable[str] = ()) -> bool:
    """Whether the bytes mention Keras, TensorFlow or a package that wraps them, or look like a snippet of Keras.

    ``own`` are the paths of a team's own functions that return models.
    """
    if own and any(path.partition(".")[0].encode() in data for path in own):
        return True
    return any(mark in data for mark in _MARKS) or all(mark in data for mark in _SNIPPET) and b"torch" not in data


def may_suppress(text: str) -> bool:
    """Whether a text may hold a comment that silences findings."""
    folded = text.lower()
    return "kerlint" in folded or "noqa" in folded
