"""Attributes of Keras objects: what reading one gives, and what writing one does."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import Const, Origin, Unknown
from kerlint.interpreter.libraries.keras import chains
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.libraries.keras.outdated import OF_MODEL
from kerlint.interpreter.values import Instance, LibraryObject, Sequence

VARIABLES = frozenset({"trainable_variables", "trainable_weights", "variables", "weights"})

HARMLESS_WRITES = frozenset({"name", "stop_training", "_name", "history"})
"""Attributes whose change no rule asks for."""

_EACH_OF = "each layer of"
"""Under this name a layer that is not seen keeps the model whose layers are gone through, and the path there."""


def attribute(machine: Any, thing: Any, name: str, origin: Origin) -> Any:
    """``thing.name``; ``None`` for methods."""
    if name in VARIABLES:
        variables = LibraryObject("keras.variables", {}, origin)
        variables.state["owner"] = thing
        return variables
    if isinstance(thing, Model):
        return _model_attribute(machine, thing, name, origin)
    if name == "model" and thing.symbol.kind == "callback":
        return _watched(machine, thing, origin)
    if name in thing.arguments:
        return machine.read(thing.arguments[name])
    if name in ("output", "input"):
        return chains.end_of(machine, thing, name, origin)
    if name in ("trainable", "shape", "count_params", "non_trainable_weights", "kernel", "bias"):
        return Unknown(f"`{name}` of a layer", origin)
    return None


def _watched(machine: Any, callback: KerasObject, origin: Origin) -> Unknown:
    """The model that a callback watches: whichever that is, its optimizer is an optimizer."""
    found: Unknown = machine.undefined.setdefault((callback, "model"), Unknown("the model of a callback", origin))
    if found.parts is None:
        found.keep("optimizer", Unknown(OF_MODEL, origin))
    return found


def _model_attribute(machine: Any, model: Model, name: str, origin: Origin) -> Any:
    if name == "layers":
        layers = layers_of(machine, model)
        if layers is None:
            machine.note("unseen", model, origin)  # whatever is done to them may be done to any of them
            unseen, layer = Unknown("layers of a model", origin), Unknown("a layer of a model", origin)
            layer.keep(_EACH_OF, (model, machine.path))
            unseen.keep("element", layer)
            return unseen
        return Sequence.of("list", layers, origin)
    if name in ("output", "outputs", "input", "inputs"):
        return _ends(machine, model, name, origin)
    if name in ("optimizer", "loss", "metrics", "metrics_names", "history", "stop_training", "trainable", "name"):
        return Unknown(f"`{name}` of a model", origin)
    if name in (
        "input_shape",
        "output_shape",
        "output_names",
        "input_names",
        "non_trainable_weights",
        "built",
        "dtype",
    ):
        return Unknown(f"`{name}` of a model", origin)
    return None


def _ends(machine: Any, model: Model, name: str, origin: Origin) -> Any:
    if model.kind == "functional":
        value = model.outputs if name.startswith("output") else model.inputs
        if value is None:
            return Unknown(f"`{name}` of a model", origin)
        return each(machine.read(value), lambda leaf: _in_form(leaf, name, origin))
    chain = chains.realised(machine, model) if model.is_chain else None
    if chain is not None:
        tensor = chain[0] if name.startswith("input") else chain[-1]
        return _in_form(tensor, name, origin)
    use = Use(model, [], {}, origin, machine)
    if name in ("input", "inputs"):
        use = Use(f"input of {model.kind} model", [], {}, origin, machine)
        use.open = True
    else:
        use.open = model.kind not in ("application", "sequential")
    tensor = Tensor(use)
    return tensor if name in ("input", "output") else Sequence.of("list", [tensor], origin)


def _in_form(value: Any, name: str, origin: Origin) -> Any:
    """``model.outputs`` is a list, ``model.output`` its only member."""
    if name.endswith("s"):
        return value if type(value) is Sequence else Sequence.of("list", [value], origin)
    members = value.plain() if type(value) is Sequence else None
    return members[0] if members is not None and len(members) == 1 else value


def layers_of(machine: Any, model: Model) -> list[Any] | None:
    """The layers of a sequential model, or of a functional one that is a chain, if they are known on every path."""
    if model.kind == "functional":
        return chains.layers_in_chain(model)
    layers = chains.members(model)
    for layer in layers or ():
        if type(layer) is KerasObject:
            layer.home = model
    return layers


def write_each(machine: Any, layer: Unknown, name: str, value: Any, origin: Origin) -> None:
    """``for layer in model.layers: layer.trainable = True``, whatever the layers are: none is frozen from then on."""
    model, path = (layer.parts or {}).get(_EACH_OF, (None, None))
    if model is not None and name == "trainable" and machine.path == path:
        if type(value) is Const and value.value is True:
            write(machine, model, name, value, origin)


def write(machine: Any, thing: Any, name: str, value: Any, origin: Origin) -> None:
    """``thing.name = value``: an event, since when it happens decides what it means."""
    machine.note("write", thing, origin, attribute=name, value=value)
    if isinstance(thing, KerasObject) and name == "activation":  # often after training, to look inside the model
        thing.arguments[name] = Unknown("set when the layer was made already", origin)
    elif isinstance(thing, KerasObject) and name in thing.arguments:
        thing.arguments[name] = machine.write(thing.arguments[name], value)
    elif name not in HARMLESS_WRITES and name != "trainable":
        machine.escape(value, "stored in a Keras object")


def adopted(machine: Any, instance: Instance, name: str, value: Any) -> None:
    """An attribute is set on an object of the program that is a Keras object as well (``self.dense = Dense(…)``)."""
    if name == "trainable":
        machine.note("write", instance.base, instance.origin or instance.base.origin, attribute=name, value=value)
