"""Every softmax between the layers of a model, or inside of an own layer: over how many values it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kerlint.facts.choices import each, leaves
from kerlint.facts.layered import Softmax
from kerlint.facts.values import UNKNOWN, Const, Unknown
from kerlint.interpreter.libraries.keras.objects import KerasObject, Tensor
from kerlint.interpreter.libraries.keras.shapes import shape_of
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover.graph import Graph, Node, functional
from kerlint.interpreter.recover.layers import own_activation

DEEPEST = 4
"""Layers of own classes inside one another that are looked into."""


def softmaxes(graphs: Iterable[Graph]) -> list[Softmax]:
    """All of them, each once; those of outputs belong to what judges them."""
    found: dict[int, Softmax] = {}
    looked: set[int] = set()
    for graph in graphs:
        ends = {id(leaf) for output in graph.outputs for leaf in leaves(output)}
        for node in _all(graph.nodes, DEEPEST, looked):
            key = id(node.use if node.use is not None else node)
            if id(node) not in ends and key not in found and _is_softmax(node):
                found[key] = Softmax(place=node.origin, guard=node.guard, axis=_axis(node), size=_size(node))
    return list(found.values())


def _all(nodes: list[Node], depth: int, looked: set[int]) -> Iterator[Node]:
    """The nodes, and those inside of layers of an own class."""
    for node in nodes:
        yield node
        layer = node.layer
        own = isinstance(layer, KerasObject) and layer.instance is not None and layer.inside is not None
        if own and depth and id(layer) not in looked:
            looked.add(id(layer))
            yield from _all(functional(layer.inside.outputs).nodes, depth - 1, looked)


def _is_softmax(node: Node) -> bool:
    return all(type(leaf) is Const and leaf.value == "softmax" for leaf in leaves(own_activation(node)))


def _axis(node: Node) -> Any:
    if isinstance(node.layer, KerasObject):
        return arg.number(arg.argument(node.layer, "axis")) if node.layer.symbol.name == "Softmax" else -1
    settings = node.use.settings if node.use is not None else {}
    return arg.number(settings.get("axis", settings.get(1, Const(-1, node.origin))))


def _size(node: Node) -> Any:
    """How many values share the 1; Unknown if that is not one number."""
    shape = shape_of(Tensor(node.use)) if node.use is not None else node.fact.output_shape
    axis = _axis(node)
    place = axis.value if type(axis) is Const else axis
    if type(place) is not int:
        return Unknown("an axis that is not known")
    return each(shape, lambda one: _at(one, place))


def _at(shape: Any, place: int) -> Any:
    known = type(shape) is tuple and -len(shape) <= place < len(shape)
    return shape[place] if known and type(shape[place]) is int else UNKNOWN
