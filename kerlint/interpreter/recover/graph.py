"""The graph of a model: its layers with what feeds them, from a list of layers or from tensors back to inputs."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Const, Guard, Origin, Unknown, arms, each, either, leaves, select
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.values import GAP, Instance, Mapping, Sequence

NOTHING = Const(None)
"""What feeds an input."""

NUMBER = Unknown("no tensor")
"""A constant that an operation is given beside its tensors: no layer lies behind it."""


class Node:
    """One use of a layer in a graph. ``layer`` is a KerasObject, a Model, an operation's name, or Unknown.

    ``inputs`` are guarded nodes (Unknown where something unknown feeds it); ``nexts`` the nodes that it feeds, with
    guards. ``open``: it has inputs that are not known.
    """

    __slots__ = ("layer", "inputs", "nexts", "guard", "origin", "open", "fact", "use", "number", "made")

    def __init__(self, layer: Any, guard: Guard, origin: Origin, use: Use | None = None) -> None:
        self.layer = layer
        self.inputs: list[Any] = []
        self.nexts: list[tuple[Guard, Node]] = []
        self.guard: Guard = guard
        self.origin = origin
        self.open = use.open if use is not None else False
        self.fact: Any = None
        self.use = use
        self.number = 0
        self.made: Any = None


class Graph:
    """Nodes in order from inputs to outputs. ``outputs`` are guarded nodes; ``closed``: there are no other nodes."""

    __slots__ = ("nodes", "outputs", "closed", "names")

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.outputs: list[Any] = []
        self.closed: bool = True
        self.names: list[str] | None = None


def graph_of(model: Model, tensors: Any = None) -> Graph:
    """The graph of a model; ``tensors`` are the outputs of a subclassed model's ``call``."""
    if model.kind == "sequential":
        return _sequential(model)
    outputs = model.outputs if model.kind == "functional" else tensors
    if outputs is None:
        graph = Graph()
        graph.closed = False
        graph.outputs = [Unknown(f"the layers of a {model.kind} model")]
        return graph
    return _functional(outputs)


# --- sequential


def _sequential(model: Model) -> Graph:
    graph = Graph()
    last: Any = NOTHING
    for item in model.items.items:
        if item.value is GAP:
            graph.closed = False
            last = Unknown("layers that a loop adds")
            continue
        before = last
        for guard, leaf in arms(item.value, item.guard):
            node = _sequential_node(leaf, guard, model.origin)
            node.inputs = [before]
            _feed(before, node, guard)
            graph.nodes.append(node)
            last = select(guard, node, last)
        if len(list(leaves(last))) > 32:
            last = Unknown("depends on too many conditions")
    if model.items.open or model.open:
        graph.closed = False
        last = Unknown("layers that are not known")
    graph.outputs = [last]
    return graph


def _sequential_node(leaf: Any, guard: Guard, origin: Origin) -> Node:
    if type(leaf) is Instance and leaf.base is not None:
        leaf = leaf.base
    if type(leaf) is Tensor:
        return Node(leaf.use.layer, guard, leaf.use.origin, leaf.use)
    place = leaf.origin if isinstance(leaf, (KerasObject, Model)) else getattr(leaf, "origin", None) or origin
    return Node(leaf, guard, place)


def _feed(sources: Any, node: Node, guard: Guard) -> None:
    for path, source in arms(sources, guard):
        if type(source) is Node:
            source.nexts.append((path, node))


# --- functional


def _functional(outputs: Any) -> Graph:
    graph = Graph()
    made: dict[Use, Node] = {}
    tensors, graph.names = _output_tensors(outputs)
    if tensors is None:
        graph.closed = False
        graph.outputs = [Unknown("outputs that are not known")]
        return graph
    for tensor in tensors:
        for leaf in leaves(tensor):
            if type(leaf) is Tensor:
                _collect(leaf.use, made)
            else:
                graph.closed = False
    graph.nodes = list(made.values())
    graph.outputs = [_nodes(tensor, made) for tensor in tensors]
    if graph.names is None:
        graph.names = _output_names(graph.outputs)
    _guards(graph)
    if any(node.open or _fed_by_unknown(node) for node in graph.nodes):
        graph.closed = False
    return graph


def _fed_by_unknown(node: Node) -> bool:
    return any(type(leaf) is Unknown and leaf is not NUMBER for value in node.inputs for leaf in leaves(value))


def _output_tensors(outputs: Any) -> tuple[list[Any] | None, list[str] | None]:
    if type(outputs) is Sequence:
        members = outputs.plain()
        return members, None
    if type(outputs) is Mapping:
        if outputs.open:
            return None, None
        names = sorted(outputs.entries, key=str)  # Keras orders outputs by their names
        return [outputs.entries[key] for key in names], [str(key) for key in names]
    if type(outputs) is Unknown:
        return None, None
    return [outputs], None


def _output_names(outputs: list[Any]) -> list[str] | None:
    """The names of the layers that give the outputs, if all of them are written."""
    found = []
    for output in outputs:
        layer = output.layer if type(output) is Node else None
        name = layer.arguments.get("name") if isinstance(layer, KerasObject) else None
        if type(name) is not Const or not isinstance(name.value, str):
            return None
        found.append(name.value)
    return found if len(set(found)) == len(found) else None


def _collect(use: Use, made: dict[Use, Node]) -> None:
    """Adds a use and all that feeds it, inputs first; iterative, since graphs are deep."""
    stack: list[tuple[Use, bool]] = [(use, False)]
    while stack:
        top, ready = stack.pop()
        if top in made:
            continue
        arguments = (*top.inputs, *top.keywords.values())
        sources = [
            leaf.use for value in arguments for part in _flat(value) for leaf in leaves(part) if type(leaf) is Tensor
        ]
        missing = [source for source in sources if source not in made]
        if missing and not ready:
            stack.append((top, True))
            stack += [(source, False) for source in reversed(missing)]
            continue
        node = Node(top.layer, False, top.origin, top)
        for value in (*top.inputs, *top.keywords.values()):
            for part in _flat(value):
                if value in top.inputs or any(type(leaf) is Tensor for leaf in leaves(part)):
                    node.inputs.append(_nodes(part, made))
        made[top] = node


def _flat(value: Any) -> list[Any]:
    if type(value) is Sequence:
        if value.open or any(item.guard is not True for item in value.items):
            return [Unknown("inputs that are not known"), *(item.value for item in value.items)]
        return [part for item in value.items for part in _flat(item.value)]
    if type(value) is Mapping:
        return [part for entry in value.entries.values() for part in _flat(entry)]
    return [value]


def _nodes(value: Any, made: dict[Use, Node]) -> Any:
    return each(value, lambda leaf: _node(leaf, made))


def _node(leaf: Any, made: dict[Use, Node]) -> Any:
    if type(leaf) is Tensor:
        return made.get(leaf.use, NOTHING)
    return NUMBER if type(leaf) is Const else Unknown("no tensor")


def _guards(graph: Graph) -> None:
    """A node is part of the model where one that it feeds is."""
    for output in graph.outputs:
        for path, node in arms(output):
            if type(node) is Node:
                node.guard = either(node.guard, path)
    for node in reversed(graph.nodes):
        for value in node.inputs:
            for path, source in arms(value, node.guard):
                if type(source) is Node:
                    source.guard = either(source.guard, path)
                    source.nexts.append((path, node))
