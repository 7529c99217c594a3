"""Lists, tuples, sets and dictionaries: what their types make of other values, and their methods."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import bounded, each
from kerlint.facts.values import Const, Item
from kerlint.interpreter import attributes, loops
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.values import ABSENT, Array, Mapping, Sequence


def _collect(kind: str) -> Callable[[Call], Any]:
    def make(call: Call) -> Any:
        made = Sequence(kind, [], origin=call.origin, birth=call.machine.path)
        if call.positional:
            source = call.machine.read(call.positional[0])
            found = loops.members(call.machine, source)
            if found is None:
                if type(source) is Array:
                    return source
                made.open = True
            else:
                made.items += _distinct(found) if kind == "set" else found
                made.open = made.open or kind == "set" and any(type(item.value) is not Const for item in found)
        return made

    return make


def _distinct(found: list[Item]) -> list[Item]:
    """The members of a set: constants once. What else is equal is not known; the set is left open then."""
    kept: dict[Any, Item] = {}
    for item in found:
        value = item.value
        key = (type(value.value), value.value) if type(value) is Const else id(item)
        kept.setdefault((key, id(item) if item.guard is not True else 0), item)
    return list(kept.values())


def _dict(call: Call) -> Any:
    made = Mapping({}, open=call.open, origin=call.origin, birth=call.machine.path)
    if call.positional:
        source = call.machine.read(call.positional[0])
        if type(source) is Mapping:
            made.entries.update(source.entries)
            made.open = made.open or source.open
        else:
            _pairs_into(made, source)
    for name, value in call.keywords.items():
        made.entries[name] = value
    return made


def _pairs_into(made: Mapping, source: Any) -> None:
    pairs = source.plain() if type(source) is Sequence else None
    for pair in pairs or ():
        parts = pair.plain() if type(pair) is Sequence else None
        if parts and len(parts) == 2 and type(parts[0]) is Const:
            made.entries[parts[0].value] = parts[1]
        else:
            made.open = True
    if pairs is None:
        made.open = True


TYPES: dict[str, Callable[[Call], Any]] = {
    "list": _collect("list"),
    "tuple": _collect("tuple"),
    "set": _collect("set"),
    "frozenset": _collect("set"),
    "dict": _dict,
}


# --- methods of lists, tuples and sets


def _append(call: Call) -> Any:
    call.machine.append(call.receiver, call.get("object", 0, call.unknown("a member")))
    return Const(None)


def _extend(call: Call) -> Any:
    attributes.extend(call.machine, call.receiver, call.machine.read(call.get("iterable", 0, call.unknown("members"))))
    return Const(None)


def _insert(call: Call) -> Any:
    place = plain(call.get("index", 0))
    members = call.receiver.plain()
    if type(place) is int and members is not None and 0 <= place <= len(members):
        call.machine.append(call.receiver, call.get("object", 1, call.unknown("a member")), place)
    else:
        call.receiver.items, call.receiver.open = [], True
    return Const(None)


def _pop(call: Call) -> Any:
    sequence = call.receiver
    place = plain(call.get("index", 0, Const(-1)))
    members = sequence.plain()
    if members and type(place) is int and -len(members) <= place < len(members):
        if call.machine.relative(sequence.birth) is True:
            return sequence.items.pop(place).value
    sequence.items, sequence.open = [], True
    return call.unknown("a member that is not known")


def _forget(call: Call) -> Any:
    call.receiver.items, call.receiver.open = [], True
    return Const(None)


def _clear(call: Call) -> Any:
    if call.machine.relative(call.receiver.birth) is True:
        call.receiver.items = []
        call.receiver.open = False
        return Const(None)
    return _forget(call)


def _reverse(call: Call) -> Any:
    if call.receiver.open or call.machine.relative(call.receiver.birth) is not True:
        return _forget(call)
    call.receiver.items.reverse()
    return Const(None)


def _copy(call: Call) -> Any:
    source = call.receiver
    if type(source) is Mapping:
        return Mapping(dict(source.entries), open=source.open, origin=source.origin, birth=source.birth)
    return Sequence(source.kind, list(source.items), open=source.open, origin=source.origin, birth=source.birth)


SEQUENCE_METHODS: dict[str, Callable[[Call], Any]] = {
    "append": _append,
    "add": _append,
    "extend": _extend,
    "insert": _insert,
    "pop": _pop,
    "remove": _forget,
    "sort": _forget,
    "clear": _clear,
    "reverse": _reverse,
    "copy": _copy,
    "update": _forget,
}


# --- methods of dictionaries


def _get(call: Call) -> Any:
    key, default = call.get("key", 0, call.unknown("a key")), call.get("default", 1, Const(None, call.origin))
    return attributes.entry(call.machine, call.receiver, key, default, call.origin)


def _setdefault(call: Call) -> Any:
    value = _get(call)
    key = call.get("key", 0)
    if type(key) is Const:
        call.machine.enter(call.receiver, key.value, value)
    return value


def _update(call: Call) -> Any:
    mapping, machine = call.receiver, call.machine
    given = [machine.read(value) for value in call.positional] + [Mapping(call.keywords, open=call.open)]
    for source in given:
        if type(source) is not Mapping:
            mapping.open = True
            continue
        mapping.open = mapping.open or source.open
        for key, value in source.entries.items():
            old = mapping.entries.get(key, ABSENT)
            machine.enter(mapping, key, bounded(each(value, _unless_absent, old)))
    return Const(None)


def _unless_absent(leaf: Any, other: Any) -> Any:
    return other if leaf is ABSENT else leaf


def _take(call: Call) -> Any:
    value = _get(call)
    key = call.get("key", 0)
    if type(key) is Const:
        call.machine.enter(call.receiver, key.value, ABSENT)
    else:
        call.receiver.open = True
    return value


def _entries(kind: str) -> Callable[[Call], Any]:
    def read(call: Call) -> Any:
        mapping, machine = call.receiver, call.machine
        made = Sequence("list", [], open=mapping.open, origin=call.origin, birth=machine.path)
        for key, value in mapping.entries.items():
            held = machine.read(value)
            guard = each(held, lambda leaf: leaf is not ABSENT)
            if guard is False:
                continue
            held = each(held, lambda leaf: call.unknown("an absent entry") if leaf is ABSENT else leaf)
            name = Const(key, call.origin)
            entry = {"keys": name, "values": held, "items": Sequence.of("tuple", [name, held])}[kind]
            made.items.append(Item(guard, entry))
        return made

    return read


def _clear_mapping(call: Call) -> Any:
    for key in call.receiver.entries:
        call.machine.enter(call.receiver, key, ABSENT)
    return Const(None)


MAPPING_METHODS: dict[str, Callable[[Call], Any]] = {
    "get": _get,
    "setdefault": _setdefault,
    "update": _update,
    "pop": _take,
    "keys": _entries("keys"),
    "values": _entries("values"),
    "items": _entries("items"),
    "copy": _copy,
    "clear": _clear_mapping,
}
