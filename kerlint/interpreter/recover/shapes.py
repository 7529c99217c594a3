"""Shapes and parameters of a graph as facts, by Keras' own rules for each layer."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import bounded, combine, each, leaves, select
from kerlint.facts.fact import link
from kerlint.facts.guards import arms, both
from kerlint.facts.values import UNKNOWN, Const, Guard, Unknown
from kerlint.interpreter.libraries.keras import shapes as knowledge
from kerlint.interpreter.libraries.keras.inside import keeps_nothing_else, own_weights
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.libraries.keras.shapes import Made
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover.graph import Graph, Node
from kerlint.interpreter.recover.layers import kind_of
from kerlint.keras.shapes.sizes import plus

PENALTIES = (
    "kernel_regularizer",
    "bias_regularizer",
    "activity_regularizer",
    "recurrent_regularizer",
    "kernel_constraint",
)

TO_OTHER_FILES = frozenset(("other files may use it", "returned to whoever calls it", "an object that others use"))
"""Reasons of escapes that say nothing on what this file itself does."""


def infer(graph: Graph, model: Model, fed: Any = UNKNOWN) -> None:
    """Adds shapes, legality and parameters to the Layer facts of a graph.

    ``fed`` is the shape of the data that a sequential model is trained with; it counts where no layer says its input.
    """
    if model.is_chain:
        _chain(graph, model, fed)
    for node in graph.nodes:
        if node.made is None and node.use is not None:
            node.made = knowledge.made(node.use)
        elif graph.loose and isinstance(node.layer, Model):
            node.made = knowledge.of_model(node.layer, ())
        _facts(node)


def _chain(graph: Graph, model: Model, fed: Any) -> None:
    own = knowledge.own_input(model)
    start = each(own, lambda leaf: fed if type(leaf) is Unknown else leaf)
    parts = combine(lambda shape: knowledge.of_model(model, (shape,)), start)
    position = 0
    for node in graph.nodes:
        if node.use is None and not knowledge.is_input(node.layer):
            node.made = bounded(each(parts, _part, position))
            if type(node.made) is Unknown:
                node.made = knowledge.nothing()
            position += 1


def _part(whole: Any, position: int) -> Any:
    """What a member of a sequential model gives; ``None`` where that is not known."""
    if type(whole) is not Made or whole.parts is None or position >= len(whole.parts):
        return knowledge.nothing()
    return whole.parts[position][2]


def _facts(node: Node) -> None:
    if node.made is None:
        return
    output = each(node.made, _output)
    link(
        node.fact,
        output_shape=output,
        input_shape=each(node.made, lambda one: one.inputs[0] if len(one.inputs) == 1 else UNKNOWN),
        legal=each(node.made, lambda one: one.legal),
        refusal=each(node.made, _refusal),
        reason=each(node.made, lambda one: one.illegal.reason if one.illegal is not None else UNKNOWN),
        parameters=_layer_parameters(node),
    )
    if type(node.fact.units) is Unknown:
        link(node.fact, units=each(output, lambda shape: shape[-1] if type(shape) is tuple and shape else UNKNOWN))


def refusal(model: Model) -> Any:
    """What Keras says when it refuses to make a network of `keras.applications`."""
    if model.kind != "application":
        return None
    made = knowledge.of_model(model, ())
    return each(made, lambda one: one.illegal.reason if type(one) is Made and one.illegal is not None else UNKNOWN)


def _refusal(one: Made) -> Any:
    """The vocabulary's word for why Keras would not build a layer."""
    if one.illegal is None:
        return None if one.legal is True else UNKNOWN
    reason = one.illegal.reason
    if "zero or negative" in reason:
        return "size"
    if one.illegal.parameters:
        return "argument"
    return "rank" if "ndim=" in reason else "input"


def _output(one: Made) -> Any:
    return one.outputs[0] if one.outputs else UNKNOWN


def _layer_parameters(node: Node) -> Any:
    found: dict[int, Weights] = {}
    return parameters(list(found.values()) if _collect(node.layer, node.made, True, found) else None)


# --- parameters of models


class Weights:
    """A layer somewhere in a model with what it gives, guarded: ``None`` where it is not there."""

    __slots__ = ("layer", "made")

    def __init__(self, layer: Any) -> None:
        self.layer = layer
        self.made: Any = None

    def add(self, guard: Guard, made: Made) -> None:
        """Another use of the layer: its weights are those of the first one."""
        if type(self.made) is not Made:
            there = select(guard, made, None)
            self.made = knowledge.combined(lambda first, other: other if first is None else first, self.made, there)


def _count(made: Any, size: Any) -> Any:
    return each(made, lambda one: 0 if one is None else size(one) if type(one) is Made else UNKNOWN)


def weights(model: Model, graph: Graph) -> list[Weights] | None:
    """The layers of a model that have weights of their own, shared ones once; ``None`` unless all are known."""
    found: dict[int, Weights] = {}
    return list(found.values()) if _complete(model, graph, found) else None


def parameters(found: list[Weights] | None) -> Any:
    """The number of weights of a model."""
    if found is None:
        return UNKNOWN
    total: Any = 0
    for one in found:
        total = bounded(combine(plus, total, _count(one.made, lambda made: plus(made.trainable, made.frozen))))
    return total


def trainable_parameters(model: Model, found: list[Weights] | None, states: dict[int, Any]) -> Any:
    """The number of weights of a model that training changes.

    ``states`` holds for layers whether they are trainable at the end of the program, guarded.
    """
    if found is None or model.template is not None and any(id(one.layer) in states for one in found):
        return UNKNOWN  # a copy has layers of its own: who freezes those of its template does not freeze them
    total: Any = 0
    for one in found:
        state = states.get(id(one.layer), True)
        count = _count(one.made, lambda made: made.trainable)
        count = combine(lambda flag, number: _trainable(flag, number), state, count)
        total = bounded(combine(plus, total, count))
    return total


def _complete(model: Model, graph: Graph, found: dict[int, Weights]) -> bool:
    """Adds all layers of a model that have weights of their own; false if there may be others."""
    if model.kind == "application":
        return _collect(model, knowledge.of_model(model, ()), True, found)
    if model.kind == "subclass" and model.inside is not None:
        complete = [_collect(model, knowledge.of_own(model), True, found)]
    else:
        complete = [_collect(node.layer, node.made, node.guard, found) for node in graph.nodes]
    if graph.loose and graph.closed:
        return all(complete) and _add_own(model, graph, found)
    ends = [leaf for end in graph.outputs for leaf in leaves(end)]
    return graph.closed and all(complete) and not any(type(leaf) is Unknown for leaf in ends)


def _add_own(model: Model, graph: Graph, found: dict[int, Weights]) -> bool:
    """Adds the weights that a model of the program's own class makes itself; false if there may be others."""
    own = knowledge.nothing()
    own.trainable, own.frozen = own_weights(model)
    found.setdefault(id(model), Weights(model)).add(True, own)
    return keeps_nothing_else(model, [node.layer for node in graph.nodes])


def _trainable(flag: Any, number: Any) -> Any:
    value = flag.value if type(flag) is Const else flag
    return number if value is True or number == 0 and type(number) is int else 0 if value is False else UNKNOWN


def _collect(layer: Any, made: Any, guard: Guard, found: dict[int, Weights]) -> bool:
    """Adds the layers with weights of their own in a layer or model; false if there may be others."""
    if isinstance(layer, str) or knowledge.is_input(layer):
        return not isinstance(layer, str) or layer != "loop"
    if made is None or not isinstance(layer, (KerasObject, Model)):
        return False
    complete = True
    for path, one in arms(made, guard):
        if type(one) is not Made:
            return False
        if one.parts is None:
            found.setdefault(id(layer), Weights(layer)).add(path, one)
            continue
        complete = complete and one.closed
        for inner, part, what in one.parts:
            if part is layer:
                found.setdefault(id(layer), Weights(layer)).add(path, what)
            else:
                complete = _collect(getattr(part, "base", part), what, both(path, inner), found) and complete
    return complete


def inner_layers(thing: Any, graphs: Any) -> list[Any]:
    """A layer or model and all that is in it."""
    found: dict[int, Any] = {}
    stack = [thing]
    while stack:
        top = stack.pop()
        if id(top) in found or not isinstance(top, (KerasObject, Model)):
            continue
        found[id(top)] = top
        if isinstance(top, Model):
            stack += [node.layer for node in graphs(top).nodes]
        elif top.inside is not None:
            ends = knowledge.entries_of(top.inside.outputs)
            uses = [leaf.use for end in ends for leaf in leaves(end) if hasattr(leaf, "use")]
            stack += [use.layer for use in knowledge.reachable(uses)]
    return list(found.values())


def trainability(events: list[Any], graphs: Any, *, elsewhere: bool = True) -> dict[int, Any]:
    """Whether layers are trainable at the end of the program, guarded, by identity; what is not there is as made.

    ``elsewhere``: other files may freeze what they can get hold of.
    """
    state: dict[int, Any] = {}
    for event in events:
        if event.kind == "write" and event.payload["attribute"] == "trainable":
            value = arg.boolean(event.payload["value"])
        elif event.kind == "escape" and not elsewhere and event.payload["reason"] in TO_OTHER_FILES:
            continue
        elif event.kind in ("escape", "unseen"):
            value = Unknown("it may be frozen elsewhere")
        else:
            continue
        for one in inner_layers(event.receiver, graphs):
            state[id(one)] = bounded(select(event.guard, value, state.get(id(one), True)))
    return state


# --- regularisation


def regularised(graph: Graph) -> Any:
    """Whether anything in a model keeps it from memorising."""
    answers = [_regularises(node) for node in graph.nodes if node.guard is True]
    if any(answer is True for answer in answers):
        return True
    if not graph.closed or len(answers) != len(graph.nodes) or any(answer is None for answer in answers):
        return UNKNOWN
    return False


def _regularises(node: Node) -> bool | None:
    kind = kind_of(node)
    if kind in ("dropout", "norm", "augmentation"):
        return True
    if kind == "input":
        return False
    if kind in (None, "custom", "lambda", "model") or not isinstance(node.layer, KerasObject):
        return None if kind not in ("reshape", "activation", "merge") else False
    if node.layer.open:
        return None
    for name in PENALTIES:
        value = arg.argument(node.layer, name)
        if any(type(leaf) is not Const or leaf.value is not None for leaf in leaves(value)) and value is not UNKNOWN:
            return True
    dropout = [arg.argument(node.layer, name) for name in ("dropout", "recurrent_dropout")]
    return any(type(value) is Const and value.value for value in dropout)
