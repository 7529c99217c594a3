"""Runs a program without running it, and says what it found as facts."""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import libcst as cst

from kerlint.facts.values import Choice, Item, Unknown, each, restrict
from kerlint.facts.vocabulary import Program
from kerlint.interpreter import calls, statements
from kerlint.interpreter.attributes import keras_base
from kerlint.interpreter.machine import Machine, OutOfFuel, Scope
from kerlint.interpreter.modules import Modules, is_test
from kerlint.interpreter.recover.program import Recovered, recover
from kerlint.interpreter.relevant import relevant
from kerlint.interpreter.target import meant
from kerlint.interpreter.values import ABSENT, Class, Function, Instance, Sequence

RECURSION = 12_000
"""Python frames that deep expressions of the analysed program may take; ``ast`` refuses what would need more."""


def interpret(document: Any, settings: Any = None, modules: Modules | None = None) -> Program:
    """The facts of a document. Raises nothing for any program that ``ast`` accepts; what it costs is bounded.

    ``modules`` keeps the trees of project files that several documents import.
    """
    return study(document, settings, modules).program


def study(document: Any, settings: Any = None, modules: Modules | None = None) -> Recovered:
    """As :func:`interpret`, with the graphs and calls that the facts were read from: all that it takes to rebuild."""
    machine = Machine(document, modules or Modules())
    outer = sys.getrecursionlimit()
    sys.setrecursionlimit(max(outer, RECURSION))
    try:
        if document.tree is None:  # else an editor's server has most of it from the text before
            document.tree = cst.parse_module(document.text)
        run(machine, document.tree)
        document.partly = "fuel" in machine.limits
        machine.meant = meant(machine, settings)
        target = machine.meant.target or Unknown("which Keras")
        backend = "tensorflow" if _tensorflow(machine) else Unknown("backend")
        recovered = recover(machine, role(machine), target, backend)
        machine.release()
        return recovered
    finally:
        sys.setrecursionlimit(outer)


def run(machine: Machine, tree: cst.Module) -> None:
    """Runs a program, then every function that it defines and nobody calls."""
    try:
        statements.run_block(machine, tree.body)
        _leave_module(machine)
        made = [(model.items, list(model.items.items)) for model in machine.models]
        try:
            _run_uncalled(machine)
        finally:
            for layers, before in made:
                _as_the_program_left(layers, before)
    except OutOfFuel:
        machine.path = True
    except RecursionError:
        machine.limit("fuel")


def _as_the_program_left(layers: Sequence, before: list[Item]) -> None:
    """Layers of a model of the program as they are if nobody calls the function that would change them."""
    if len(layers.items) != len(before) or any(now is not then for now, then in zip(layers.items, before)):
        layers.items, layers.open = before, True


def _leave_module(machine: Machine) -> None:
    """Whoever imports a library may do anything with what it keeps."""
    if role(machine) != "library":
        return
    for value in list(machine.module.names.values()):
        machine.escape(value, "other files may use it")


def _run_uncalled(machine: Machine) -> None:
    """Runs functions that nobody calls once, with their defaults or unknown arguments, and methods likewise."""
    if machine.live is False:  # the program ends with `sys.exit(main())`
        machine.live = machine.module.live = True
    made = {id(type_) for type_ in machine.classes if type_.used}  # by the program, not to run a method of them here
    defines_only = all(event.kind == "escape" for event in machine.events)
    matters = relevant(machine.document.text, machine.module.names) if defines_only else lambda function: True
    done = 0
    while done < len(machine.functions) and machine.fuel > 0:
        function = machine.functions[done]
        done += 1
        if function.called and not function.given_away or not matters(function):
            continue
        if (
            isinstance(function.node, cst.Lambda)
            or function.owner is not None
            and function.owner.used
            and function.called
        ):
            continue
        if _keras_calls(function) and id(function.owner) in made:
            continue
        machine.run += 1
        machine.path = machine.live
        machine.scope = machine.module
        _run_and_return(machine, function)
    for type_ in machine.classes:
        type_.used = True


def _keras_calls(function: Function) -> bool:
    """Whether Keras calls a method itself, of objects that are made: the graph of a model shows what it does."""
    owner = function.owner
    return owner is not None and function.name in ("build", "call") and keras_base(owner) is not None


def _run_and_return(machine: Machine, function: Function) -> None:
    """Runs a function alone. What ends the program in there says nothing about what runs elsewhere."""
    live, of_module, events = machine.live, machine.module.live, len(machine.events)
    try:
        _run_alone(machine, function)
    finally:
        machine.events[events:] = [
            event._replace(guard=restrict(event.guard, machine.live)) for event in machine.events[events:]
        ]
        machine.live, machine.module.live = live, of_module


def _run_alone(machine: Machine, function: Function) -> None:
    scope = Scope(function.scope, machine.path, function)
    defaults = machine.atom("called with its defaults", default=True)
    for parameter in _parameters(function):
        name = parameter.name.value
        anything = Unknown(f"parameter `{name}`", machine.origin(parameter.name))
        default = function.defaults.get(name, ABSENT)
        left = default is not ABSENT and not _is_hook(function)
        scope.names[name] = anything if not left else each(default, partial(Choice, defaults), anything)
    if function.owner is not None and not isinstance(function.node, cst.Lambda) and scope.names:
        first = next(iter(scope.names))
        scope.names[first] = _some_instance(machine, function.owner)
    result = calls.run_body(machine, function, scope)
    machine.escape(result, "returned to whoever calls it")


def _is_hook(function: Function) -> bool:
    """Whether Keras calls a method of a callback, with all its arguments: nothing is left to their defaults."""
    return function.owner is not None and function.name.startswith("on_") and keras_base(function.owner) is not None


def _parameters(function: Function) -> list[Any]:
    parameters = function.parameters
    found = [*parameters.posonly_params, *parameters.params, *parameters.kwonly_params]
    found += [one for one in (parameters.star_arg, parameters.star_kwarg) if isinstance(one, cst.Param)]
    return found


def _some_instance(machine: Machine, type_: Class) -> Any:
    """Any object of a class, for a method that nobody calls: made once with unknown arguments."""
    held = machine.instances.get(type_)
    if held is None:
        arguments = calls.Arguments()
        arguments.open = True
        held = calls.instantiate(machine, type_, arguments, machine.origin(type_.node))
        machine.instances[type_] = held
        if isinstance(held, Instance):
            machine.escape(held, "an object that others use")
    return held


def role(machine: Machine) -> str:
    """What a document is for: `notebook`, `test`, `script`, or `library`, which defines and does not run."""
    if machine.document_kind == "notebook":
        return "notebook"
    if is_test(machine):
        return "test"
    trains = any(
        event.run == 0 and event.kind in ("model", "compile", "fit", "predict", "evaluate") for event in machine.events
    )
    return "script" if trains else "library"


def _tensorflow(machine: Machine) -> bool:
    return any(one.module.partition(".")[0] == "tensorflow" for one in machine.imports)
