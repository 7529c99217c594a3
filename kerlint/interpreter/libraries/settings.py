"""Settings from the command line: what ``argparse`` and ``absl`` give without arguments, or with some."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import Choice, Const, Origin, Unknown
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.libraries import standard
from kerlint.interpreter.values import ABSENT, External, LibraryObject, Sequence

FLAGS = {"store_true": False, "store_false": True}
"""What an option without a value is when it is not given."""

TYPES: dict[str, Callable[[Any], Any]] = {"builtins.int": int, "builtins.float": float, "builtins.str": str}


def _parser(call: Call) -> Any:
    return LibraryObject("argparse.ArgumentParser", dict(call.keywords), call.origin, open=call.open)


def _namespace(call: Call) -> Any:
    made = LibraryObject("argparse.Namespace", {}, call.origin, open=call.open)
    made.state.update(call.keywords)
    return made


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin) -> Any:
    """``args.name``; ``None`` for methods of a parser."""
    return standard.attribute(machine, thing, name, origin) if thing.path == "argparse.Namespace" else None


def method(call: Call) -> Any:
    """A method of a parser."""
    handler = METHODS.get(call.path) if call.receiver.path == "argparse.ArgumentParser" else None
    if handler is None:
        call.receiver.open = True
        return call.unknown(f"`{call.path}()` of a parser")
    return handler(call)


def _add_argument(call: Call) -> Any:
    names = [plain(value) for value in call.positional]
    name = plain(call.keywords["dest"]) if "dest" in call.keywords else _destination(names)
    if not isinstance(name, str) or call.open:
        call.receiver.open = True
        return call.unknown("an option that is not known")
    call.receiver.state[name] = _default(call, positional=bool(names) and not str(names[0]).startswith("-"))
    return call.unknown("an option")


def _destination(names: list[Any]) -> Any:
    """The attribute of an option: its first long name."""
    words = [name for name in names if isinstance(name, str)]
    if not words or len(words) != len(names):
        return None
    chosen = next((word for word in words if word.startswith("--")), words[0])
    return chosen.lstrip("-").replace("-", "_")


def _default(call: Call, *, positional: bool) -> Any:
    action = plain(call.keywords["action"]) if "action" in call.keywords else "store"
    if "default" in call.keywords:
        return each(call.keywords["default"], lambda leaf: _converted(call, leaf))
    if action in FLAGS:
        return Const(FLAGS[action], call.origin)
    required = call.keywords.get("required")
    if positional and "nargs" not in call.keywords or type(required) is Const and required.value:
        return call.unknown("an argument that must be given")
    if positional or not isinstance(action, str):
        return call.unknown("an argument")
    return Const(None, call.origin)


def _converted(call: Call, leaf: Any) -> Any:
    """A default that is a string goes through ``type``."""
    if type(leaf) is not Const or not isinstance(leaf.value, str) or "type" not in call.keywords:
        return leaf
    type_ = call.keywords["type"]
    function = TYPES.get(type_.path) if type(type_) is External else None
    if function is None:
        return call.unknown("a default that is converted")
    try:
        return Const(function(leaf.value), leaf.origin)
    except ValueError:
        return call.unknown("a default that is converted")


def _set_defaults(call: Call) -> Any:
    for name, value in call.keywords.items():
        call.receiver.state[name] = value
    return Const(None)


def _parse(call: Call) -> Any:
    """The options: as their defaults on one path, as given on the other."""
    machine = call.machine
    made = LibraryObject("argparse.Namespace", {}, call.origin, open=call.receiver.open)
    usual = machine.atom("called with its defaults", default=True)
    written = plain(call.get("args", 0)) if call.positional or "args" in call.keywords else None
    for name, value in call.receiver.state.items():
        other = call.unknown(f"option `{name}`")
        if written == []:
            made.state[name] = value
        else:
            made.state[name] = each(machine.read(value), lambda leaf, other=other: _either(usual, leaf, other))
    return Sequence.of("tuple", [made, call.unknown("other arguments")]) if call.path == "parse_known_args" else made


def _either(usual: Any, leaf: Any, other: Unknown) -> Any:
    return leaf if type(leaf) is Unknown or leaf is ABSENT else Choice(usual, leaf, other)


def _same_parser(call: Call) -> Any:
    return call.receiver


# --- absl


def _define(call: Call) -> Any:
    """``flags.DEFINE_…(name, default, …)``: sets ``FLAGS.name``, and gives a holder with the same ``value``."""
    name, default = plain(call.get("name", 0)), call.get("default", 1)
    holder = LibraryObject("argparse.Namespace", {}, call.origin)
    if not isinstance(name, str) or default is ABSENT or call.open:
        return call.unknown("a flag that is not known")
    if call.path.endswith("_list"):
        default = each(default, lambda leaf: _listed(call, leaf))
    machine = call.machine
    usual, other = machine.atom("called with its defaults", default=True), call.unknown(f"flag `{name}`")
    value = each(default, lambda leaf: _either(usual, leaf, other))
    machine.flags[name] = other if name in machine.flags or machine.path is not True else value
    holder.state["value"] = machine.flags[name]
    return holder


def _listed(call: Call, leaf: Any) -> Any:
    """The default of a list: words with commas between."""
    if type(leaf) is not Const or not isinstance(leaf.value, str):
        return leaf
    return Sequence.of("list", [Const(word.strip(), leaf.origin) for word in leaf.value.split(",")])


DEFINED = "integer float bool boolean string enum list".split()

METHODS: dict[str, Callable[[Call], Any]] = {
    "add_argument": _add_argument,
    "add_argument_group": _same_parser,
    "add_mutually_exclusive_group": _same_parser,
    "set_defaults": _set_defaults,
    "parse_args": _parse,
    "parse_known_args": _parse,
    "print_help": lambda call: Const(None),
    "error": lambda call: call.unknown("an error"),
}

FUNCTIONS: dict[str, Callable[[Call], Any]] = {
    "argparse.ArgumentParser": _parser,
    "argparse.Namespace": _namespace,
    **{f"absl.flags.DEFINE_{kind}": _define for kind in DEFINED},
}
