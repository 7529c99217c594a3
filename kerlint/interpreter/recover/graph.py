"""The graph of a model: its layers with what feeds them, from a list of layers or from tensors back to inputs."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each, leaves, select
from kerlint.facts.guards import arms, both, either
from kerlint.facts.values import Const, Guard, Item, Origin, Unknown
from kerlint.interpreter.libraries import tensors as tensors_of
from kerlint.interpreter.libraries.keras.inside import UNCALLED, Inside
from kerlint.interpreter.libraries.keras.objects import DEEP, KerasObject, Model, Tensor, Use
from kerlint.interpreter.values import GAP, SHAPE, SIZE, Array, External, Instance, LibraryObject, Mapping, Sequence
from kerlint.keras import names

NOTHING = Const(None)
"""What feeds an input."""

SURELY_NO_LAYER = ("`super()", SIZE, SHAPE, "numpy.", "tensorflow.", "`input_shape`", "`output_shape`")
"""Why something is not known that is no layer, whatever it is: sizes, results of functions."""

NUMBER = Unknown("no tensor")
"""A constant, data or variables that an operation is given beside its tensors: no layer lies behind them."""


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
    """Nodes in order from inputs to outputs. ``outputs`` are guarded nodes; ``closed``: there are no other nodes.

    ``doubt`` is the first thing that left the graph open: what the program does there is not known. ``loose``: the
    nodes are layers that an object keeps; how they are connected is not known, and there is no output. ``hidden`` are
    nodes that stand for what is not looked into: the last layer of a network of `keras.applications`.
    """

    __slots__ = ("nodes", "outputs", "closed", "names", "doubt", "loose", "hidden")

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.outputs: list[Any] = []
        self.closed: bool = True
        self.names: list[str] | None = None
        self.doubt: Unknown | None = None
        self.loose = False
        self.hidden: list[Node] = []

    def leave_open(self, doubt: Any) -> None:
        """There may be other nodes, because of ``doubt``."""
        self.closed = False
        if self.doubt is None:
            self.doubt = doubt if type(doubt) is Unknown else Unknown("layers that are not known")


def graph_of(model: Model, tensors: Any = None) -> Graph:
    """The graph of a model; ``tensors`` are the outputs of a subclassed model's ``call``."""
    if model.is_chain:
        return _sequential(model)
    outputs = model.outputs if model.kind == "functional" else tensors
    if type(outputs) is Unknown and outputs.reason == UNCALLED and model.instance is not None:
        return _kept(model.instance, outputs)
    if model.kind == "application":
        return _network(model)
    if outputs is None:
        graph = Graph()
        graph.outputs = [Unknown(f"the layers of a {model.kind} model", model.origin)]
        graph.leave_open(graph.outputs[0])
        return graph
    return functional(outputs)


# --- kept in attributes


def _kept(instance: Instance, end: Unknown) -> Graph:
    """The layers that an object of a class without `call` keeps as attributes, in the order in which it got them."""
    graph = Graph()
    graph.loose = True
    graph.outputs = [end]
    for value in instance.attributes.values():
        _keep(value, True, graph, 0)
    return graph


def _keep(value: Any, guard: Guard, graph: Graph, depth: int) -> None:
    for path, leaf in arms(value, guard):
        thing = leaf.base if type(leaf) is Instance else leaf
        if isinstance(thing, Model) or isinstance(thing, KerasObject) and thing.symbol.kind == "layer":
            _add_kept(thing, path, graph)
        elif type(leaf) is Unknown and not leaf.reason.startswith(SURELY_NO_LAYER):
            graph.leave_open(leaf)
        elif type(leaf) in (Sequence, Mapping):
            if leaf.open or depth > DEEP:
                graph.leave_open(Unknown("layers in a list that is not known as a whole"))
            items = leaf.items if type(leaf) is Sequence else [Item(True, entry) for entry in leaf.entries.values()]
            for item in items if depth <= DEEP else ():
                _keep(item.value, both(path, item.guard), graph, depth + 1)


def _add_kept(thing: Any, guard: Guard, graph: Graph) -> None:
    known = next((node for node in graph.nodes if node.layer is thing), None)
    if known is not None:
        known.guard = either(known.guard, guard)
        return
    uses = thing.uses if isinstance(thing, KerasObject) else ()
    node = Node(thing, guard, thing.origin, uses[0] if uses else None)
    node.inputs = list(graph.outputs)
    graph.nodes.append(node)


# --- networks of keras.applications

CONVOLUTIONAL_TOPS = frozenset({"MobileNet", "MobileNetV3Small", "MobileNetV3Large"})
"""Networks whose last layer with weights is a convolution, with one filter for each class."""


def _network(model: Model) -> Graph:
    """A network of `keras.applications`: its layers are not looked into, but the last one is known."""
    graph = Graph()
    graph.outputs = [Unknown("the layers of an application model", model.origin)]
    graph.leave_open(graph.outputs[0])
    top = model.arguments.get("include_top", Const(True))
    if model.open or model.symbol is None or type(top) is not Const or top.value is not True:
        return graph
    convolution = model.symbol.name in CONVOLUTIONAL_TOPS
    last = KerasObject(names.symbol(f"layers.{'Conv2D' if convolution else 'Dense'}"), model.origin, model.moment, ())
    last.open = True
    last.arguments["activation"] = model.arguments.get("classifier_activation", Const("softmax", model.origin))
    if "classes" in model.arguments:
        last.arguments["filters" if convolution else "units"] = model.arguments["classes"]
    graph.hidden = [Node(last, True, model.origin)]
    graph.outputs = list(graph.hidden)
    return graph


# --- sequential


def _sequential(model: Model) -> Graph:
    graph = Graph()
    last: Any = NOTHING
    for item in model.items.items:
        if item.value is GAP:
            last = Unknown("layers that a loop adds", model.origin)
            graph.leave_open(last)
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
        last = Unknown("layers that are not known", model.origin)
        graph.leave_open(last)
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


def within(inside: Inside) -> tuple[Any, list[Node | None]]:
    """What a layer of an own class gives, as a guarded node of its own graph, and the nodes where its inputs enter.

    Where it gives several tensors: a list of nodes.
    """
    made: dict[Use, Node] = {}
    parts = _flat(inside.outputs)
    for leaf in (leaf for part in parts for leaf in leaves(part)):
        if type(leaf) is Tensor:
            _collect(leaf.use, made)
    entries = [made.get(entry) for entry in inside.entries]
    if type(inside.outputs) in (Sequence, Mapping):
        return [_nodes(part, made) for part in parts], entries
    return _nodes(inside.outputs, made), entries


def functional(outputs: Any) -> Graph:
    graph = Graph()
    made: dict[Use, Node] = {}
    tensors, graph.names = _output_tensors(outputs)
    if tensors is None:
        graph.outputs = [outputs if type(outputs) is Unknown else Unknown("outputs that are not known")]
        graph.leave_open(graph.outputs[0])
        return graph
    for tensor in tensors:
        for leaf in leaves(tensor):
            if type(leaf) is Tensor:
                _collect(leaf.use, made)
            else:
                graph.leave_open(leaf)
    graph.nodes = list(made.values())
    graph.outputs = [_nodes(tensor, made) for tensor in tensors]
    if graph.names is None:
        graph.names = _output_names(graph.outputs)
    _guards(graph)
    for node in graph.nodes:
        if isinstance(node.layer, str) and tensors_of.foreign(node.layer):
            graph.leave_open(Unknown(f"what `{node.layer}` does", node.origin))
        doubt = _fed_by_unknown(node)
        if doubt is not None or node.open:
            graph.leave_open(doubt or Unknown("a call with arguments that are not known", node.origin))
    return graph


def _fed_by_unknown(node: Node) -> Unknown | None:
    found = (leaf for value in node.inputs for leaf in leaves(value))
    return next((leaf for leaf in found if type(leaf) is Unknown and leaf is not NUMBER), None)


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
    if type(leaf) in (Const, External, LibraryObject) or type(leaf) is Array and leaf.certain:
        return NUMBER
    return leaf if type(leaf) is Unknown and leaf.reason else Unknown(f"{leaf!r} is no tensor")


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
