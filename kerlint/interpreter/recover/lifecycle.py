"""What happens to models and layers besides training: attributes that are set, weights that are set anew, state that is
learnt by preprocessing layers. All of it is read from the machine's events, each under its guard."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import bounded, each, leaves, select
from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Collection, Const, Item, Unknown
from kerlint.facts.vocabulary import Layer, Model, Reset, Write
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras import objects
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover.graph import Graph
from kerlint.interpreter.recover.history import History

Graphs = list[tuple[Graph, objects.Model, Model]]
"""Every graph with its model, as object and as fact."""


# --- attributes that are set


def write(event: Event, common: dict[str, Any], graphs: Graphs, history: History, *, complete: bool) -> Write:
    """An attribute set on a layer or model, with the layers and models that it concerns."""
    receiver = event.receiver
    models = [fact for _, model, fact in graphs if id(receiver) in history.parts(model)]
    return Write(
        **common,
        attribute=event.payload["attribute"],
        receiver=next((fact for _, model, fact in graphs if model is receiver), receiver),
        value=arg.simple(event.payload["value"]),
        layers=Collection.of(*_layers(receiver, graphs), closed=complete),
        models=Collection.of(*models, closed=complete),
        changes=_changes(event, history),
    )


def _layers(receiver: Any, graphs: Graphs) -> list[Layer]:
    found = []
    for graph, model, _ in graphs:
        for node in graph.nodes:
            if node.layer is receiver or model is receiver:
                found.append(node.fact)
    return found


def _changes(event: Event, history: History) -> Any:
    """Whether the value differs from the one before; known for attributes that have a known one at birth."""
    name, receiver = event.payload["attribute"], event.receiver
    before: Any = Unknown("the value before")
    if name == "trainable" and isinstance(receiver, (KerasObject, objects.Model)):
        before = receiver.arguments.get("trainable", Const(True)) if not receiver.open else before
    for earlier in history.changes(receiver, event):
        if earlier.kind == "write" and earlier.receiver is receiver and earlier.payload["attribute"] == name:
            before = bounded(select(earlier.guard, earlier.payload["value"], before))
        else:
            before = bounded(select(earlier.guard, Unknown("it may have been set elsewhere"), before))
    if any(type(leaf) is not Const for leaf in (*leaves(before), *leaves(event.payload["value"]))):
        return UNKNOWN
    return each(before, lambda old: each(event.payload["value"], lambda new: old.value != new.value))


# --- weights that are set anew


def pretrained(model: objects.Model, history: History) -> Any:
    """Whether weights come from elsewhere: from the start, or because they are loaded or set at some time."""
    born = each(history.born(model), lambda word: word if type(word) is Unknown else word in ("loaded", "pretrained"))
    for event in history.events:
        if event.kind == "load" and id(event.receiver) in history.parts(model):
            born = bounded(select(event.guard, True, born))
    return born


def resets(model: objects.Model, history: History, commons: Any) -> Collection:
    """Events that give a model other weights: they are loaded or set, or it goes where that may happen."""
    found = []
    closed = True
    for event in history.events:
        if event.kind == "load" and id(event.receiver) in history.parts(model):
            found.append(Item(event.guard, Reset(**commons(event), model=UNKNOWN)))
        elif event.kind == "escape" and id(event.receiver) in history.parts(model):
            closed = False
    return Collection(tuple(found), closed=closed)


# --- state of preprocessing layers


def adapt(graphs: Graphs, history: History) -> None:
    """Says of preprocessing layers whether they have learnt what they need, anywhere in the program."""
    events = changes(history)
    for graph, model, _ in graphs:
        for node in graph.nodes:
            if type(node.fact.statistics) is not Unknown:
                link(node.fact, statistics=state(node.fact.statistics, node.layer, model, events))


def feed(graph: Graph, model: Model) -> None:
    """Says of preprocessing layers what enters the model that they are part of."""
    for node in graph.nodes:
        if type(node.fact.statistics) is not Unknown:
            link(node.fact, feeds=model.feeds)


def changes(history: History) -> list[Event]:
    """What may give a preprocessing layer what it needs."""
    return [event for event in history.events if event.kind in ("adapt", "load", "escape")]


def state(known: Any, layer: Any, model: Any, events: list[Event]) -> Any:
    """What a preprocessing layer, part of ``model``, has learnt after these events."""
    for event in events:
        if event.receiver is layer or model is not None and event.receiver is model:
            word: Any = {"adapt": "adapted", "load": "loaded"}.get(event.kind, Unknown("it may be adapted elsewhere"))
            known = bounded(select(event.guard, word, known))
    return known


# --- trainability at the end


def trainable(graphs: Graphs, history: History) -> None:
    """Says of layers whether they are trainable at the end of the program."""
    writes = [event for event in history.events if event.kind in ("write", "escape")]
    if not writes:
        return
    for graph, model, _ in graphs:
        for node in graph.nodes:
            state = node.fact.trainable
            for event in writes:
                if event.kind == "escape" and event.receiver in (node.layer, model):
                    state = bounded(select(event.guard, Unknown("it may be frozen elsewhere"), state))
                elif event.kind == "write" and event.payload["attribute"] == "trainable":
                    if event.receiver in (node.layer, model):
                        state = bounded(select(event.guard, arg.boolean(event.payload["value"]), state))
            link(node.fact, trainable=state)
