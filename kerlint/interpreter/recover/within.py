"""What stands inside the layers of a graph: a model that is used as a layer, and what an own class calls in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.fact import link
from kerlint.facts.guards import both
from kerlint.facts.values import Collection, Const, Item
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.recover.graph import Graph, Node, functional
from kerlint.interpreter.recover.layers import kind_of, training, type_of

DEEPEST = 4
"""Layers of own classes inside one another that are looked into."""


def link_inner(graph: Graph, fact_of: Callable[[Model], Any], events: list[Event]) -> None:
    """Tells the Layer facts of a graph what stands inside; ``fact_of`` gives the fact of a model."""
    for node in graph.nodes:
        if isinstance(node.layer, Model):
            link(node.fact, inner=fact_of(node.layer))
        elif _looked_into(node.layer):
            written = [one for one in events if one.kind == "write" and one.payload["attribute"] == "trainable"]
            found = _changing(node.layer, DEEPEST, written)
            link(node.fact, changing=Collection(tuple(found), closed=False))


def _looked_into(layer: Any) -> bool:
    return isinstance(layer, KerasObject) and layer.instance is not None and layer.inside is not None


def _changing(layer: KerasObject, depth: int, written: list[Event]) -> list[Item]:
    """Types of the layers inside that do something else in training, where the caller says whether it is training."""
    found: list[Item] = []
    for node in functional(layer.inside.outputs).nodes if depth else ():
        if training(node) is not None:
            continue  # the class itself says it
        if _changes(node) and not any(event.receiver is node.layer for event in written):
            found.append(Item(node.guard, type_of(node)))
        elif _looked_into(node.layer):
            inner = _changing(node.layer, depth - 1, written)
            found += [Item(both(node.guard, item.guard), item.value) for item in inner]
    return found


def _changes(node: Node) -> bool:
    if kind_of(node) in ("dropout", "augmentation"):
        return True
    given = node.layer.arguments.get("trainable", Const(True)) if type_of(node) == "BatchNormalization" else None
    return type(given) is Const and given.value is True and not node.layer.open
