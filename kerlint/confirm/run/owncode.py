"""Inside: whether a model computes by Python of the program's own, which has to be translated to run in a graph.

Translating what Keras and TensorFlow wrote changes nothing, and takes most of the time of a small experiment.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

KNOWN = ("keras", "tf_keras", "tensorflow", "numpy", "builtins")
"""Packages whose functions can be traced as they are."""


def own_code(model: Any) -> bool:
    """Whether anything that a compiled model calls is not of Keras or TensorFlow. In doubt, it is."""
    try:
        layers = [model, *model._flatten_layers(include_self=False)]
    except (AttributeError, TypeError):
        return True
    judges = (model.optimizer, *_flat(getattr(model, "loss", None)))
    return any(_foreign(one) for one in judges) or any(_foreign(layer) or _calls_foreign(layer) for layer in layers)


def _calls_foreign(layer: Any) -> bool:
    """Whether a layer holds a function or an object that computes (activation, penalty) of the program's own."""
    return any(callable(value) and _foreign(value) for held in vars(layer).values() for value in _flat(held))


def _flat(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return [one for held in value.values() for one in _flat(held)]
    if isinstance(value, (list, tuple)):
        return [one for held in value for one in _flat(held)]
    return [value]


def _foreign(value: Any) -> bool:
    if value is None or isinstance(value, str):
        return False
    made = value if hasattr(value, "__code__") else type(value)
    if isinstance(value, type):
        made = value
    return str(getattr(made, "__module__", None) or "").partition(".")[0] not in KNOWN
