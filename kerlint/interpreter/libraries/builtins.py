"""Python's own functions: which they are, what each gives, and where the methods of Python's own values are.

``iterables`` holds those that go through members, ``containers`` what makes and changes lists and dictionaries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import combine, each
from kerlint.facts.values import Choice, Const, Unknown
from kerlint.interpreter import attributes
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.data import counting
from kerlint.interpreter.handing import note_use
from kerlint.interpreter.libraries import arrays, containers, iterables, strings
from kerlint.interpreter.values import ABSENT, Array, Class, External, Instance, LibraryObject, Mapping, Sequence

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


def method(call: Call) -> Any:
    """A method of a constant, a sequence or a mapping."""
    receiver = call.receiver
    if type(receiver) is Sequence:
        handler = containers.SEQUENCE_METHODS.get(call.path)
    elif type(receiver) is Mapping:
        handler = containers.MAPPING_METHODS.get(call.path)
    else:
        handler = strings.method if type(receiver) is Const and isinstance(receiver.value, str) else None
    return call.unknown(f"`{call.path}`") if handler is None else handler(call)


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
        return arrays.length(call.machine, leaf)
    return counting.length_of(leaf) if type(leaf) is Unknown else call.unknown("a length")


def _slice(call: Call) -> Any:
    """``slice(stop)`` or ``slice(start, stop, step)``, as a subscript makes it."""
    bounds = call.positional if len(call.positional) > 1 else [Const(None), *call.positional]
    bounds = [*bounds, Const(None)] if len(bounds) == 2 else bounds
    return Sequence.of("slice", bounds, call.origin) if len(bounds) == 3 else call.unknown("a slice")


def _getattr(call: Call) -> Any:
    name = plain(call.get("name", 1))
    if not call.positional or not isinstance(name, str):
        return call.unknown("getattr with a name that is not known")
    return attributes.read(call.machine, call.positional[0], name, call.origin)


def _setattr(call: Call) -> Any:
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


FUNCTIONS: dict[str, Callable[[Call], Any]] = {
    "print": _print,
    "display": _print,
    "len": _len,
    "slice": _slice,
    "getattr": _getattr,
    "setattr": _setattr,
    "isinstance": _isinstance,
    "exit": _exit,
    "quit": _exit,
    "type": _type,
    "input": _input,
    **containers.TYPES,
    **iterables.FUNCTIONS,
}
