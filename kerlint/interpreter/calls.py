"""Calls: of functions and classes of the program, and of libraries, which are looked up."""

from __future__ import annotations

from typing import Any

import libcst as cst

from kerlint.facts.choices import bounded, each, leaves, select
from kerlint.facts.values import Choice, Const, Origin, Unknown
from kerlint.interpreter import attributes, expressions, functions, modules
from kerlint.interpreter.call import Call
from kerlint.interpreter.libraries import arrays, builtins, dispatch, keras, standard, tapes, tensors
from kerlint.interpreter.machine import Machine, Scope
from kerlint.interpreter.values import (
    ABSENT,
    Array,
    Bound,
    Class,
    Deferred,
    External,
    Function,
    Instance,
    LibraryObject,
    Mapping,
    Partial,
    Sequence,
)

library_attribute = dispatch.attribute
library_subscript = dispatch.subscript


class Super:
    """``super()`` in a method: members of the classes behind ``type``, bound to ``instance``."""

    __slots__ = ("type", "instance")

    def __init__(self, type: Class, instance: Any) -> None:
        self.type = type
        self.instance = instance


class Wrapped:
    """A method under ``@property``, ``@classmethod`` or ``@staticmethod``."""

    __slots__ = ("kind", "function")

    def __init__(self, kind: str, function: Any) -> None:
        self.kind = kind
        self.function = function


class Arguments:
    """Evaluated arguments of a call. ``open``: there are more that are not known."""

    __slots__ = ("positional", "keywords", "written", "open")

    def __init__(self) -> None:
        self.positional: list[Any] = []
        self.keywords: dict[str, Any] = {}
        self.written: dict[str | int, Origin] = {}
        self.open = False


# --- calling


def call(machine: Machine, node: cst.Call) -> Any:
    """The value of a call expression."""
    origin = machine.origin(node)
    callee = expressions.evaluate(machine, node.func)
    if type(callee) is External and callee.path == "builtins.super":
        return _super(machine, origin)
    if machine.context == "layer-call" and machine.called and machine.called[-1].place.node is node.func:
        machine.called[-1] = machine.called[-1]._replace(context="layer-anew")
    arguments = _arguments(machine, node, origin)
    if machine.taped is not None and isinstance(node.func, cst.Attribute) and node.func.attr.value in tapes.UPDATES:
        tapes.update(machine, callee, arguments.positional, arguments.keywords, origin)
    if machine.document is not machine.main:
        return call_value(machine, callee, arguments, origin)
    outer, machine.site = machine.site, origin
    value = call_value(machine, callee, arguments, origin)
    machine.site = outer
    return value


def _arguments(machine: Machine, node: cst.Call, origin: Origin) -> Arguments:
    made = Arguments()
    for argument in node.args:
        value = expressions.evaluate(machine, argument.value)
        place = machine.origin(argument)
        if argument.star:
            spread = _spread if argument.star == "*" else _spread_keywords
            spread(machine, made, value, place)
        elif argument.keyword is not None:
            made.keywords[argument.keyword.value] = value
            made.written[argument.keyword.value] = place
        else:
            made.written[len(made.positional)] = place
            made.positional.append(value)
    return made


def _spread(machine: Machine, made: Arguments, value: Any, place: Origin) -> None:
    members = value.plain() if type(value) is Sequence else None
    if members is None:
        made.open = True
        return
    for member in members:
        made.written[len(made.positional)] = place
        made.positional.append(member)


def _spread_keywords(machine: Machine, made: Arguments, value: Any, place: Origin) -> None:
    for leaf in leaves(value):
        if type(leaf) is not Mapping or leaf.open:
            made.open = True
    if type(value) is Choice:
        keys = {key: None for leaf in leaves(value) if type(leaf) is Mapping for key in leaf.entries}
        for key in keys:
            made.keywords[key] = each(value, _entry_of, key)
            made.written[key] = place
    elif type(value) is Mapping:
        for key, entry in value.entries.items():
            if isinstance(key, str):
                made.keywords[key] = machine.read(entry)
                made.written[key] = place


def _entry_of(leaf: Any, key: str) -> Any:
    return leaf.entries.get(key, ABSENT) if type(leaf) is Mapping else Unknown("settings that are not known")


def call_value(machine: Machine, callee: Any, arguments: Arguments, origin: Origin) -> Any:
    """Calls a value; where it is one of several, each on its own path."""
    alternatives = machine.split(callee)
    if len(alternatives) == 1:
        return _call_leaf(machine, alternatives[0][1], arguments, origin)
    outer, live = machine.path, machine.scope.live
    result: Any = ABSENT
    for path, leaf in alternatives:
        machine.path = path
        value = _call_leaf(machine, leaf, arguments, origin)
        result = value if result is ABSENT else bounded(select(path, value, result))
    machine.resume(outer, live)
    return result


def _call_leaf(machine: Machine, callee: Any, arguments: Arguments, origin: Origin) -> Any:
    if machine.taped is None:
        return _called(machine, callee, arguments, origin)
    given = [*arguments.positional, *arguments.keywords.values()]
    value = _called(machine, callee, arguments, origin)
    tapes.of_call(machine, callee, given, value, origin)
    return value


def _called(machine: Machine, callee: Any, arguments: Arguments, origin: Origin) -> Any:
    kind = type(callee)
    if kind is External:
        return dispatch.external(machine, _library_call(machine, callee.path, None, arguments, origin))
    if kind is Bound:
        return _call_bound(machine, callee, arguments, origin)
    if kind is Function:
        return functions.inline(
            machine, callee, arguments.positional, arguments.keywords, origin, arguments.written, open=arguments.open
        )
    if kind is Class:
        return instantiate(machine, callee, arguments, origin)
    if kind is Partial:
        return call_value(machine, callee.function, _with_partial(callee, arguments), origin)
    if kind is Instance:
        return _call_instance(machine, callee, arguments, origin)
    if keras.is_keras(callee):
        return keras.called(_library_call(machine, "__call__", callee, arguments, origin))
    if kind is LibraryObject:
        return dispatch.method(_library_call(machine, "__call__", callee, arguments, origin))
    return not_understood(machine, callee, arguments, origin)


def not_understood(machine: Machine, callee: Any, arguments: Arguments, origin: Origin) -> Any:
    """A call of something that is not known: what it is given may be changed there."""
    reason = "given to code that is not followed"
    if type(callee) is Unknown and dispatch.leaves_alone(callee.reason):
        dispatch.given_to_harmless(machine, [*arguments.positional, *arguments.keywords.values()])
        return Unknown(callee.reason, origin)
    for value in (*arguments.positional, *arguments.keywords.values()):
        machine.escape(value, reason)
        hand_over(value)
    if type(callee) is Unknown:
        return Unknown(callee.reason or reason, origin)
    return Unknown(f"the result of calling {callee!r}", origin)


def hand_over(value: Any) -> None:
    """A function that is given away may be called with anything."""
    for leaf in leaves(value):
        if type(leaf) is Function:
            leaf.given_away = True
        elif type(leaf) is Bound and type(leaf.function) is Function:
            leaf.function.given_away = True


def _library_call(machine: Machine, path: str, receiver: Any, arguments: Arguments, origin: Origin) -> Call:
    return Call(
        machine,
        path,
        receiver,
        arguments.positional,
        arguments.keywords,
        origin,
        arguments.written,
        open=arguments.open,
    )


def _call_bound(machine: Machine, bound: Bound, arguments: Arguments, origin: Origin) -> Any:
    receiver = bound.receiver
    if bound.function is not None:
        positional = [receiver, *arguments.positional]
        written = {(key + 1 if isinstance(key, int) else key): place for key, place in arguments.written.items()}
        if type(bound.function) is not Function:
            return not_understood(machine, bound.function, arguments, origin)
        return functions.inline(
            machine, bound.function, positional, arguments.keywords, origin, written, open=arguments.open
        )
    call = _library_call(machine, bound.name, receiver, arguments, origin)
    if type(receiver) is Super:
        return _call_super(machine, receiver, bound.name, call, arguments)
    if keras.is_keras(receiver):
        return keras.method(call)
    if tensors.symbolic(receiver):
        return tensors.method(call)
    if type(receiver) is Array:
        return arrays.method(call)
    if type(receiver) is LibraryObject:
        return dispatch.method(call)
    return builtins.method(call)


def _with_partial(partial: Partial, arguments: Arguments) -> Arguments:
    made = Arguments()
    made.positional = [*partial.positional, *arguments.positional]
    made.keywords = {**partial.keywords, **arguments.keywords}
    made.written = {
        (key + len(partial.positional) if isinstance(key, int) else key): place
        for key, place in arguments.written.items()
    }
    made.open = arguments.open
    return made


# --- decorators


def decorate(machine: Machine, decorator: Any, decorated: Any, origin: Origin) -> Any:
    """``@decorator``."""
    if type(decorator) is External:
        name = decorator.path.rpartition(".")[2]
        if name in ("property", "cached_property"):
            return Wrapped("property", decorated)
        if name in ("classmethod", "staticmethod"):
            return Wrapped(name, decorated)
        if name in TRANSPARENT or keras.transparent_decorator(decorator.path):
            return decorated
    if type(decorator) is Bound and decorator.name in ("setter", "getter", "deleter"):
        return decorator.receiver
    if all(type(leaf) is Transparent for leaf in leaves(decorator)):
        return decorated
    arguments = Arguments()
    arguments.positional.append(decorated)
    if type(decorator) in (Function, Class, Partial):
        return call_value(machine, decorator, arguments, origin)
    hand_over(decorated)
    if type(decorated) is Function:
        return decorated
    return not_understood(machine, decorator, arguments, origin)


class Transparent:
    """A decorator that leaves a function what it is."""

    __slots__ = ()


TRANSPARENT = frozenset(
    {"function", "wraps", "lru_cache", "cache", "abstractmethod", "override", "dataclass", "total_ordering"}
)
"""Last names of decorators that leave a function or class what it is: ``tf.function``, ``functools.wraps`` …"""


# --- classes of the program


def adopt(member: Any, owner: Class) -> None:
    """Tells a method which class it belongs to, for ``super()``."""
    for leaf in leaves(member):
        inner = leaf.function if type(leaf) is Wrapped else leaf
        if type(inner) is Function:
            inner.owner = owner


def instantiate(machine: Machine, type_: Class, arguments: Arguments, origin: Origin) -> Any:
    """``Class(…)``: runs ``__init__``."""
    context = machine.context
    if context == "layer-call":
        machine.context = "layer-build"
    instance = bare(machine, type_, arguments, origin)
    initialise = attributes.inherited(machine, type_, "__init__")
    if type(initialise) is Function:
        written = {(key + 1 if isinstance(key, int) else key): place for key, place in arguments.written.items()}
        positional = [instance, *arguments.positional]
        functions.inline(machine, initialise, positional, arguments.keywords, origin, written, open=arguments.open)
    elif instance.base is not None:
        keras.super_method(_library_call(machine, "__init__", instance.base, arguments, origin))
    else:
        standard.fields(machine, instance, arguments.positional, arguments.keywords, open=arguments.open)
    machine.context = context
    return instance


def bare(machine: Machine, type_: Class, arguments: Arguments, origin: Origin) -> Instance:
    """An object of a class, before its ``__init__`` is run with these arguments."""
    type_.used = True
    if not machine.run or modules.is_test(machine):
        type_.bases = [modules.resolve(machine, base) if type(base) is Deferred else base for base in type_.bases]
    instance = Instance(type_, origin)
    base = attributes.keras_base(type_)
    if base is not None:
        made = keras.subclass(machine, instance, base, arguments, origin)
        if made is None and not base.path.startswith("builtins."):
            instance.open = True
        instance.base = made
    return instance


def _call_instance(machine: Machine, instance: Instance, arguments: Arguments, origin: Origin) -> Any:
    if instance.base is not None:
        return keras.called(_library_call(machine, "__call__", instance.base, arguments, origin))
    member = attributes.inherited(machine, instance.type, "__call__")
    if type(member) is Function:
        return functions.inline(
            machine, member, [instance, *arguments.positional], arguments.keywords, origin, {}, open=arguments.open
        )
    return not_understood(machine, instance, arguments, origin)


def _super(machine: Machine, origin: Origin) -> Any:
    scope: Scope | None = machine.scope
    while scope is not None and (scope.function is None or scope.function.owner is None):
        scope = scope.parent
    if scope is None or scope.function is None or scope.function.owner is None:
        return Unknown("super() outside a method", origin)
    first = next(iter(scope.names.values()), None)
    return Super(scope.function.owner, first)


def _call_super(machine: Machine, super_: Super, name: str, call: Call, arguments: Arguments) -> Any:
    instance = super_.instance
    if type(instance) is not Instance:
        return Unknown("super() of something that is not known", call.origin)
    member = attributes.inherited(machine, instance.type, name, behind=super_.type)
    if type(member) is Function:
        return functions.inline(
            machine, member, [instance, *arguments.positional], arguments.keywords, call.origin, {}, open=arguments.open
        )
    if instance.base is not None:
        call.receiver = instance.base
        return keras.super_method(call)
    return Const(None)


# --- names


def name_value(machine: Machine, name: str, value: Any) -> None:
    """An object remembers the first name that it is given."""
    keras.named(machine, value, name)
    if type(value) is Array:
        arrays.named(machine, value, name)


def from_star_import(machine: Machine, name: str) -> Any:
    """What ``name`` is if it came from one of the ``from … import *`` above."""
    scope: Scope | None = machine.scope
    while scope is not None:
        for module in reversed(scope.stars):
            if dispatch.known(f"{module}.{name}"):
                return External(f"{module}.{name}")
            if not dispatch.followed(module):
                return machine.undefined.setdefault(name, Unknown(f"`{name}` may come from `{module}`"))
        scope = scope.parent
    return None
