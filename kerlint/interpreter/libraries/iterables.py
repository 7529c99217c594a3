"""Python's functions that go through members one by one: ``range``, ``enumerate``, ``zip``, ``sorted``, ``map`` …"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.values import Const, Item, Unknown
from kerlint.interpreter import calls, loops
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.data import counting
from kerlint.interpreter.values import Array, Function, Sequence

MAX_RANGE = 2_000
"""Longest ``range`` whose members are spelled out."""

MAX_CALLS = 64
"""Most members that ``map`` calls its function with, one by one."""


def _range(call: Call) -> Any:
    bounds = [plain(call.machine.read(value)) for value in call.positional]
    if any(type(bound) is not int for bound in bounds) or not 1 <= len(bounds) <= 3 or bounds[2:] == [0]:
        some = call.unknown("a range of unknown length")
        return counting.one_by_one(some) if len(bounds) < 3 else some
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        return Sequence("range", [], open=True, origin=call.origin)
    return Sequence.of("range", [Const(number, call.origin) for number in numbers], call.origin)


def _enumerate(call: Call) -> Any:
    found = loops.members(call.machine, call.machine.read(call.get("iterable", 0, call.unknown("nothing"))))
    start = plain(call.get("start", 1, Const(0)))
    if found is None or type(start) is not int:
        over = call.machine.read(call.positional[0]) if call.positional else None
        inner = call.unknown("") if over is None else loops.element(call.machine, over)
        return _pairs([counting.one_by_one(call.unknown("a counter")), inner], over)
    made = Sequence("list", [], origin=call.origin)
    for number, item in enumerate(found, start):
        made.items.append(Item(item.guard, Sequence.of("tuple", [Const(number, call.origin), item.value])))
    return made


def _pairs(parts: list[Any], over: Any) -> Any:
    """Tuples of the same kind of values, nobody knows how many; ``over`` is what they go through."""
    element = Unknown("a pair")
    for place, part in enumerate(parts):
        element.keep(("member", place), part)
        element.keep(("item", place), part)
    whole = Unknown("pairs")
    whole.parts = {"element": element, "over": over}
    return whole


def _zip(call: Call) -> Any:
    values = [call.machine.read(value) for value in call.positional]
    found = [loops.members(call.machine, value) for value in values]
    if not found or call.open or any(part is None for part in found):
        over = values[0] if values and all(type(value) is Array for value in values) else None
        pairs = _pairs([loops.element(call.machine, value) for value in values], over)
        pairs.keep("zipped", Sequence.of("tuple", values))
        return pairs
    made = Sequence("list", [], origin=call.origin)
    for items in zip(*[part for part in found if part is not None]):
        if any(item.guard is not True for item in items):
            made.open = True
            break
        made.items.append(Item(True, Sequence.of("tuple", [item.value for item in items])))
    return made


def _reversed(call: Call) -> Any:
    found = loops.members(call.machine, call.machine.read(call.get("sequence", 0, call.unknown("nothing"))))
    if found is None:
        return Sequence("list", [], open=True, origin=call.origin)
    return Sequence("list", found[::-1], origin=call.origin)


def _sorted(call: Call) -> Any:
    values = plain(call.get("iterable", 0, call.unknown("nothing")))
    if isinstance(values, (list, tuple)) and not call.keywords:
        try:
            return Sequence.of("list", [Const(value, call.origin) for value in sorted(values)], call.origin)
        except TypeError:
            pass
    return Sequence("list", [], open=True, origin=call.origin)


def _map(call: Call) -> Any:
    found = loops.members(call.machine, call.machine.read(call.positional[1])) if len(call.positional) == 2 else None
    if found is None or len(found) > MAX_CALLS or any(item.guard is not True for item in found):
        return _open(call, call.positional[:1])
    made = []
    for item in found:
        arguments = calls.Arguments()
        arguments.positional = [item.value]
        made.append(calls.call_value(call.machine, call.positional[0], arguments, call.origin))
    return Sequence.of("list", made, call.origin)


def _filter(call: Call) -> Any:
    return _open(call, call.positional)


def _open(call: Call, given: list[Any]) -> Sequence:
    """Members that are not known, which functions among what is ``given`` make or choose at any time."""
    for value in given:
        if type(value) is Function:
            value.given_away = True
    return Sequence("list", [], open=True, origin=call.origin)


def _iter(call: Call) -> Any:
    return call.positional[0] if call.positional else call.unknown("an iterator")


def _next(call: Call) -> Any:
    if not call.positional:
        return call.unknown("next")
    return loops.element(call.machine, call.machine.read(call.positional[0]))


FUNCTIONS: dict[str, Callable[[Call], Any]] = {
    "range": _range,
    "enumerate": _enumerate,
    "zip": _zip,
    "reversed": _reversed,
    "sorted": _sorted,
    "map": _map,
    "filter": _filter,
    "iter": _iter,
    "next": _next,
}
