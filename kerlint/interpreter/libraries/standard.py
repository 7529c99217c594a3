"""Python's standard library, as far as models are written with it: functools, itertools, dataclasses, math …"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import Choice, Const, Item, Origin, Unknown
from kerlint.interpreter import attributes, calls, functions, loops
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.libraries import builtins, containers, records
from kerlint.interpreter.values import (
    ABSENT,
    Class,
    Function,
    Instance,
    LibraryObject,
    Mapping,
    Partial,
    Sequence,
)

MAX_MEMBERS = 256
"""Longest result of ``itertools`` that is spelled out."""

Handler = Callable[[Call], Any]


# --- functools


def _partial(call: Call) -> Any:
    if not call.positional or call.open:
        return call.unknown("a partial function that is not known")
    return Partial(call.positional[0], call.positional[1:], dict(call.keywords))


def transparent(call: Call) -> Any:
    """``wraps(f)``, ``lru_cache(maxsize=…)``: decorators that leave a function what it is."""
    first = call.positional[0] if call.positional else None
    if type(first) in (Function, Class) and not call.path.endswith("wraps"):
        return first
    return calls.Transparent()


def _reduce(call: Call) -> Any:
    found = _members(call, 1)
    start = call.get("initial", 2)
    if found is None or len(found) > MAX_MEMBERS or not found and start is ABSENT:
        return call.unknown("the result of `reduce`")
    members = list(found)
    value = members.pop(0) if start is ABSENT else start
    for member in members:
        arguments = calls.Arguments()
        arguments.positional = [value, member]
        value = calls.call_value(call.machine, call.positional[0], arguments, call.origin)
    return value


# --- itertools


def _members(call: Call, position: int) -> list[Any] | None:
    """The members of an argument, if all are there on every path."""
    if position >= len(call.positional) or call.open:
        return None
    return _plain(loops.members(call.machine, call.machine.read(call.positional[position])))


def _plain(items: list[Item] | None) -> list[Any] | None:
    if items is None or any(item.guard is not True for item in items):
        return None
    return [item.value for item in items]


def _spelled(call: Call, rows: list[Any] | None) -> Any:
    if rows is None or len(rows) > MAX_MEMBERS:
        return Sequence("list", [], open=True, origin=call.origin)
    made = [Sequence.of("tuple", list(row), call.origin) if isinstance(row, tuple) else row for row in rows]
    return Sequence.of("list", made, call.origin)


def _combined(function: Callable[..., Any]) -> Handler:
    def make(call: Call) -> Any:
        found = [_members(call, position) for position in range(len(call.positional))]
        known = [part for part in found if part is not None]
        if len(known) != len(found) or call.keywords:
            return _spelled(call, None)
        return _spelled(call, list(itertools.islice(function(*known), MAX_MEMBERS + 1)))

    return make


def _chosen(function: Callable[..., Any]) -> Handler:
    """Functions of one iterable and a number: ``combinations(layers, 2)``."""

    def make(call: Call) -> Any:
        found, number = _members(call, 0), plain(call.get("r", 1))
        if found is None or type(number) is not int or not 0 <= number <= 8:
            return _spelled(call, None)
        return _spelled(call, list(itertools.islice(function(found, number), MAX_MEMBERS + 1)))

    return make


def _flattened(call: Call) -> Any:
    rows = _members(call, 0)
    parts = None if rows is None else [_plain(loops.members(call.machine, row)) for row in rows]
    if parts is None or None in parts:
        return _spelled(call, None)
    return _spelled(call, [member for part in parts if part is not None for member in part])


def _repeat(call: Call) -> Any:
    times = plain(call.get("times", 1))
    if type(times) is not int or not 0 <= times <= MAX_MEMBERS:
        return _spelled(call, None)
    return Sequence.of("list", [call.get("object", 0, call.unknown("repeated"))] * times, call.origin)


def _slice(call: Call) -> Any:
    found = _members(call, 0)
    bounds = [plain(value) for value in call.positional[1:]]
    if found is None or any(type(bound) is not int and bound is not None for bound in bounds) or not bounds:
        return _spelled(call, None)
    return _spelled(call, found[slice(*bounds)])


# --- containers and copies


def _ordered(call: Call) -> Any:
    return containers.TYPES["dict"](call)


def _queue(call: Call) -> Any:
    if "maxlen" in call.keywords or len(call.positional) > 1:
        return Sequence("list", [], open=True, origin=call.origin)
    return containers.TYPES["list"](call)


def _open_mapping(call: Call) -> Any:
    return Mapping({}, open=True, origin=call.origin)


def _copied(call: Call) -> Any:
    deep = call.path.endswith("deepcopy")
    return each(
        call.machine.read(call.get("x", 0, call.unknown("nothing"))), lambda leaf: _copy(call, leaf, 0, deep=deep)
    )


def _copy(call: Call, leaf: Any, depth: int, *, deep: bool) -> Any:
    def inner(value: Any) -> Any:
        return each(value, lambda one: _copy(call, one, depth + 1, deep=deep)) if deep else value

    if depth > 16:
        return call.unknown("a deep copy")
    if type(leaf) is Sequence:
        items = [item._replace(value=inner(item.value)) for item in leaf.items]
        return Sequence(leaf.kind, items, open=leaf.open, origin=leaf.origin, birth=leaf.birth)
    if type(leaf) is Mapping:
        entries = {key: inner(value) for key, value in leaf.entries.items()}
        return Mapping(entries, open=leaf.open, origin=leaf.origin, birth=leaf.birth)
    if type(leaf) is Instance and leaf.base is None:
        made = Instance(leaf.type, leaf.origin)
        made.attributes = {key: inner(value) for key, value in leaf.attributes.items()}
        made.open = leaf.open
        return made
    if type(leaf) in (Const, Function, Class) or leaf is ABSENT:
        return leaf
    if type(leaf) is LibraryObject and leaf.path in NAMESPACES:
        space = LibraryObject(leaf.path, dict(leaf.arguments), leaf.origin, open=leaf.open)
        space.state = {key: inner(value) for key, value in leaf.state.items()}
        return space
    return call.unknown("a copy")


# --- namespaces


NAMESPACES = frozenset({"types.SimpleNamespace", "argparse.Namespace"})


def _namespace(call: Call) -> Any:
    made = LibraryObject("types.SimpleNamespace", {}, call.origin, open=call.open)
    made.state.update(call.keywords)
    return made


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin) -> Any:
    """``thing.name`` of a namespace; ``None`` for methods."""
    if name in thing.state:
        return each(
            machine.read(thing.state[name]), lambda leaf: Unknown(f"`{name}`", origin) if leaf is ABSENT else leaf
        )
    if thing.path in NAMESPACES:
        thing.state[name] = Unknown(f"`{name}` of {thing!r}", origin)  # the same each time
        return thing.state[name]
    return None


def method(call: Call) -> Any:
    """A method of something of the standard library."""
    return call.unknown(f"`{call.path}()` of {call.receiver!r}")


# --- dataclasses


def _field(call: Call) -> Any:
    made = LibraryObject("dataclasses.field", dict(call.keywords), call.origin, open=call.open)
    return made


def fields(machine: Any, instance: Instance, positional: list[Any], keywords: dict[str, Any], *, open: bool) -> None:
    """Sets what a class without ``__init__`` is made with: fields of data classes and named tuples, in their order."""
    members: dict[str, Any] = {}
    for type_ in reversed(attributes.order(instance.type)):
        members |= {name: value for name, value in type_.members.items() if _is_field(value)}
    names = [name for name, member in members.items() if not _is_left_out(member)]
    given = {**dict(zip(names, positional)), **keywords}
    for name, member in members.items():
        if name in given:
            value = given[name]
            instance.attributes[name] = each(
                value, lambda leaf, member=member: _default(machine, member) if leaf is ABSENT else leaf
            )
        elif open:
            instance.attributes[name] = Unknown(f"field `{name}`")
        elif type(member) is LibraryObject and member.path == "dataclasses.field":
            instance.attributes[name] = _default(machine, member)
    for name, value in keywords.items():
        instance.attributes.setdefault(name, value)
    prepare = attributes.inherited(machine, instance.type, "__post_init__")
    if type(prepare) is Function:
        functions.inline(machine, prepare, [instance], {}, instance.origin or machine.origin(instance.type.node), {})


def _is_field(member: Any) -> bool:
    return type(member) not in (Function, calls.Wrapped, Class)


def _is_left_out(member: Any) -> bool:
    init = (
        member.arguments.get("init") if type(member) is LibraryObject and member.path == "dataclasses.field" else None
    )
    return type(init) is Const and init.value is False


def _default(machine: Any, member: Any) -> Any:
    """The default of a field."""
    if type(member) is LibraryObject and member.path == "dataclasses.field":
        if "default" in member.arguments:
            return member.arguments["default"]
        if "default_factory" in member.arguments and member.origin is not None:
            return calls.call_value(machine, member.arguments["default_factory"], calls.Arguments(), member.origin)
        return Unknown("a field without a default", member.origin)
    return Unknown("a field without a default") if member is ABSENT else member


def _replace(call: Call) -> Any:
    """``dataclasses.replace(settings, epochs=1)``."""
    if not call.positional or call.open:
        return call.unknown("the result of `replace`")
    return each(call.machine.read(call.positional[0]), lambda leaf: _replaced(call, leaf))


def _replaced(call: Call, leaf: Any) -> Any:
    if type(leaf) is not Instance or leaf.base is not None:
        return call.unknown("the result of `replace`")
    made = Instance(leaf.type, call.origin)
    made.attributes = {**leaf.attributes, **call.keywords}
    made.open = leaf.open
    return made


def _as_dict(call: Call) -> Any:
    return each(call.machine.read(call.get("obj", 0, call.unknown("nothing"))), lambda leaf: as_mapping(call, leaf, 0))


def as_mapping(call: Call, leaf: Any, depth: int) -> Any:
    """The fields of a data class as a dictionary; data classes inside likewise."""
    if type(leaf) is Instance and leaf.base is None and not leaf.open and depth < 8:
        entries: dict[str, Any] = {}
        for type_ in reversed(attributes.order(leaf.type)):
            entries |= {name: call.machine.read(value) for name, value in type_.members.items() if _is_field(value)}
        entries |= {name: call.machine.read(value) for name, value in leaf.attributes.items()}
        known = {
            name: each(value, lambda one: as_mapping(call, one, depth + 1))
            for name, value in entries.items()
            if not name.startswith("__")
        }
        return Mapping(known, origin=call.origin)
    return call.unknown("fields of an object") if depth == 0 else leaf


# --- math, environment, json


def _computed(function: Callable[..., Any]) -> Handler:
    def compute(call: Call) -> Any:
        return builtins.pure(call, function)

    return compute


def _environment(call: Call) -> Any:
    """``os.environ.get(name, default)``: the default is one feasible path."""
    default = call.get("default", 1, Const(None, call.origin))
    usual = call.machine.atom("without the environment variable", default=True)
    other = call.unknown("an environment variable")
    return each(default, lambda leaf: Choice(usual, leaf, other))


def _set_environment(call: Call) -> Any:
    """``os.environ.setdefault(name, value)`` and ``os.putenv``."""
    name, value = call.get("key", 0), call.get("value", 1)
    if type(name) is Const:
        call.machine.note_environment(name.value, value)
    return value if call.path.endswith("setdefault") else Const(None)


def _loads(call: Call) -> Any:
    """``json.loads`` of a text in the program."""
    import json

    text = plain(call.get("s", 0))
    if not isinstance(text, str) or len(text) > 100_000:
        return call.unknown("the result of `json.loads`")
    try:
        return _as_value(json.loads(text), call.origin)
    except (ValueError, RecursionError):
        return call.unknown("a text that is not JSON")


def _as_value(value: Any, origin: Origin) -> Any:
    if isinstance(value, dict):
        return Mapping({key: _as_value(one, origin) for key, one in value.items()}, origin=origin)
    if isinstance(value, list):
        return Sequence.of("list", [_as_value(one, origin) for one in value], origin)
    return Const(value, origin)


MATH = "ceil floor sqrt log log2 log10 exp pow prod gcd fabs isqrt trunc comb hypot sin cos tan".split()


def _exit(call: Call) -> Any:
    call.machine.stop()
    return Const(None)


FUNCTIONS: dict[str, Handler] = {
    "sys.exit": _exit,
    "os._exit": _exit,
    "functools.partial": _partial,
    "functools.wraps": transparent,
    "functools.lru_cache": transparent,
    "functools.cache": transparent,
    "functools.reduce": _reduce,
    "itertools.product": _combined(itertools.product),
    "itertools.chain": _combined(itertools.chain),
    "itertools.pairwise": _combined(lambda one: zip(one, one[1:])),
    "itertools.chain.from_iterable": _flattened,
    "itertools.combinations": _chosen(itertools.combinations),
    "itertools.permutations": _chosen(itertools.permutations),
    "itertools.repeat": _repeat,
    "itertools.islice": _slice,
    "collections.OrderedDict": _ordered,
    "collections.namedtuple": records.named_tuple,
    "collections.deque": _queue,
    "collections.defaultdict": _open_mapping,
    "collections.Counter": _open_mapping,
    "copy.copy": _copied,
    "copy.deepcopy": _copied,
    "dataclasses.dataclass": transparent,
    "dataclasses.field": _field,
    "dataclasses.replace": _replace,
    "dataclasses.asdict": _as_dict,
    "types.SimpleNamespace": _namespace,
    "os.environ.get": _environment,
    "os.getenv": _environment,
    "os.environ.setdefault": _set_environment,
    "os.putenv": _set_environment,
    "json.loads": _loads,
    **{f"math.{name}": _computed(getattr(math, name)) for name in MATH},
}
