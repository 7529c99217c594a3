"""How a layer's weights begin and what they cost: initializers and regularizers as facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import UNKNOWN, Const, Origin, Unknown
from kerlint.facts.vocabulary import Initializer, Regularizer
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.recover import arguments as arg
from kerlint.keras import identifiers

USUAL = {"l1": {"l1": 0.01}, "l2": {"l2": 0.01}, "l1_l2": {"l1": 0.01, "l2": 0.01}, "l1l2": {"l1": 0.0, "l2": 0.0}}
"""What regularizers penalise where no factor is written. Keras 3.15; the same in Keras 2."""


def initializer(layer: KerasObject) -> Any:
    """How the kernel of a layer begins."""
    return _each(layer, "kernel_initializer", _initializer)


def _initializer(leaf: Any, place: Origin) -> Any:
    if type(leaf) is Const and isinstance(leaf.value, str):
        name = identifiers.initializer(leaf.value, None)
        if name is None:
            return Unknown("an unknown initializer")
        return Initializer(place=place, name=name, value=identifiers.initial_value(name, {}), instance=None)
    if type(leaf) is KerasObject and leaf.instance is None:
        constants = {key: getattr(held, "value", UNKNOWN) for key, held in leaf.arguments.items()}
        value = identifiers.initial_value(leaf.symbol.name, constants)
        return Initializer(place=place, name=leaf.symbol.name, value=value, instance=leaf)
    return Unknown("an initializer that is not known")


def regularizer(layer: KerasObject) -> Any:
    """What the kernel of a layer costs; ``None`` if nothing."""
    return _each(layer, "kernel_regularizer", _regularizer)


def _regularizer(leaf: Any, place: Origin) -> Any:
    if type(leaf) is Const and leaf.value is None:
        return None
    if type(leaf) is Const and isinstance(leaf.value, str):
        usual = USUAL.get(leaf.value.lower())
        return _penalty(place, leaf.value.lower(), usual) if usual is not None else Unknown("an unknown regularizer")
    if type(leaf) is KerasObject and leaf.instance is None and not leaf.open:
        name = leaf.symbol.name
        usual = USUAL.get(name.lower())
        if usual is None:
            return Unknown("an unknown regularizer")
        own = {
            key if key != "l" else next(iter(usual)): arg.number(value)
            for key, value in leaf.arguments.items()
            if key in ("l1", "l2", "l")
        }
        return _penalty(place, name, {**usual, **own})
    return Unknown("a regularizer that is not known")


def _each(layer: KerasObject, parameter: str, read: Callable[[Any, Origin], Any]) -> Any:
    """What ``read`` makes of every alternative of an argument and of the place where it is written."""
    value = arg.argument(layer, parameter)
    return UNKNOWN if value is UNKNOWN else each(value, read, arg.written(layer, parameter))


def _penalty(place: Origin, name: str, factors: dict[str, Any]) -> Regularizer:
    return Regularizer(place=place, name=name, l1=factors.get("l1", 0.0), l2=factors.get("l2", 0.0))
