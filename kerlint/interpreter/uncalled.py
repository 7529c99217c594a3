"""Runs functions that nobody calls: once, with their defaults or unknown arguments, and methods on some object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, Literal, TypeAlias

import libcst as cst

from kerlint.facts.choices import each
from kerlint.facts.guards import restrict
from kerlint.facts.values import Choice, Unknown
from kerlint.interpreter import attributes, calls, functions
from kerlint.interpreter.libraries.keras.inside import apart
from kerlint.interpreter.machine import Machine, OutOfFuel, Scope
from kerlint.interpreter.relevant import Relevant, outdated, relevant
from kerlint.interpreter.values import ABSENT, Class, Function

OFTEN = 4
"""Runs of one function that nobody calls: one in another function is made anew by each run of that."""

SHARE = 30_000
"""Fuel that one of them may cost, with all that it calls: the largest networks that a function builds cost 25,000.

Half as much each time that one of them was too expensive: those around it mostly call it, or call what it calls.
"""


OfTests: TypeAlias = Literal["everything", "outdated"]
"""What is asked of functions that nobody calls in a test: every fact, or what they write for another Keras."""


def run_uncalled(machine: Machine, asked: OfTests) -> None:
    """Runs functions that nobody calls once, with their defaults or unknown arguments, and methods likewise.

    Those that others of them name come last: most have then been run where they are called, with what they are given.
    """
    if machine.live is False:  # the program ends with `sys.exit(main())`
        machine.live = machine.module.live = True
    made = {id(type_) for type_ in machine.classes if type_.used}  # by the program, not to run a method of them here
    choose = relevant if asked == "everything" else outdated
    chosen: Relevant | None = None
    times: Counter[int] = Counter()
    waiting: list[Function] = []
    for function, waited in _in_turn(machine, waiting):
        if function.called and not function.given_away or _runs_elsewhere(function, made):
            continue
        chosen = chosen or choose(machine.document.text, machine.module.names)
        if not chosen.has(function):
            continue
        if not waited and chosen.waits(function):
            waiting.append(function)
            continue
        times[id(function.node)] += 1
        if times[id(function.node)] > OFTEN:  # made again by each run of the function around it
            continue
        machine.run += 1
        _run_and_return(machine, function)
    for type_ in machine.classes:
        type_.used = True


def _in_turn(machine: Machine, waiting: list[Function]) -> Iterator[tuple[Function, bool]]:
    """The functions of a program, with those that are made meanwhile, and behind all of them those that wait."""
    done = waited = 0
    while machine.fuel > 0:
        if done < len(machine.functions):
            done += 1
            yield machine.functions[done - 1], False
        elif waited < len(waiting):
            waited += 1
            yield waiting[waited - 1], True
        else:
            return


def _runs_elsewhere(function: Function, made: set[int]) -> bool:
    """Whether a function needs no run of its own; ``made`` are the classes of which the program makes objects.

    Some methods Keras calls itself, of objects that are made: the graph of a model shows what they do.
    """
    owner = function.owner
    if type(function.node) is cst.Lambda:
        return True
    if owner is None:
        return False
    if owner.used and function.called:
        return True
    return id(owner) in made and function.name in ("build", "call") and attributes.keras_base(owner) is not None


def _run_and_return(machine: Machine, function: Function) -> None:
    """Runs a function alone. What ends the program in there says nothing about what runs elsewhere."""
    live, of_module, events = machine.live, machine.module.live, len(machine.events)
    fuel, site = machine.fuel, machine.site
    machine.fuel = share = min(fuel, SHARE >> machine.limits.get("function", 0))
    try:
        with apart(machine, context=machine.context):
            _run_alone(machine, function)
    except OutOfFuel:
        machine.limit("fuel" if share == fuel else "function")
        machine.document, machine.site, machine.tapes, machine.active, machine.depth = machine.main, site, (), [], 0
    finally:
        machine.fuel += fuel - share
        machine.events[events:] = [
            event._replace(guard=restrict(event.guard, machine.live)) for event in machine.events[events:]
        ]
        machine.live, machine.module.live = live, of_module


def _run_alone(machine: Machine, function: Function) -> None:
    functions.read(machine, function)
    scope = Scope(function.scope, machine.path, function)
    defaults = machine.atom("called with its defaults", default=True)
    for parameter in _parameters(function):
        name = parameter.name.value
        anything = Unknown(f"parameter `{name}`", machine.origin(parameter.name))
        default = function.defaults.get(name, ABSENT)
        left = default is not ABSENT and not _is_hook(function)
        scope.names[name] = anything if not left else each(default, partial(Choice, defaults), anything)
    if function.owner is not None and type(function.node) is not cst.Lambda and scope.names:
        first = next(iter(scope.names))
        scope.names[first] = _some_instance(machine, function.owner, function)
    result = functions.run_body(machine, function, scope)
    machine.escape(result, "returned to whoever calls it")


def _is_hook(function: Function) -> bool:
    """Whether Keras calls a method of a callback, with all its arguments: nothing is left to their defaults."""
    return (
        function.owner is not None
        and function.name.startswith("on_")
        and attributes.keras_base(function.owner) is not None
    )


def _parameters(function: Function) -> list[Any]:
    parameters = function.parameters
    found = [*parameters.posonly_params, *parameters.params, *parameters.kwonly_params]
    found += [one for one in (parameters.star_arg, parameters.star_kwarg) if isinstance(one, cst.Param)]
    return found


def _some_instance(machine: Machine, type_: Class, method: Function) -> Any:
    """Any object of a class, for a method that nobody calls: made once with unknown arguments.

    For ``__init__`` itself the object is one that it has still to be run for.
    """
    held = machine.instances.get(type_)
    if held is None:
        arguments = calls.Arguments()
        arguments.open = True
        new = attributes.inherited(machine, type_, "__init__") is method
        make = calls.bare if new else calls.instantiate
        held = make(machine, type_, arguments, machine.origin(type_.node))
        machine.instances[type_] = held
        machine.escape(held, "an object that others use")
    return held
