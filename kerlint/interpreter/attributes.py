"""Reading and writing parts of objects: attributes, subscripts, members, and what ``with`` binds."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import bounded, each, leaves, select
from kerlint.facts.guards import both
from kerlint.facts.values import Choice, Const, Item, Origin, Unknown
from kerlint.interpreter import calls, conditions, functions, loops, modules
from kerlint.interpreter.call import plain
from kerlint.interpreter.libraries import arrays, keras, pandas, records, tapes, tensors
from kerlint.interpreter.libraries.keras import outdated
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import (
    ABSENT,
    GAP,
    Array,
    Bound,
    Class,
    External,
    Function,
    Instance,
    LibraryObject,
    Mapping,
    Module,
    Sequence,
)

MAX_MEMBERS = 10_000
"""A sequence that grows longer is left open: a program that doubles a list in a loop must not take hours."""


def read(machine: Machine, value: Any, name: str, origin: Origin) -> Any:
    """``value.name``."""
    if type(value) is not Choice:
        return _read(machine, value, name, origin)
    return each(value, lambda leaf: _read(machine, leaf, name, origin))


def _read(machine: Machine, leaf: Any, name: str, origin: Origin) -> Any:
    kind = type(leaf)
    if kind is External:
        if leaf.path == "absl.flags.FLAGS" and name in machine.flags:
            return machine.flags[name]
        if f"{leaf.path}.{name}" in arrays.CONSTANTS:
            return Const(arrays.CONSTANTS[f"{leaf.path}.{name}"], origin)
        return External(f"{leaf.path}.{name}", origin)
    if kind is Unknown:
        return leaf.part(name, origin)
    if kind is Module:
        return modules.member(machine, leaf, name, origin)
    if kind is Instance:
        return _read_instance(machine, leaf, name, origin)
    if kind is Class:
        return class_member(machine, leaf, name, origin)
    if kind is Array:
        found = arrays.attribute(machine, leaf, name, origin)
        return Bound(leaf, name) if found is None else found
    if keras.is_keras(leaf):
        found = keras.attribute(machine, leaf, name, origin)
        return Bound(leaf, name) if found is None else found
    if tensors.symbolic(leaf):
        found = tensors.attribute(machine, leaf, name, origin)
        return Bound(leaf, name) if found is None else found
    if kind is LibraryObject:
        found = calls.library_attribute(machine, leaf, name, origin)
        return Bound(leaf, name) if found is None else found
    if kind is Const and (found := records.value_of(leaf, name)) is not None:
        return found
    if kind in (Sequence, Mapping, Const, calls.Super):
        return Bound(leaf, name)
    return Unknown(f"attribute `{name}` of {leaf!r}", origin)


def _read_instance(machine: Machine, instance: Instance, name: str, origin: Origin) -> Any:
    held = instance.attributes.get(name)
    if held is not None:
        return each(machine.read(held), lambda leaf: Unknown(f"`{name}`", origin) if leaf is ABSENT else leaf)
    member = inherited(machine, instance.type, name)
    if member is not None:
        return each(member, lambda leaf: bind_method(machine, instance, leaf, name, origin))
    if instance.base is not None:
        return read(machine, instance.base, name, origin)
    if (replace := records.replacing(instance, name)) is not None:
        return replace
    missing = Unknown(f"`{name}` of {instance!r}", origin)
    instance.attributes[name] = missing
    return missing


def inherited(machine: Machine, type_: Class, name: str, *, behind: Class | None = None) -> Any:
    """A member of a class or of its bases that the program defines; ``behind`` starts after that class (``super``)."""
    passed = behind is None
    for one in order(type_):
        if passed and name in one.members:
            return machine.read(one.members[name])
        passed = passed or one is behind
    return None


def order(type_: Class, seen: tuple[Class, ...] = ()) -> list[Class]:
    """A class and its bases that the program defines, nearest first."""
    if type_ in seen:
        return []
    found = [type_]
    for base in type_.bases:
        for leaf in leaves(base):
            if type(leaf) is Class:
                found += [one for one in order(leaf, (*seen, type_)) if one not in found]
    return found


def bind_method(machine: Machine, instance: Any, member: Any, name: str, origin: Origin) -> Any:
    """What reading a member of a class through an object gives."""
    if type(member) is Function:
        return Bound(instance, name, member)
    if type(member) is calls.Wrapped:
        if member.kind == "property":
            return functions.inline(machine, member.function, [instance], {}, origin, {})
        if member.kind == "classmethod":
            return Bound(instance.type if type(instance) is Instance else instance, name, member.function)
        return member.function
    return member


def class_member(machine: Machine, type_: Class, name: str, origin: Origin) -> Any:
    """``Class.name``."""
    member = inherited(machine, type_, name)
    if member is None:
        external = keras_base(type_)
        return External(f"{external.path}.{name}", origin) if external is not None else Unknown(f"`{name}`", origin)
    if type(member) is calls.Wrapped:
        return Bound(type_, name, member.function) if member.kind == "classmethod" else member.function
    return member


def keras_base(type_: Class) -> External | None:
    """The library class that a class of the program is derived from, if any."""
    for one in order(type_):
        for base in one.bases:
            for leaf in leaves(base):
                if type(leaf) is External and leaf.path not in ("builtins.object", "abc.ABC"):
                    return leaf
    return None


def write(machine: Machine, value: Any, name: str, new: Any, origin: Origin) -> None:
    """``value.name = new``."""
    outdated.written(machine, value, name, new, origin)
    outer = machine.path
    for path, leaf in machine.split(value):
        machine.path = path
        if type(leaf) is Instance:
            if type(leaf.base) is not type(None):
                keras.adopted(machine, leaf, name, new)
            calls.name_value(machine, name, new)
            _keep_inherited(machine, leaf, name, origin)
            machine.put(leaf.attributes, name, new)
        elif type(leaf) is Class:
            machine.put(leaf.members, name, new)
        elif keras.is_keras(leaf):
            keras.write(machine, leaf, name, new, origin)
        elif type(leaf) is LibraryObject:
            machine.put(leaf.state, name, new)
        elif type(leaf) is Array:
            arrays.set_attribute(machine, leaf, name, new, origin)
        elif type(leaf) is Unknown:
            old = leaf.part(name)
            leaf.keep(name, machine.write(old, new))
            keras.write_each(machine, leaf, name, new, origin)
            machine.escape(new, "stored where it is not followed")
        else:
            if type(leaf) is External and leaf.path == "absl.flags.FLAGS":
                machine.flags[name] = Unknown(f"flag `{name}` was set", origin)
            machine.escape(new, "stored where it is not followed")
    machine.path = outer


def _keep_inherited(machine: Machine, instance: Instance, name: str, origin: Origin) -> None:
    """Where an attribute is set under a condition only, that of the class is still read elsewhere."""
    if name in instance.attributes:
        return
    member = next((one.members[name] for one in order(instance.type) if name in one.members), None)
    if member is not None and not any(type(leaf) is calls.Wrapped for leaf in leaves(member)):
        instance.attributes[name] = each(member, lambda leaf: bind_method(machine, instance, leaf, name, origin))


def subscript(machine: Machine, value: Any, index: Any, origin: Origin) -> Any:
    """``value[index]``."""
    if type(value) is not Choice and type(index) is not Choice:
        return bounded(_subscript(machine, value, index, origin))
    return bounded(each(value, lambda leaf: each(index, lambda key: _subscript(machine, leaf, key, origin))))


def _subscript(machine: Machine, leaf: Any, key: Any, origin: Origin) -> Any:
    kind = type(leaf)
    if kind is Unknown:
        return leaf.part(("item", key.value if type(key) is Const else key), origin)
    if kind is Array:
        return arrays.subscript(machine, leaf, key, origin)
    if kind is Sequence:
        return _member(machine, leaf, key, origin)
    if kind is Mapping:
        return _entry(machine, leaf, key, origin)
    if kind is Const:
        return _constant_member(leaf, key, origin)
    if tensors.symbolic(leaf):
        return tensors.subscript(machine, leaf, key, origin)
    if kind is LibraryObject:
        return calls.library_subscript(machine, leaf, key, origin)
    if kind is Class:
        return records.by_name(machine, leaf, key, origin)
    return Unknown("a part that is not known", origin)


def _member(machine: Machine, sequence: Sequence, key: Any, origin: Origin) -> Any:
    unknown = Unknown("a member that is not known", origin)
    if type(key) is Sequence and key.kind == "slice":
        members = sequence.plain()
        bounds = plain(key)
        if members is None or type(bounds) is Unknown:
            return Sequence("list", [], open=True, origin=origin)
        return Sequence.of(sequence.kind, members[slice(*bounds)], origin)
    if type(key) is not Const or not isinstance(key.value, int):
        machine.reach((item.value for item in sequence.items), "reached by an index that is not known")
        return unknown
    place = key.value
    members = sequence.plain()
    if members is not None:
        return members[place] if -len(members) <= place < len(members) else unknown
    return _sure_member(sequence, place, unknown)


def _sure_member(sequence: Sequence, place: int, unknown: Unknown) -> Any:
    """A member near an end of which all that come before it, seen from that end, are there on every path."""
    if place < 0 and sequence.open:
        return unknown
    items = sequence.items[: place + 1] if place >= 0 else sequence.items[place:]
    wanted = place + 1 if place >= 0 else -place
    if len(items) == wanted and all(item.guard is True and item.value is not GAP for item in items):
        return items[-1 if place >= 0 else 0].value
    return unknown


def _entry(machine: Machine, mapping: Mapping, key: Any, origin: Origin) -> Any:
    return entry(machine, mapping, key, Unknown("an entry that is not known", origin), origin)


FEW = 5
"""Entries of a dictionary up to which a key that is not known is one of them, each on its own path."""


def entry(machine: Machine, mapping: Mapping, key: Any, missing: Any, origin: Origin) -> Any:
    """What a dictionary holds under a key; ``missing`` where it has no such key."""
    unknown = Unknown("an entry that is not known", origin)
    if type(key) is Const and not mapping.open:
        held = machine.read(mapping.entries.get(key.value, ABSENT))
        return bounded(each(held, lambda leaf: missing if leaf is ABSENT else leaf))
    if type(key) not in (Unknown, External) or mapping.open or len(mapping.entries) > FEW:
        machine.reach(mapping.entries.values(), "reached by a key that is not known")
        return unknown
    found = missing
    for name, held in reversed(mapping.entries.items()):
        guard = conditions.truth(machine, conditions.compare(machine, "==", key, Const(name, origin)))
        found = select(guard, each(held, lambda leaf: missing if leaf is ABSENT else leaf), found)
    found = machine.read(bounded(found))
    if type(found) is Unknown:
        machine.reach(mapping.entries.values(), "reached by a key that is not known")
    return found


def _constant_member(constant: Const, key: Any, origin: Origin) -> Any:
    try:
        if type(key) is Const:
            return Const(constant.value[key.value], constant.origin)
        bounds = plain(key)
        if type(key) is Sequence and key.kind == "slice" and type(bounds) is not Unknown:
            return Const(constant.value[slice(*bounds)], constant.origin)
    except (TypeError, IndexError, KeyError, ValueError):
        pass
    return Unknown("a part that is not known", origin)


def assign(machine: Machine, value: Any, index: Any, new: Any, origin: Origin) -> None:
    """``value[index] = new``; ``ABSENT`` as ``new`` deletes."""
    outer = machine.path
    for path, leaf in machine.split(value):
        machine.path = path
        if type(leaf) is Mapping:
            if type(index) is Const:
                machine.enter(leaf, index.value, new)
            else:
                leaf.open = True
        elif type(leaf) is Sequence:
            _assign_member(machine, leaf, index, new)
        elif type(leaf) is Array:
            arrays.assign(machine, leaf, index, new, origin)
        elif type(leaf) is LibraryObject and leaf.path in pandas.INDEXERS:
            pandas.assign(machine, leaf, index, origin)
        elif type(leaf) is External and leaf.path == "os.environ" and type(index) is Const:
            machine.note_environment(index.value, new)
        elif type(leaf) is Unknown:
            key = ("item", index.value if type(index) is Const else index)
            old = leaf.part(key)
            leaf.keep(key, machine.write(old, new))
            machine.escape(new, "stored where it is not followed")
    machine.path = outer


def _assign_member(machine: Machine, sequence: Sequence, index: Any, new: Any) -> None:
    place = index.value if type(index) is Const else None
    if new is not ABSENT and isinstance(place, int) and sequence.plain() is not None:
        if -len(sequence.items) <= place < len(sequence.items):
            item = sequence.items[place]
            sequence.items[place] = Item(item.guard, machine.write(item.value, new))
            return
    sequence.items = []
    sequence.open = True


def extend(machine: Machine, sequence: Sequence, value: Any) -> None:
    """``sequence += value``."""
    members = loops.members(machine, value)
    if members is None or len(sequence.items) + len(members) > MAX_MEMBERS:
        if type(value) is Array:
            machine.append(sequence, arrays.iterate(machine, value))
        sequence.open = True
        return
    outer = machine.path
    for item in members:
        if item.guard is True:
            machine.append(sequence, item.value)
        else:
            guard = machine.read(item.guard)
            machine.path = both(outer, guard)
            if machine.path is not False:
                machine.append(sequence, item.value)
            machine.path = outer


def enter(machine: Machine, value: Any, origin: Origin) -> Any:
    """What ``with value as name`` binds: files are unknown, tapes and the like are themselves."""
    tapes.enter(machine, value)
    return each(value, lambda leaf: leaf if type(leaf) in (LibraryObject, Unknown) else Unknown("entered", origin))
