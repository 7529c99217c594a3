"""Models that a program reads from the files that it has written: what in them only the program can make."""

from __future__ import annotations

import re
from typing import Any

import libcst as cst

from kerlint.facts.choices import leaves
from kerlint.facts.files import Reading
from kerlint.facts.values import UNKNOWN, Collection, Const
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.recovery import Recovery
from kerlint.interpreter.values import Class, Function, Instance

TOLD = re.compile(
    r"custom_object_scope|CustomObjectScope|get_custom_objects|register_keras|register\(|unsafe_deserialization"
)
"""Ways in which a program tells Keras of its own classes and functions."""


def readings(recovery: Recovery) -> list[Reading]:
    """Every file that is read."""
    reads = [event for event in recovery.events if event.kind == "reading"]
    told = bool(reads) and any(map(TOLD.search, _texts(recovery.machine)))
    found = []
    for event in reads:
        graph: Graph = recovery.graph(event.receiver)
        given = event.payload["given"]
        compiled = _compiled(recovery, event) if given.get("compile", True) is True else None
        found.append(
            Reading(
                **recovery.common(event),
                model=recovery.model(event.receiver),
                compile=recovery.compiles[id(compiled)] if compiled is not None else UNKNOWN,
                ending=event.payload["ending"],
                given=Collection.of(*given),
                own=UNKNOWN if told else _layers(graph, _is_own),
                lambdas=UNKNOWN if told else _layers(graph, _is_lambda),
                own_loss=not told and compiled is not None and _own_loss(compiled),
            )
        )
    return found


def _texts(machine: Machine) -> list[str]:
    """The texts of all files that were run."""
    return [machine.main.text, *(module.document.text for module in machine.loaded.values() if module is not None)]


def _compiled(recovery: Recovery, event: Event) -> Event | None:
    """The compile that is in force when a file is read, and was when it was written."""
    before = [
        one
        for one in recovery.events
        if one.kind == "compile" and one.receiver is event.receiver and one.run == event.run
    ]
    only = len(before) == 1 and before[0].guard is True and before[0].moment < event.moment
    return before[0] if only and id(before[0]) in recovery.compiles else None


def _layers(graph: Graph, wanted: Any) -> Collection:
    return Collection.of(*[node.fact for node in graph.nodes if wanted(node)], closed=graph.closed)


def _is_own(node: Node) -> bool:
    layer = node.layer
    return isinstance(layer, KerasObject) and layer.instance is not None and _untold(layer.instance.type)


def _is_lambda(node: Node) -> bool:
    layer = node.layer
    if not isinstance(layer, KerasObject) or layer.instance is not None or layer.symbol.name != "Lambda":
        return False
    function = layer.arguments.get("function")
    return type(function) is Function and isinstance(function.node, cst.Lambda)


def _own_loss(compiled: Event) -> bool:
    found = list(leaves(compiled.payload["arguments"].get("loss", Const(None))))
    return bool(found) and all(_untold(one.type if type(one) is Instance else one) for one in found)


def _untold(thing: Any) -> bool:
    """Whether a class or function of the program stands there without a decorator, which may tell Keras of it."""
    if type(thing) not in (Class, Function) or thing.node is None:
        return False
    return not getattr(thing.node, "decorators", ())
