"""Models as chains of layers: symbolic tensors between the layers of a sequential model, the order of ``layers``."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import Origin, Unknown
from kerlint.interpreter.libraries import tensors
from kerlint.interpreter.libraries.keras import shapes
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.values import GAP, Instance


def members(model: Model) -> list[Any] | None:
    """The layers of a sequential model without its input, if they are all known on every path."""
    if not model.is_chain or model.items.open or model.open:
        return None
    if any(item.guard is not True or item.value is GAP for item in model.items.items):
        return None
    values = [item.value for item in model.items.items]
    return [value for value in values if type(value) is not Tensor and not shapes.is_input(value)]


def realised(machine: Any, model: Model) -> list[Tensor] | None:
    """The tensors of a sequential model: its input, then what each layer gives; the same ones each time."""
    layers = members(model)
    if layers is None:
        return None
    items = [item.value for item in model.items.items]
    if model.chain is not None and model.chain[0] == items:
        found: list[Tensor] = model.chain[1]
        return found
    tensor = _entry(machine, model, items)
    chain = [tensor]
    for layer in layers:
        inner = layer.base if type(layer) is Instance else layer
        if not isinstance(inner, (KerasObject, Model)):
            return None
        use = Use(inner, [tensor], {}, inner.origin, machine)
        if isinstance(inner, KerasObject):
            inner.uses.append(use)
        tensor = Tensor(use)
        chain.append(tensor)
    model.chain = (items, chain)
    return chain


def _entry(machine: Any, model: Model, items: list[Any]) -> Tensor:
    first = items[0] if items else None
    if type(first) is Tensor:
        return first
    if isinstance(first, KerasObject) and shapes.is_input(first):
        return Tensor(Use(first, [], {}, first.origin, machine))
    from kerlint.interpreter.libraries.keras.inside import symbolic

    return symbolic(machine, model, shapes.own_input(model))


def end_of(machine: Any, layer: KerasObject, name: str, origin: Origin) -> Any:
    """``layer.output`` and ``layer.input`` of a layer that was called once."""
    if not layer.uses and layer.home is not None:
        realised(machine, layer.home)
    if len(layer.uses) != 1:
        return Unknown(f"`{name}` of a layer", origin)
    use = layer.uses[0]
    if name == "output":
        return Tensor(use)
    return use.inputs[0] if use.inputs else Tensor(use)


def cut(machine: Any, network: Model, origin: Origin) -> Tensor:
    """A tensor from somewhere inside a network of `keras.applications`: what lies behind it is part of the network."""
    use = Use(network, [], {}, origin, machine)
    use.cut = True
    use.shape = shapes.nothing()
    return Tensor(use)


def layers_in_chain(model: Model) -> list[Any] | None:
    """The layers of a functional model in which each layer feeds the next, from its input on."""
    ends = shapes.entries_of(model.outputs)
    if len(ends) != 1 or type(ends[0]) is not Tensor or model.open:
        return None
    found: list[Any] = []
    use: Use = ends[0].use
    while True:
        parts = [part for value in use.inputs for part in tensors.flat(value)]
        if isinstance(use.layer, (KerasObject, Model)):
            found.append(use.layer)
        if not parts:
            return found[::-1] if shapes.is_input(use.layer) and len(set(map(id, found))) == len(found) else None
        sources = [leaf.use for part in parts for leaf in leaves(part) if type(leaf) is Tensor]
        if len(sources) != 1 or type(parts[0]) is not Tensor or use.open or len(found) > 2_000:
            return None
        use = sources[0]


def uses_of(model: Model) -> list[Use]:
    """The uses of layers in a functional model."""
    if model.kind != "functional":
        return []
    ends = shapes.entries_of(model.outputs)
    return shapes.reachable([leaf.use for end in ends for leaf in leaves(end) if type(leaf) is Tensor])
