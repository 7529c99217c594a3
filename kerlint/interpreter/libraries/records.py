"""Named tuples and enumerations: classes whose objects are known by their fields or their values."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Const, Origin, Unknown
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.values import ABSENT, Class, External, Instance, Partial

NAMED_TUPLE = "typing.NamedTuple"


def named_tuple(call: Call) -> Any:
    """``namedtuple("Settings", "units rate", defaults=[8])``: a class with these fields, as one that is written out."""
    name, fields = plain(call.get("typename", 0)), plain(call.get("field_names", 1))
    defaults = call.keywords.get("defaults")
    names = fields.replace(",", " ").split() if isinstance(fields, str) else fields
    held = [] if defaults is None else _members(defaults)
    known = isinstance(name, str) and isinstance(names, (list, tuple)) and all(isinstance(one, str) for one in names)
    if call.open or not known or held is None or len(held) > len(names) or set(call.keywords) - {"defaults"}:
        return call.unknown("a named tuple")
    members: dict[str, Any] = dict.fromkeys(names, ABSENT)
    members.update(zip(names[len(names) - len(held) :], held, strict=True))
    machine = call.machine
    made = Class(name, call.origin.node, [External(NAMED_TUPLE)], members, machine.scope, machine.document)
    machine.classes.append(made)
    return made


def _members(value: Any) -> list[Any] | None:
    found = value.plain() if hasattr(value, "plain") else None
    return list(found) if found is not None else None


def replacing(instance: Instance, name: str) -> Any:
    """``settings._replace`` of a named tuple; ``None`` for anything else."""
    from kerlint.interpreter import attributes

    base = attributes.keras_base(instance.type) if name == "_replace" else None
    if base is None or base.path != NAMED_TUPLE:
        return None
    return Partial(External("dataclasses.replace"), [instance], {})


def by_name(machine: Any, type_: Class, key: Any, origin: Origin) -> Any:
    """``Mode["TRAIN"]`` of an enumeration."""
    from kerlint.interpreter import attributes

    base = attributes.keras_base(type_)
    if base is None or not base.path.startswith("enum.") or type(key) is not Const or not isinstance(key.value, str):
        return Unknown("a part that is not known", origin)
    return attributes.class_member(machine, type_, key.value, origin)


def value_of(leaf: Const, name: str) -> Any:
    """``Mode.TRAIN.value``: members are taken for their values, and no number or string has such an attribute."""
    return leaf if name == "value" else None
