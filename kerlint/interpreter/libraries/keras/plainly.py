"""Values of the program as Keras' rules of layers take them: Python's own, records of layers inside, or unknown."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import UNKNOWN, Choice, Const
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.values import ABSENT, Sequence


def argument(leaf: Any) -> Any:
    """An argument as Keras' rules take it: Python's own values, a record for a layer inside, else unknown."""
    if leaf is ABSENT:
        return leaf
    if isinstance(leaf, KerasObject) and leaf.symbol.kind == "layer" and leaf.instance is None and not leaf.open:
        from kerlint.keras.shapes import LayerRecord

        arguments = {name: each(value, argument) for name, value in leaf.arguments.items()}
        if not any(type(value) is Choice for value in arguments.values()):
            return LayerRecord(leaf.symbol.name, {key: one for key, one in arguments.items() if one is not ABSENT})
    if type(leaf) is Sequence and leaf.kind == "list" and (members := leaf.plain()) is not None:
        return [argument(member) for member in members]  # cells of an RNN
    return python(leaf)


def python(leaf: Any) -> Any:
    """A value of the program as Keras' rules take it: what is not plain is unknown."""
    if type(leaf) is Const:
        return leaf.value
    if type(leaf) is Sequence and leaf.kind in ("list", "tuple", "range"):
        members = leaf.plain()
        if members is None:
            return UNKNOWN
        values = [python(member) for member in members]
        return tuple(values) if leaf.kind == "tuple" else values
    return leaf if type(leaf) is Choice else UNKNOWN
