"""Puts the facts of a run together: every model, what judges it, what trains it, and the program around them."""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.choices import each
from kerlint.facts.fact import Fact, link
from kerlint.facts.guards import negate
from kerlint.facts.values import UNKNOWN, Collection, Item, Unknown
from kerlint.facts.vocabulary import Compile, Evaluation, Feed, Fit, Head, Model, Prediction, Program, Write
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras import objects
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover import (
    alone,
    ends,
    events,
    feeding,
    files,
    heads,
    kept,
    lifecycle,
    mentions,
    results,
    shapes,
    softmaxes,
    spelling,
    stray,
    taped,
    trainings,
)
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.history import overrides
from kerlint.interpreter.recover.recovery import Recovery

MENTIONED = frozenset({"calls", "imports", "identifiers", "outdated"})
"""What a program says of names, whatever happens in it."""

EVENTFUL = tuple(name for name, word in Program.attributes.items() if word.shape == "many" and name not in MENTIONED)
"""What there is in a program only where something happens to a model, to data or to a file."""


class Recovered(NamedTuple):
    """The facts of a run, and what they were read from: the graph of each model, the call behind each event."""

    program: Program
    graphs: dict[Model, Graph]
    models: dict[Model, objects.Model]
    events: dict[Fact, Event]


def recover(machine: Machine, role: Any, target: Any, backend: Any) -> Recovered:
    """The facts of a finished run."""
    recovery = Recovery(machine)
    nothing = not recovery.events and not machine.models  # as in most files of a library
    happened = dict.fromkeys(EVENTFUL, Collection(closed=recovery.complete)) if nothing else _happened(recovery, target)
    program = _program(recovery, happened, role, target, backend)
    graphs = {fact: recovery.graphs[key] for key, fact in recovery.models.items() if key in recovery.graphs}
    models = {fact: recovery.objects[key] for key, fact in recovery.models.items()}
    calls = {recovery.facts[id(event)]: event for event in recovery.events if id(event) in recovery.facts}
    return Recovered(program, graphs, models, calls)


# --- models


def _link_models(recovery: Recovery, judged: list[Head], entering: list[Feed]) -> None:
    """Links each model with its layers, its outputs, and what happens to it."""
    anywhere = shapes.trainability(recovery.events, recovery.graph)
    here = shapes.trainability(recovery.events, recovery.graph, elsewhere=False)
    for key, fact in recovery.models.items():
        model = recovery.objects[key]
        _link_graph(recovery, fact, model, anywhere, here)
        _link_events(recovery, fact, model, judged, entering)
        lifecycle.feed(recovery.graph(model), fact)


def _link_graph(recovery: Recovery, fact: Model, model: objects.Model, anywhere: Any, here: Any) -> None:
    """``anywhere`` and ``here``: what is trainable if other files may change it, and if they do not."""
    graph = recovery.graph(model)
    weights = shapes.weights(model, graph)
    layers = tuple(Item(node.guard, node.fact) for node in graph.nodes)
    link(
        fact,
        layers=Collection(layers, closed=graph.closed, doubt=graph.doubt),
        outputs=_outputs(graph, recovery.graph),
        output_names=UNKNOWN if graph.names is None else Collection.of(*graph.names),
        refusal=shapes.refusal(model),
        regularised=shapes.regularised(graph),
        unused=stray.layers(recovery.machine, model, graph, recovery.graphs.values(), fact),
        parameters=shapes.parameters(weights),
        trainable_parameters=shapes.trainable_parameters(model, weights, anywhere),
        trainable_here=shapes.trainable_parameters(model, weights, here),
    )


def _outputs(graph: Graph, inner: Any) -> Collection:
    items = []
    for output in graph.outputs:
        end = ends.ends_of(output, inner)
        fact = each(end, lambda leaf: leaf.node.fact if isinstance(leaf.node, Node) else leaf.node)
        items.append(Item(True, fact))
    known = not any(type(output) is Unknown for output in graph.outputs)
    return Collection(tuple(items), closed=known)


def _link_events(
    recovery: Recovery, fact: Model, model: objects.Model, judged: list[Head], entering: list[Feed]
) -> None:
    history = recovery.history
    closed = negate(history.escapes(model)) if recovery.complete else False
    made, saved = overrides(model), recovery.models.get(id(model.source))

    def own(kind: type[Fact]) -> Collection:
        found = [
            one for one in recovery.facts.values() if isinstance(one, kind) and getattr(one, "model", None) is fact
        ]
        return Collection.of(*found, closed=closed)

    link(
        fact,
        compiles=own(Compile),
        fits=own(Fit),
        evaluations=own(Evaluation),
        predictions=own(Prediction),
        heads=Collection.of(*(head for head in judged if head.model is fact), closed=closed),
        feeds=Collection.of(*feeding.of_model(entering, fact, saved), closed=closed),
        overrides=UNKNOWN if made is None else Collection.of(*made),
        pretrained=lifecycle.pretrained(model, history),
        resets=lifecycle.resets(model, history, recovery.common),
    )


# --- the program


def _happened(recovery: Recovery, target: Any) -> dict[str, Collection]:
    """What there is of each of ``EVENTFUL``."""
    machine, happened, common, facts = recovery.machine, recovery.events, recovery.common, recovery.facts
    for model in machine.models:
        recovery.model(model)
        recovery.graph(model)
    events.complete(recovery)
    judged = heads.complete(recovery)
    _link_models(recovery, judged, feeding.feeds(recovery))

    def every(found: list[Any], *, hidden: bool = False) -> Collection:
        return Collection(tuple(Item(fact.guard, fact) for fact in found), closed=recovery.complete and not hidden)

    def of(kind: type[Fact], *, hidden: bool = False) -> Collection:
        return every([fact for fact in facts.values() if isinstance(fact, kind)], hidden=hidden)

    lookups = results.complete(happened, facts, common, target)
    asked = taped.gradients(happened, common, recovery.models)
    updates = taped.updates(happened, common, recovery.models, recovery.optimizers, asked, trainings.loop_fact)
    return {
        "models": every(list(recovery.models.values())),
        "compiles": of(Compile),
        "fits": of(Fit, hidden=_unseen_training(happened)),
        "evaluations": of(Evaluation),
        "predictions": of(Prediction),
        "decisions": every(results.decisions(happened, facts, common)),
        "scores": every(results.scores(happened, facts, common)),
        "pairings": every(results.pairings(happened, recovery.models, common)),
        "gradients": every(list(asked.values())),
        "updates": every(updates),
        "readings": every(files.readings(recovery)),
        "softmaxes": every(softmaxes.softmaxes(list(recovery.graphs.values()))),
        "alone": every(alone.layers(happened, recovery.history, common)),
        "splits": every(_recorded(happened, "split")),
        "transforms": every(_recorded(happened, "transform")),
        "lookups": every(lookups),
        "writes": of(Write),
        "callbacks": every(kept.callbacks(machine, happened, common)),
        "optimizers": every(kept.optimizers(machine, happened, recovery.optimizers)),
    }


def _program(recovery: Recovery, happened: dict[str, Collection], role: Any, target: Any, backend: Any) -> Program:
    machine = recovery.machine
    return Program(
        place=None,
        role=role,
        target=target,
        backend=backend,
        **happened,
        calls=mentions.calls(machine, trainings.loop_fact, recovery.fact_of, complete=recovery.complete),
        imports=mentions.imports(machine),
        identifiers=spelling.strings(machine, recovery.events, list(recovery.graphs.values()), target),
        outdated=mentions.outdated(machine),
    )


def _recorded(happened: list[Event], kind: str) -> list[Any]:
    return [event.payload["fact"] for event in happened if event.kind == kind and "fact" in event.payload]


def _unseen_training(happened: list[Event]) -> bool:
    """Whether something was trained that is not among the models."""
    return any(event.kind == "fit" and not isinstance(event.receiver, objects.Model) for event in happened)
