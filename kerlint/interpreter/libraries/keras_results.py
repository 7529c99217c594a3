"""What ``fit`` and ``evaluate`` return: a History, whose values are looked up by name, and numbers that are unpacked.

Both are objects that remember the event that they come from; what the program does with them is noted as events of
its own.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Const, Origin, Unknown
from kerlint.interpreter.call import Call
from kerlint.interpreter.happened import Event
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import LibraryObject

HISTORY = "keras.results.History"
VALUES = "keras.results.History.history"
EVALUATION = "keras.results.Evaluation"

KEYS_OF = "keys of a history"
"""Under this name the keys of a history keep it."""

FUNCTIONS: dict[str, Any] = {}


def history(event: Event) -> LibraryObject:
    """What ``fit`` returns."""
    return _made(HISTORY, event)


def evaluation(event: Event) -> LibraryObject:
    """What ``evaluate`` returns."""
    return _made(EVALUATION, event)


def _made(path: str, event: Event) -> LibraryObject:
    result = LibraryObject(path, {}, event.place)
    result.state["event"] = event
    return result


def attribute(machine: Machine, thing: LibraryObject, name: str, origin: Origin) -> Any:
    """``result.history``; what else a History has is not followed."""
    if thing.path != HISTORY:
        return None
    if name == "history":
        return _made(VALUES, thing.state["event"])
    return Unknown(f"`{name}` of a History", origin) if name in ("epoch", "params", "model") else None


def subscript(machine: Machine, thing: LibraryObject, key: Any, origin: Origin) -> Any:
    """``result.history['loss']``: one value per epoch."""
    if thing.path == VALUES and type(key) is Const:
        machine.note("lookup", thing, origin, key=key, event=thing.state["event"], guarded=bool(machine.raised))
    return Unknown(f"a part of {thing!r}", origin)


def asked_for_name(container: Any) -> None:
    """``'auc' in result.history``, or in its ``keys()``: the program itself sees to it which names are there."""
    if type(container) is Unknown:
        container = (container.parts or {}).get(KEYS_OF)
    if type(container) is LibraryObject and container.path == VALUES:
        container.state["event"].payload["asked for names"] = True


def unpacked(machine: Machine, thing: LibraryObject, count: int) -> None:
    """``loss, accuracy = model.evaluate(…)``."""
    if thing.path == EVALUATION and thing.origin is not None:
        machine.note("unpack", thing, thing.origin, count=count, event=thing.state["event"])


def method(call: Call) -> Any:
    """A method of a result: a History has none that a program would call, a model has."""
    if call.receiver.path == HISTORY:
        call.machine.note("misuse", call.receiver, call.origin, name=call.path, event=call.receiver.state["event"])
    for value in (*call.positional, *call.keywords.values()):
        call.machine.escape(value, f"given to {call.receiver!r}")
    result = call.unknown(f"`{call.path}()` of {call.receiver!r}")
    if call.path == "keys":
        result.keep(KEYS_OF, call.receiver)
    return result
