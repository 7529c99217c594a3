"""Nodes of a graph as Layer facts: kind, width, activation, shapes, parameters, neighbours."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import bounded, combine, each, leaves, select
from kerlint.facts.fact import link
from kerlint.facts.guards import arms, both, either, negate, restrict
from kerlint.facts.values import UNKNOWN, Collection, Const, Guard, Item, Unknown
from kerlint.facts.vocabulary import Layer
from kerlint.interpreter.data import counting
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover import weights
from kerlint.interpreter.recover.graph import NOTHING, Graph, Node
from kerlint.keras import identifiers
from kerlint.keras import layers as knowledge

MERGES = frozenset({"+", "-", "*", "/", "@", "tensorflow.add", "tensorflow.concat", "tensorflow.multiply"})

RESHAPES = frozenset(
    """tensorflow.reshape tensorflow.squeeze tensorflow.expand_dims tensorflow.transpose tensorflow.cast
    tensorflow.identity keras.ops.reshape keras.ops.squeeze keras.ops.expand_dims keras.ops.transpose keras.ops.cast
    slice subscript""".split()
)
"""Operations that hand every value on: an activation behind which they stand is still the activation of the output."""


def layer_facts(graph: Graph, model: Any) -> None:
    """Makes the Layer facts of a graph; shapes and parameters are added by ``shapes``."""
    for node in (*graph.nodes, *graph.hidden):
        node.fact = layer_fact(node, model)
    _name_others(graph)
    if graph.loose:
        return
    for node in graph.nodes:
        _connect(node)
    for node in graph.nodes:
        link(
            node.fact,
            next_weighted=_next_weighted(node, graph),
            previous_weighted=_previous_weighted(node, graph),
            next_linear=_next_linear(node, graph),
            activation=effective_activation(node),
        )


def _name_others(graph: Graph) -> None:
    """Which nodes are calls of one layer object."""
    calls: dict[int, list[Node]] = {}
    for node in graph.nodes:
        if isinstance(node.layer, (KerasObject, Model)):  # operations and unknown layers are no objects to be shared
            calls.setdefault(id(node.layer), []).append(node)
    alone = Collection((), closed=graph.closed)
    for same in calls.values():
        for node in same:
            others = tuple(Item(other.guard, other.fact) for other in same if other is not node)
            link(node.fact, others=Collection(others, closed=graph.closed) if others else alone)


def class_of(model: Model) -> Any:
    """Class name of a model as Keras' summary says it; the program's own class, if it is one."""
    if model.instance is not None:
        return model.instance.type.name
    if model.symbol is not None and model.kind == "application":
        return model.symbol.name
    return {"sequential": "Sequential", "functional": "Functional"}.get(model.kind, UNKNOWN)


def type_of(node: Node) -> str | None:
    """Class name of a node's layer, the path of an operation; ``None`` if it is not known."""
    layer = node.layer
    if isinstance(layer, KerasObject):
        return layer.name
    if isinstance(layer, Model):
        return layer.symbol.name if layer.symbol is not None else "Model"
    return layer if isinstance(layer, str) else None


def kind_of(node: Node) -> str | None:
    """The vocabulary's word for a node's layer; ``None`` if it is not known."""
    layer = node.layer
    if isinstance(layer, Model):
        return "model"
    if isinstance(layer, str):
        if identifiers.activation_at(layer) is not None:
            return "activation"
        return "merge" if layer in MERGES else "reshape" if layer in RESHAPES else "custom"
    if not isinstance(layer, KerasObject):
        return None
    if layer.instance is not None:
        return "custom"
    if layer.symbol.name in ("Input", "InputLayer"):
        return "input"
    return knowledge.kind(layer.symbol.name)


def layer_fact(node: Node, model: Any) -> Layer:
    layer = node.layer
    type_, kind = type_of(node), kind_of(node)
    fact = Layer(
        place=node.origin,
        guard=node.guard,
        type=type_ if type_ is not None else layer if type(layer) is Unknown else UNKNOWN,
        kind=UNKNOWN if kind is None else kind,
        model=model,
        instance=layer if isinstance(layer, (KerasObject, Model)) else UNKNOWN,
        training=training(node),
    )
    if isinstance(layer, KerasObject) and layer.instance is None:
        _from_arguments(fact, layer)
    elif isinstance(layer, (KerasObject, Model)):
        link(fact, name=_own_name(layer), written_as=layer.variable, activation=Unknown("a layer of its own"))
        if isinstance(layer, KerasObject) and not layer.open:
            link(fact, trainable=arg.boolean(layer.arguments.get("trainable", Const(True, layer.origin))))
    else:
        link(fact, name=None, activation=own_activation(node), written_as=None)
    link(fact, own_activation=fact.activation, inner=UNKNOWN if kind in (None, "model") else None)
    return fact


def training(node: Node) -> Any:
    """The ``training`` that a call of a layer is given; ``None`` stands for that of the whole model's call."""
    given = node.use.keywords.get("training") if node.use is not None else None
    if given is None:
        return UNKNOWN if node.open else None
    return each(given, lambda leaf: leaf.value if type(leaf) is Const and leaf.value is None else leaf)


def _own_name(thing: KerasObject | Model) -> Any:
    """The name that a model is given; what a class of the program does with the argument is its own affair."""
    if isinstance(thing, KerasObject) or thing.instance is not None or thing.open:
        return UNKNOWN
    return arg.simple(thing.arguments.get("name", Const(None, thing.origin)))


def _spare_rows(layer: KerasObject) -> Any:
    """By how much the table of an embedding is larger than the vocabulary of a tokenizer."""
    if layer.symbol.name != "Embedding":
        return UNKNOWN
    more = counting.beyond_words(arg.argument(layer, "input_dim"))
    return UNKNOWN if more is None else more


def _from_arguments(fact: Layer, layer: KerasObject) -> None:
    name = layer.symbol.name
    width = knowledge.width_of(name)
    link(
        fact,
        given=arg.given(layer.arguments, open=layer.open),
        positional=_positional(layer),
        units=arg.number(arg.argument(layer, width)) if width is not None else UNKNOWN,
        activation=_own_activation(layer),
        name=arg.simple(arg.argument(layer, "name")),
        written_as=layer.variable,
        rate=arg.number(arg.argument(layer, "rate")),
        vocabulary=arg.number(arg.argument(layer, "input_dim")) if name == "Embedding" else UNKNOWN,
        spare_rows=_spare_rows(layer),
        return_sequences=_return_sequences(layer),
        axis=arg.number(arg.argument(layer, "axis")),
        stateful=arg.boolean(arg.argument(layer, "stateful")) if knowledge.kind(name) == "recurrent" else False,
        kernel_size=_sizes(layer, "kernel_size"),
        strides=_sizes(layer, "strides"),
        data_format=_data_format(layer),
        kernel_initializer=weights.initializer(layer),
        kernel_regularizer=weights.regularizer(layer),
        trainable=arg.boolean(arg.argument(layer, "trainable")),
        statistics=_statistics(layer),
    )


def _positional(layer: KerasObject) -> Collection:
    """Names of the arguments that are given by their place."""
    found = [name for name, place in layer.written.items() if getattr(place.node, "keyword", place) is None]
    return Collection.of(*found, closed=not layer.open)


def _sizes(layer: KerasObject, parameter: str) -> Any:
    """A number for each axis of a convolution; one number stands for all of them."""
    name = layer.symbol.name
    rank = next((int(sign) for sign in name if sign in "123"), 0)
    if knowledge.kind(name) != "conv" or not rank:
        return UNKNOWN

    def read(leaf: Any) -> Any:
        size = getattr(leaf, "value", None)
        if type(size) is int:
            return Const((size,) * rank, leaf.origin)
        return leaf if type(size) is tuple and len(size) == rank else Unknown("a size that is not known")

    return each(arg.simple(arg.argument(layer, parameter)), read)


def _data_format(layer: KerasObject) -> Any:
    """Where a layer with channels has them; layers say it only where that is not the usual place."""
    if knowledge.kind(layer.symbol.name) not in ("conv", "pool"):
        return UNKNOWN

    def read(leaf: Any) -> Any:
        return Const("channels_last", layer.origin) if type(leaf) is Const and leaf.value is None else leaf

    return each(arg.simple(arg.argument(layer, "data_format")), read)


def _return_sequences(layer: KerasObject) -> Any:
    """Whether a recurrent layer gives every step; a bidirectional one does what its layer does."""
    inner = layer.arguments.get("layer") if layer.symbol.name == "Bidirectional" else layer
    if type(inner) is not KerasObject or inner.instance is not None:
        return Unknown("a wrapped layer that is not known")
    return arg.boolean(arg.argument(inner, "return_sequences"))


def own_activation(node: Node) -> Any:
    """What a layer or operation applies to its result, by itself."""
    if isinstance(node.layer, KerasObject):
        return _own_activation(node.layer) if node.layer.instance is None else Unknown("a layer of its own")
    if isinstance(node.layer, str):
        name = identifiers.activation_at(node.layer)
        if name is not None:
            return Const(name, node.origin)
        return Const("linear", node.origin) if node.layer in RESHAPES else Unknown(node.layer)
    return Unknown("a layer that is not known")


def _own_activation(layer: KerasObject) -> Any:
    name = layer.symbol.name
    if name in knowledge.ACTIVATION_LAYERS:
        return Const(knowledge.ACTIVATION_LAYERS[name], layer.origin)
    if name in ("TimeDistributed", "Bidirectional"):
        inner = layer.arguments.get("layer")
        if type(inner) is KerasObject and inner.instance is None:
            return _own_activation(inner)
        return Unknown("a wrapped layer that is not known")
    kind = knowledge.kind(name)
    if kind in ("lambda", "custom", "attention", "model") or layer.instance is not None:
        return Unknown(f"what {name} computes")
    value = arg.argument(layer, "activation")
    if value is UNKNOWN:
        return Const("linear", layer.origin)
    return arg.activation(value, arg.written(layer, "activation"))


def _statistics(layer: KerasObject) -> Any:
    name = layer.symbol.name
    if name not in knowledge.ADAPTED:
        return UNKNOWN
    if layer.open:
        return Unknown("arguments that are not known")
    return "given" if any(key in layer.arguments for key in knowledge.STATE_ARGUMENTS[name]) else "none"


# --- neighbours


def _connect(node: Node) -> None:
    previous: list[Item] = []
    closed = not node.open
    for value in node.inputs:
        for path, leaf in arms(value, node.guard):
            if type(leaf) is Node:
                previous.append(Item(path, leaf.fact))
            elif leaf is not NOTHING:
                closed = False
    link(
        node.fact,
        previous=Collection(tuple(previous), closed=closed),
        next=Collection(tuple(Item(path, other.fact) for path, other in node.nexts)),
    )


def weighted(node: Node) -> bool | None:
    """Whether a node has weights that training changes; ``None`` if that is not known."""
    kind = kind_of(node)
    if kind is None or kind in ("custom", "lambda", "model"):
        return None
    if isinstance(node.layer, str):
        return False
    return knowledge.has_weights(type_of(node) or "")


def _is_output(node: Node, graph: Graph) -> bool:
    return any(leaf is node for output in graph.outputs for leaf in leaves(output))


def _next_weighted(node: Node, graph: Graph) -> Any:
    """The next layer with weights on an unbranched chain; ``None`` at an output."""
    top = node
    for _ in range(len(graph.nodes)):
        following = top.nexts
        if not following:
            return None if graph.closed else UNKNOWN
        if (
            _is_output(top, graph)
            or len(following) != 1
            or following[0][0] is not True
            or len(following[0][1].inputs) != 1
        ):
            return UNKNOWN
        top = following[0][1]
        kind = kind_of(top)
        if kind in ("merge", "attention"):
            return UNKNOWN
        has = weighted(top)
        if has is None:
            return UNKNOWN
        if has and kind != "norm":
            return top.fact
    return UNKNOWN


def _previous_weighted(node: Node, graph: Graph) -> Any:
    """The last layer with weights before it on an unbranched chain; ``None`` behind an input."""
    top = node
    for _ in range(len(graph.nodes)):
        source = top.inputs[0] if len(top.inputs) == 1 and not top.open else UNKNOWN
        if source is NOTHING or kind_of(top) == "input":
            return None
        if type(source) is not Node:
            return UNKNOWN
        top = source
        has = weighted(top)
        if has is None:
            return UNKNOWN
        if has and kind_of(top) != "norm":
            return top.fact
    return UNKNOWN


HANDING_ON = frozenset(("Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "Flatten", "Identity"))
"""Layers that give every value as they get it, apart from those that dropout removes."""


def _next_linear(node: Node, graph: Graph) -> Any:
    """The next dense or convolution layer, if nothing but layers that hand values on lies between."""
    top = node
    for _ in range(len(graph.nodes)):
        if not top.nexts:
            return None if graph.closed else UNKNOWN
        if (
            _is_output(top, graph)
            or len(top.nexts) != 1
            or top.nexts[0][0] is not True
            or len(top.nexts[0][1].inputs) != 1
        ):
            return UNKNOWN
        top = top.nexts[0][1]
        if kind_of(top) in ("dense", "conv"):
            return top.fact
        if type_of(top) not in HANDING_ON:
            return None if kind_of(top) is not None else UNKNOWN
    return UNKNOWN


def effective_activation(node: Node) -> Any:
    """A layer's own activation, or that of an activation layer right behind it."""
    own = own_activation(node)
    if not any(map(is_linear, leaves(own))):
        return own
    found: Any = own
    taken: Guard = False
    for path, behind in node.nexts:
        path = restrict(path, node.guard)
        if both(taken, path) is not False:  # more than one layer takes its output
            found = select(both(taken, path), own, found)
            path = both(path, negate(taken))
        kind = kind_of(behind)
        if kind is None:
            found = select(path, Unknown("behind it is a layer that is not known"), found)
        elif kind == "activation":
            found = select(path, own_activation(behind), found)
        taken = either(taken, path)
    return bounded(combine(lambda one, behind: behind if is_linear(one) else one, own, found))


def is_linear(leaf: Any) -> bool:
    """Whether a value is the activation that does nothing."""
    return type(leaf) is Const and leaf.value == "linear"
