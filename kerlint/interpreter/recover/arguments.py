"""Arguments of Keras objects as facts: what is written, what the default decides, what is not known."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import UNKNOWN, Collection, Const, Origin, Unknown
from kerlint.interpreter.call import plain
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.values import ABSENT, External, Function, Mapping, Partial, Sequence
from kerlint.keras import identifiers, names, signatures


def argument(thing: Any, name: str) -> Any:
    """The value of a parameter: as given, else Keras' default, else Unknown."""
    value = thing.arguments.get(name, ABSENT)
    if value is ABSENT:
        return default(thing, name)
    return each(value, lambda leaf: default(thing, name) if leaf is ABSENT else leaf)


def default(thing: Any, name: str) -> Any:
    """What applies when an argument is left out; written nowhere, so it points at the call."""
    if thing.open:
        return Unknown(f"`{name}` may be among arguments that are not known")
    symbol = thing.symbol
    signature = signatures.signature(symbol, None) if symbol is not None else None
    if signature is None or name not in signature.defaults:
        return UNKNOWN
    return Const(signature.defaults[name], thing.origin)


def simple(value: Any, origin: Origin | None = None) -> Any:
    """A guarded value of the program as a guarded constant: sequences of constants become tuples."""
    return each(value, lambda leaf: _simple(leaf, origin))


def _simple(leaf: Any, origin: Origin | None) -> Any:
    if type(leaf) is Const or type(leaf) is Unknown:
        return leaf
    if type(leaf) is Sequence or type(leaf) is Mapping:
        python = plain(leaf)
        if type(python) is Unknown:
            return python
        return Const(tuple(python) if isinstance(python, list) else python, leaf.origin or origin)
    return Unknown("not a constant")


def given(arguments: dict[str, Any], *, open: bool) -> Collection:
    """Names of the arguments that are written."""
    return Collection.of(*arguments, closed=not open)


def number(value: Any) -> Any:
    """A guarded value as a guarded number."""
    return each(value, lambda leaf: leaf if _is_number(leaf) else _none_or_unknown(leaf))


def _is_number(leaf: Any) -> bool:
    return type(leaf) is Const and isinstance(leaf.value, (int, float)) and not isinstance(leaf.value, bool)


def _none_or_unknown(leaf: Any) -> Any:
    if type(leaf) is Const and leaf.value is None:
        return leaf
    return leaf if type(leaf) is Unknown else Unknown("not a number")


def boolean(value: Any) -> Any:
    """A guarded value as a guarded truth value."""
    return each(
        value, lambda leaf: leaf if type(leaf) is Const and type(leaf.value) is bool else Unknown("not a boolean")
    )


def activation(value: Any, origin: Origin | None) -> Any:
    """The canonical name of an activation, as written here or elsewhere."""
    return each(value, lambda leaf: _activation(leaf, origin))


def _activation(leaf: Any, origin: Origin | None) -> Any:
    if type(leaf) is Const:
        if leaf.value is None:
            return Const("linear", leaf.origin, leaf.definition)
        name = identifiers.activation(leaf.value, None) if isinstance(leaf.value, str) else None
        return Unknown("an unknown activation") if name is None else Const(name, leaf.origin, leaf.definition)
    if type(leaf) is External:
        name = identifiers.activation_at(leaf.path)
        return Unknown(leaf.path) if name is None else Const(name, origin)
    if type(leaf) is KerasObject and leaf.instance is None and not leaf.arguments:
        return Const(identifiers.activation_named(leaf.symbol.name), origin)
    return Unknown(
        "an activation of its own" if type(leaf) in (Function, Partial) else "an activation that is not known"
    )


def written(thing: Any, name: str) -> Origin:
    """Where an argument is written, else the call."""
    place: Origin = thing.written.get(name, thing.origin)
    return place


def symbol_at(value: Any) -> names.Symbol | None:
    """The Keras symbol that a value imported by path is."""
    return names.canonical(value.path) if type(value) is External else None
