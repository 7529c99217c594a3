"""Python's own functions, and the methods of strings, lists, tuples and dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import bounded, combine, each
from kerlint.facts.values import Choice, Const, Item, Unknown
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.data import counting
from kerlint.interpreter.handing import note_use
from kerlint.interpreter.libraries import strings
from kerlint.interpreter.values import (
    ABSENT,
    Array,
    Class,
    External,
    Function,
    Instance,
    LibraryObject,
    Mapping,
    Sequence,
)

PYTHON_2: dict[str, str] = {"xrange": "range", "raw_input": "input", "unicode": "str", "long": "int"}
"""Functions by their names in Python 2, where no name of the program hides them."""

NAMES: frozenset[str] = frozenset(
    """abs all any bool bytes callable chr complex dict dir divmod enumerate eval exec exit quit filter float format
    frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max min
    next object open ord pow print property range repr reversed round set setattr slice sorted staticmethod classmethod
    str sum super tuple type vars zip display delattr Exception ValueError TypeError RuntimeError KeyError
    NotImplementedError ImportError ModuleNotFoundError AttributeError StopIteration KeyboardInterrupt
    OSError""".split()
)

MAX_RANGE = 2_000
"""Longest ``range`` whose members are spelled out."""


def call(call: Call) -> Any:
    """A builtin function."""
    name = call.path.partition(".")[2]
    handler = FUNCTIONS.get(name)
    if handler is not None:
        return _each_alternative(call, handler) if name in ITERATING else handler(call)
    root, _, method = name.partition(".")
    if method:
        return _unbound(call, root, method)
    if name in PURE:
        return pure(call, PURE[name])
    return call.unknown(f"the result of `{name}`")


ITERATING = frozenset({"enumerate", "zip", "reversed", "sorted", "list", "tuple", "set", "range"})
"""Functions of what is iterated over: where that is one of several, so is the result."""


def _each_alternative(call: Call, handler: Callable[[Call], Any]) -> Any:
    values = [call.machine.read(value) for value in call.positional]
    if not any(type(value) is Choice for value in values):
        return handler(call)

    def one(*known: Any) -> Any:
        return handler(
            Call(call.machine, call.path, None, list(known), call.keywords, call.origin, call.written, open=call.open)
        )

    return combine(one, *values)


def _unbound(call: Call, root: str, method: str) -> Any:
    if root == "dict" and method == "fromkeys":
        return Mapping({}, open=True, origin=call.origin)
    if root == "object" and method == "__setattr__":
        return Const(None)
    return call.unknown(f"`{root}.{method}`")


def pure(call: Call, function: Callable[..., Any]) -> Any:
    """A function of constants; of data, something that is not followed."""
    if call.open or call.keywords:
        return call.unknown("a computed value")
    if any(type(value) is Array for value in call.positional):
        for value in call.positional:
            note_use(call.machine, value, "arithmetic", call.origin)
        return call.unknown("computed from data")

    def compute(*values: Any) -> Any:
        python = [plain(value) for value in values]
        if any(type(value) is Unknown for value in python):
            return call.unknown("computed from something that is not known")
        try:
            return Const(function(*python), call.origin)
        except (TypeError, ValueError, ArithmeticError):
            return call.unknown("a computation that fails")

    if len(call.positional) == 1:
        return each(call.positional[0], compute)
    return compute(*call.positional)


def _sum(values: Any) -> Any:
    return sum(values)


PURE: dict[str, Callable[..., Any]] = {
    "abs": abs,
    "bool": bool,
    "float": float,
    "int": int,
    "str": str,
    "min": min,
    "max": max,
    "round": round,
    "sum": _sum,
    "repr": repr,
    "complex": complex,
    "all": all,
    "any": any,
    "divmod": divmod,
    "ord": ord,
    "chr": chr,
}


def _print(call: Call) -> Any:
    for value in call.positional:
        note_use(call.machine, value, "show", call.origin)
    return Const(None)


def _len(call: Call) -> Any:
    return each(call.get("obj", 0, call.unknown("nothing")), lambda leaf: _length(call, leaf))


def _length(call: Call, leaf: Any) -> Any:
    if type(leaf) is Sequence:
        members = leaf.plain()
        return call.unknown("a length") if members is None else Const(len(members), call.origin)
    if type(leaf) is Mapping and not leaf.open and ABSENT not in leaf.entries.values():
        return Const(len(leaf.entries), call.origin)
    if type(leaf) is Const and isinstance(leaf.value, (str, bytes, tuple)):
        return Const(len(leaf.value), call.origin)
    if type(leaf) is Array:
        from kerlint.interpreter.libraries import arrays

        return arrays.length(call.machine, leaf)
    return counting.length_of(leaf) if type(leaf) is Unknown else call.unknown("a length")


def _slice(call: Call) -> Any:
    """``slice(stop)`` or ``slice(start, stop, step)``, as a subscript makes it."""
    bounds = call.positional if len(call.positional) > 1 else [Const(None), *call.positional]
    bounds = [*bounds, Const(None)] if len(bounds) == 2 else bounds
    return Sequence.of("slice", bounds, call.origin) if len(bounds) == 3 else call.unknown("a slice")


def _range(call: Call) -> Any:
    bounds = [plain(call.machine.read(value)) for value in call.positional]
    if any(type(bound) is not int for bound in bounds) or not 1 <= len(bounds) <= 3 or bounds[2:] == [0]:
        some = call.unknown("a range of unknown length")
        return counting.one_by_one(some) if len(bounds) < 3 else some
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        return Sequence("range", [], open=True, origin=call.origin)
    return Sequence.of("range", [Const(number, call.origin) for number in numbers], call.origin)


def members(call: Call, value: Any) -> list[Item] | None:
    """The members of an argument, if they are known."""
    from kerlint.interpreter import loops

    return loops.members(call.machine, value)


def _collect(kind: str) -> Callable[[Call], Any]:
    def make(call: Call) -> Any:
        made = Sequence(kind, [], origin=call.origin, birth=call.machine.path)
        if call.positional:
            source = call.machine.read(call.positional[0])
            found = members(call, source)
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


def _enumerate(call: Call) -> Any:
    found = members(call, call.machine.read(call.get("iterable", 0, call.unknown("nothing"))))
    start = plain(call.get("start", 1, Const(0)))
    made = Sequence("list", [], origin=call.origin)
    if found is None or type(start) is not int:
        from kerlint.interpreter import loops

        inner = (
            loops.element(call.machine, call.machine.read(call.positional[0])) if call.positional else call.unknown("")
        )
        over = call.machine.read(call.positional[0]) if call.positional else None
        return Pairs([counting.one_by_one(call.unknown("a counter")), inner]).sequence(over)
    for number, item in enumerate(found, start):
        made.items.append(Item(item.guard, Sequence.of("tuple", [Const(number, call.origin), item.value])))
    return made


class Pairs:
    """A sequence of unknown length whose members are all tuples of the same kind of values."""

    def __init__(self, parts: list[Any]) -> None:
        self.parts = parts

    def sequence(self, over: Any = None) -> Any:
        """One unknown value that gives these parts when it is unpacked; ``over`` is what it goes through."""
        element = Unknown("a pair")
        for place, part in enumerate(self.parts):
            element.parts = element.parts or {}
            element.parts[("member", place)] = part
            element.parts[("item", place)] = part
        whole = Unknown("pairs")
        whole.parts = {"element": element, "over": over}
        return whole


def _zip(call: Call) -> Any:
    from kerlint.interpreter import loops

    values = [call.machine.read(value) for value in call.positional]
    found = [members(call, value) for value in values]
    if not found or call.open or any(part is None for part in found):
        over = values[0] if values and all(type(value) is Array for value in values) else None
        pairs = Pairs([loops.element(call.machine, value) for value in values]).sequence(over)
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
    found = members(call, call.machine.read(call.get("sequence", 0, call.unknown("nothing"))))
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


def _getattr(call: Call) -> Any:
    from kerlint.interpreter import attributes

    name = plain(call.get("name", 1))
    if not call.positional or not isinstance(name, str):
        return call.unknown("getattr with a name that is not known")
    return attributes.read(call.machine, call.positional[0], name, call.origin)


def _setattr(call: Call) -> Any:
    from kerlint.interpreter import attributes

    name = plain(call.get("name", 1))
    if len(call.positional) < 3:
        return Const(None)
    if isinstance(name, str):
        attributes.write(call.machine, call.positional[0], name, call.positional[2], call.origin)
    else:
        call.machine.escape(call.positional[0], "setattr with a name that is not known")
    return Const(None)


def _isinstance(call: Call) -> Any:
    value, type_ = call.get("obj", 0, ABSENT), call.get("class", 1, ABSENT)
    python = {"builtins.str": str, "builtins.int": int, "builtins.float": float, "builtins.bool": bool}
    if type(value) is Const and type(type_) is External and type_.path in python:
        return Const(isinstance(value.value, python[type_.path]))
    kinds = {"builtins.list": ("list",), "builtins.tuple": ("tuple",), "builtins.dict": ()}
    if type(type_) is External and type_.path in kinds:
        if type(value) is Sequence:
            return Const(value.kind in kinds[type_.path])
        if type(value) in (Const, Mapping, Instance, LibraryObject):
            return Const(type(value) is Mapping and type_.path == "builtins.dict")
    if type(value) is Unknown and type(type_) in (External, Class):
        key = ("isinstance", type_.path if type(type_) is External else type_)
        return value.part(key)
    return call.unknown("isinstance")


def _exit(call: Call) -> Any:
    call.machine.stop()
    return Const(None)


def _type(call: Call) -> Any:
    value = call.get("object", 0, ABSENT)
    return value.type if type(value) is Instance else call.unknown("a type")


def _input(call: Call) -> Any:
    return call.unknown("what the user types")


def _map(call: Call) -> Any:
    from kerlint.interpreter import calls

    found = members(call, call.machine.read(call.positional[1])) if len(call.positional) == 2 else None
    if found is None or len(found) > 64 or any(item.guard is not True for item in found):
        for value in call.positional[:1]:
            if type(value) is Function:
                value.given_away = True
        return Sequence("list", [], open=True, origin=call.origin)
    made = []
    for item in found:
        arguments = calls.Arguments()
        arguments.positional = [item.value]
        made.append(calls.call_value(call.machine, call.positional[0], arguments, call.origin))
    return Sequence.of("list", made, call.origin)


def _open_sequence(call: Call) -> Any:
    for value in call.positional:
        if type(value) is Function:
            value.given_away = True
    return Sequence("list", [], open=True, origin=call.origin)


def _iter(call: Call) -> Any:
    return call.positional[0] if call.positional else call.unknown("an iterator")


def _next(call: Call) -> Any:
    from kerlint.interpreter import loops

    return (
        loops.element(call.machine, call.machine.read(call.positional[0])) if call.positional else call.unknown("next")
    )


FUNCTIONS: dict[str, Callable[[Call], Any]] = {
    "print": _print,
    "display": _print,
    "len": _len,
    "range": _range,
    "slice": _slice,
    "list": _collect("list"),
    "tuple": _collect("tuple"),
    "set": _collect("set"),
    "frozenset": _collect("set"),
    "enumerate": _enumerate,
    "zip": _zip,
    "reversed": _reversed,
    "sorted": _sorted,
    "dict": _dict,
    "getattr": _getattr,
    "setattr": _setattr,
    "isinstance": _isinstance,
    "exit": _exit,
    "quit": _exit,
    "type": _type,
    "input": _input,
    "map": _map,
    "filter": _open_sequence,
    "iter": _iter,
    "next": _next,
}


# --- methods of strings, lists, tuples and dictionaries


def method(call: Call) -> Any:
    """A method of a constant, a sequence or a mapping."""
    receiver = call.receiver
    if type(receiver) is Sequence:
        handler = SEQUENCE_METHODS.get(call.path)
    elif type(receiver) is Mapping:
        handler = MAPPING_METHODS.get(call.path)
    else:
        handler = strings.method if type(receiver) is Const and isinstance(receiver.value, str) else None
    return call.unknown(f"`{call.path}`") if handler is None else handler(call)


def _append(call: Call) -> Any:
    call.machine.append(call.receiver, call.get("object", 0, call.unknown("a member")))
    return Const(None)


def _extend(call: Call) -> Any:
    from kerlint.interpreter import attributes

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


def _get(call: Call) -> Any:
    key, default = call.get("key", 0, call.unknown("a key")), call.get("default", 1, Const(None, call.origin))
    from kerlint.interpreter import attributes

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
            machine.enter(mapping, key, bounded(each(value, _or, old)))
    return Const(None)


def _or(leaf: Any, other: Any) -> Any:
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
