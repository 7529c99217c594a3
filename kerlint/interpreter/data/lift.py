"""Calls a function on every alternative of its arguments: the first step of every call into a data library.

The function sees plain things only: Data in place of arrays, constants, sequences of such, Unknown. What it returns for
each alternative is put together again, and Data become arrays. So no other module of this package knows of choices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from kerlint.facts.choices import bounded, by_roots, choose, cofactor, each, leaves
from kerlint.facts.values import Atom, Choice, Const, Item, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.values import SHAPE, SIZE, Array, Mapping, Sequence

if TYPE_CHECKING:
    from kerlint.interpreter.machine import Machine

Handler = Callable[[Call], Any]

MAX_CONDITIONS = 4
"""Conditions on which the arguments of one call may depend: what is called sees up to sixteen combinations of them."""

DEEP = 6
"""Lists nested deeper than this are not looked into."""


def lifted(function: Handler) -> Handler:
    """``function`` for calls whose receiver and arguments may be choices; it is called with plain ones."""

    def run(call: Call) -> Any:
        names = tuple(call.keywords)
        count = len(call.positional)

        def plainly(*values: Any) -> Any:
            return function(
                Call(
                    call.machine,
                    call.path,
                    values[0],
                    list(values[1 : count + 1]),
                    dict(zip(names, values[count + 1 :])),
                    call.origin,
                    call.written,
                    open=call.open,
                )
            )

        return lift(call.machine, plainly, call.receiver, *call.positional, *call.keywords.values())

    run.__name__ = function.__name__
    run.__doc__ = function.__doc__
    return run


def table(functions: dict[str, Handler]) -> dict[str, Handler]:
    """A table of functions that see plain arguments, for the machine."""
    return {path: lifted(function) for path, function in functions.items()}


def lift(machine: Machine, function: Callable[..., Any], *values: Any) -> Any:
    """``function`` of every combination of alternatives of ``values``, as one guarded value of the program."""
    views = tuple([view(machine, value) for value in values])
    if not any(map(_branches, views)):
        result = wrapped(function(*views))
        if type(result) is Array:
            result.certain = all(map(certain, values))
        return result
    if len(set(_atoms(views))) > MAX_CONDITIONS:
        unknown = Unknown("depends on too many conditions")
        return wrapped(function(*[unknown if _branches(value) else value for value in views]))
    nested = any(type(value) is not Choice and _branches(value) for value in views)
    return wrapped(_expand(function, views) if nested else by_roots(function, views, _merged))


def certain(value: Any, depth: int = 0) -> bool:
    """Whether a value is surely made of data and constants alone."""
    kind = type(value)
    if kind is Array:
        known: bool = value.certain
        return known
    if kind is Unknown:
        return value.reason in (SIZE, SHAPE)
    if kind is Choice or depth >= DEEP:
        return False
    if kind is Sequence or kind is Mapping:
        return not value.open and all(certain(member, depth + 1) for member in _members(value))
    return True


def view(machine: Machine, value: Any, depth: int = 0) -> Any:
    """A value with its arrays replaced by what they hold on the current path."""
    kind = type(value)
    if kind is Array:
        return machine.read(value.data)
    if kind is Choice:
        return bounded(each(machine.read(value), lambda leaf: view(machine, leaf, depth)))
    if depth >= DEEP:
        return value
    if kind is Sequence and not all(type(item.value) is Const for item in value.items):
        items = [Item(item.guard, view(machine, item.value, depth + 1)) for item in value.items]
        return Sequence(value.kind, items, open=value.open, origin=value.origin)
    if kind is Mapping:
        entries = {key: view(machine, entry, depth + 1) for key, entry in value.entries.items()}
        return Mapping(entries, open=value.open, origin=value.origin)
    return value


def wrapped(result: Any) -> Any:
    """What a function of plain arguments returned, as a value of the program: Data become arrays."""
    kind = type(result)
    if kind is Data:
        return Array(result)
    if kind is Choice:
        kinds = {type(leaf) for leaf in leaves(result)}
        if Data in kinds and kinds <= {Data, Unknown}:
            return Array(bounded(result))
        return bounded(each(result, wrapped))
    if kind is tuple or kind is list:
        return Sequence.of(kind.__name__, [wrapped(member) for member in result])
    return result


def _members(value: Any) -> Iterator[Any]:
    if type(value) is Sequence:
        return (item.value for item in value.items)
    return iter(value.entries.values()) if type(value) is Mapping else iter(())


def _branches(value: Any, depth: int = 0) -> bool:
    kind = type(value)
    if kind is Choice:
        return True
    if kind is not Sequence and kind is not Mapping or depth >= DEEP:
        return False
    return any(_branches(member, depth + 1) for member in _members(value))


def _atoms(values: Any, depth: int = 0) -> Iterator[Atom]:
    for value in values:
        if type(value) is Choice:
            yield value.atom
            yield from _atoms((value.high, value.low), depth)
        elif depth < DEEP:
            yield from _atoms(_members(value), depth + 1)


def _decided(value: Any, atom: Atom, arm: bool, depth: int = 0) -> Any:
    """The value, and everything inside it, where ``atom`` is ``arm``."""
    if type(value) is Choice:
        return each(cofactor(value, atom, arm), lambda leaf: _decided(leaf, atom, arm, depth))
    if depth >= DEEP or not _branches(value, depth):
        return value
    if type(value) is Sequence:
        items = [Item(item.guard, _decided(item.value, atom, arm, depth + 1)) for item in value.items]
        return Sequence(value.kind, items, open=value.open, origin=value.origin)
    entries = {key: _decided(entry, atom, arm, depth + 1) for key, entry in value.entries.items()}
    return Mapping(entries, open=value.open, origin=value.origin)


def _expand(function: Callable[..., Any], values: tuple[Any, ...]) -> Any:
    atom = min(_atoms(values), key=lambda one: one.order, default=None)
    if atom is None:
        return function(*values)
    high = _expand(function, tuple([_decided(value, atom, True) for value in values]))
    low = _expand(function, tuple([_decided(value, atom, False) for value in values]))
    return _merged(atom, high, low)


def _merged(atom: Atom, high: Any, low: Any) -> Any:
    if type(high) in (tuple, list) and type(high) is type(low) and len(high) == len(low):
        return type(high)(_merged(atom, one, other) for one, other in zip(high, low))
    return choose(atom, high, low)
