"""Heads: each output of a model with the loss and the metrics that judge it, and the labels that it learns."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import combine, each, leaves
from kerlint.facts.fact import link
from kerlint.facts.guards import negate, restrict
from kerlint.facts.values import UNKNOWN, Collection, Unknown
from kerlint.facts.vocabulary import Compile, Data, Fit, Head, Loss
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras import objects
from kerlint.interpreter.recover import compiles, ends
from kerlint.interpreter.recover.graph import Node
from kerlint.interpreter.recover.history import overrides
from kerlint.interpreter.recover.recovery import Recovery


def complete(recovery: Recovery) -> list[Head]:
    """Links each compile with its heads and the fits that it is in force for; gives the heads of all."""
    made = []
    for event in recovery.events:
        compiled = recovery.compiles.get(id(event))
        if compiled is None:
            continue
        fits = [fact for fact in recovery.facts.values() if isinstance(fact, Fit) and _uses(fact.compile, compiled)]
        closed = negate(recovery.history.escapes(event.receiver)) if recovery.complete else False
        fitted: Any = any(fit.compile is compiled for fit in fits)
        if not fitted and (closed is not True or fits):
            fitted = UNKNOWN
        heads = _heads(recovery, event, fits[0].y if len(fits) == 1 else UNKNOWN, fitted)
        made += heads
        link(compiled, heads=Collection.of(*heads), fits=Collection.of(*fits, closed=closed))
        for fit in fits:
            link(fit, supervised=_supervised(fit, event.receiver, heads))
    return made


def _uses(compile_: Any, compiled: Compile) -> bool:
    return any(leaf is compiled for leaf in leaves(compile_))


def _heads(recovery: Recovery, event: Event, labels: Any, fitted: Any) -> list[Head]:
    model: objects.Model = event.receiver
    graph = recovery.graph(model)
    known = graph.closed and not graph.loose or all(type(output) is not Unknown for output in graph.outputs)
    count = len(graph.outputs) if known else None
    if "compile" in (overrides(model) or ()):
        return []
    losses = compiles.losses(event, len(graph.outputs), count, graph.names)
    made = []
    for position, output in enumerate(graph.outputs):
        end = ends.ends_of(output, recovery.graph)
        units = ends.units_of(output, end)
        label = labels if count == 1 else UNKNOWN
        accurate = compiles.accuracy(units, label, losses[position])
        made.append(
            Head(
                place=event.place,
                guard=event.guard,
                moment=event.moment,
                run=event.run,
                model=recovery.model(model),
                compile=recovery.compiles[id(event)],
                layer=each(end, lambda leaf: leaf.node.fact if isinstance(leaf.node, Node) else UNKNOWN),
                units=units,
                several=ends.several(units, end, label),
                activation=each(end, lambda leaf: leaf.activation),
                axis=each(end, lambda leaf: leaf.axis),
                dtype=each(output, ends.precision),
                loss=restrict(losses[position], event.guard),
                metrics=compiles.metrics(event, position, count, graph.names, accurate),
                labels=label,
                fitted=fitted,
            )
        )
    return made


def _supervised(fit: Fit, model: objects.Model, heads: list[Head]) -> Any:
    """Whether a standard loss judges the model by targets that are not its input."""
    if "train_step" in (overrides(model) or ()) or fit.function != "fit":
        return False
    if not heads:
        return UNKNOWN
    families = [each(head.loss, lambda leaf: leaf.family if type(leaf) is Loss else UNKNOWN) for head in heads]

    def judge(x: Any, y: Any, *known: Any) -> Any:
        if any(family == "custom" for family in known) or y is None:
            return False
        if any(isinstance(family, Unknown) for family in known) or type(y) is not Data:
            return UNKNOWN
        return x is not y

    return combine(judge, fit.x, fit.y, *families)
