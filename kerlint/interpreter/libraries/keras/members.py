"""Attributes of Keras objects: what reading one gives, and what writing one does."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Origin, Unknown
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model, Tensor, Use
from kerlint.interpreter.values import GAP, Instance, LibraryObject, Sequence

VARIABLES = frozenset({"trainable_variables", "trainable_weights", "variables", "weights"})

HARMLESS_WRITES = frozenset({"name", "stop_training", "_name", "history"})
"""Attributes whose change no rule asks for."""


def attribute(machine: Any, thing: Any, name: str, origin: Origin) -> Any:
    """``thing.name``; ``None`` for methods."""
    if name in VARIABLES:
        variables = LibraryObject("keras.variables", {}, origin)
        variables.state["owner"] = thing
        return variables
    if isinstance(thing, Model):
        return _model_attribute(machine, thing, name, origin)
    if name in thing.arguments:
        return machine.read(thing.arguments[name])
    if name in ("output", "input", "trainable", "shape", "count_params", "non_trainable_weights", "kernel", "bias"):
        return Unknown(f"`{name}` of a layer", origin)
    return None


def _model_attribute(machine: Any, model: Model, name: str, origin: Origin) -> Any:
    if name == "layers":
        layers = layers_of(machine, model)
        return Unknown("layers of a model", origin) if layers is None else Sequence.of("list", layers, origin)
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
        return machine.read(value) if value is not None else Unknown(f"`{name}` of a model", origin)
    use = Use(model, [], {}, origin, machine)
    if name in ("input", "inputs"):
        use = Use(f"input of {model.kind} model", [], {}, origin, machine)
        use.open = True
    else:
        use.open = model.kind not in ("application", "sequential")
    tensor = Tensor(use)
    return tensor if name in ("input", "output") else Sequence.of("list", [tensor], origin)


def layers_of(machine: Any, model: Model) -> list[Any] | None:
    """The layers of a sequential model as Keras lists them, without its input; if all are known on every path."""
    if model.kind != "sequential" or model.items.open:
        return None
    if any(item.guard is not True or item.value is GAP for item in model.items.items):
        return None
    values = [item.value for item in model.items.items]
    return values[1:] if values and _is_input(values[0]) else values


def _is_input(value: Any) -> bool:
    if type(value) is Tensor:
        return _is_input(value.use.layer)
    return isinstance(value, KerasObject) and value.instance is None and value.symbol.name in ("Input", "InputLayer")


def write(machine: Any, thing: Any, name: str, value: Any, origin: Origin) -> None:
    """``thing.name = value``: an event, since when it happens decides what it means."""
    machine.note("write", thing, origin, attribute=name, value=value)
    if isinstance(thing, KerasObject) and name in thing.arguments:
        thing.arguments[name] = machine.write(thing.arguments[name], value)
    elif name not in HARMLESS_WRITES and name != "trainable":
        machine.escape(value, "stored in a Keras object")


def adopted(machine: Any, instance: Instance, name: str, value: Any) -> None:
    """An attribute is set on an object of the program that is a Keras object as well (``self.dense = Dense(…)``)."""
    if name == "trainable":
        machine.note("write", instance.base, instance.origin or instance.base.origin, attribute=name, value=value)
