"""Layers that are called on tensors of a model, but are part of no model: their output leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import Collection, Unknown
from kerlint.interpreter.libraries import tensors
from kerlint.interpreter.libraries.keras.objects import Model, Tensor
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.layers import layer_fact

NOWHERE = Collection((), closed=False)

ELSEWHERE = ("add_loss", "add_metric", "backend.function")
"""Calls that may use a tensor beside the outputs of a model."""


def layers(machine: Machine, model: Model, graph: Graph, graphs: Iterable[Graph], fact: Any) -> Collection:
    """The first layer of each chain that begins at a tensor of a functional model and ends in no model."""
    every = list(graphs)
    if machine.document_kind == "notebook":
        return NOWHERE  # cells show what a layer gives, and go on without it
    if model.kind != "functional" or not machine.uses or not all(one.closed for one in every):
        return NOWHERE
    if any(call.canonical.endswith(ELSEWHERE) for call in machine.called) or any(map(_doubtful, graph.nodes)):
        return NOWHERE
    used = {id(part) for one in every for node in one.nodes for part in (node.use, node.layer)}
    own = {id(node.use) for node in graph.nodes}
    found = [use for use in machine.uses if not {id(use), id(use.layer)} & used and own & _sources(use)]
    return Collection.of(
        *[layer_fact(Node(use.layer, use.guard, use.origin, use), fact) for use in found], closed=False
    )


def _sources(use: Any) -> set[int]:
    """What gives the tensors that a use is called on."""
    parts = [part for value in use.inputs for part in tensors.flat(value)]
    return {id(leaf.use) for part in parts for leaf in leaves(part) if type(leaf) is Tensor}


def _doubtful(node: Node) -> bool:
    """Whether a layer of the model is also given something that is not known: a state, a mask."""
    given = list(node.use.keywords.values()) if node.use is not None else []
    return any(type(leaf) is Unknown for value in given for part in tensors.flat(value) for leaf in leaves(part))
