"""Runs the ``call`` method of the program's own layers and models on symbolic tensors."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import Unknown
from kerlint.interpreter.libraries.keras.objects import Tensor, Use


def call_layer(machine: Any, layer: Any, use: Use) -> Any:
    """The output of a layer of the program's own class: one node; what it does inside is its own affair."""
    use.open = use.open or False
    return Tensor(use)


def outputs(machine: Any, model: Any) -> Any:
    """What a subclassed model gives for a symbolic input: its ``call`` is run once."""
    from kerlint.interpreter import attributes, calls
    from kerlint.interpreter.values import Function
    from kerlint.interpreter.libraries.keras.construct import make
    from kerlint.interpreter.call import Call
    from kerlint.keras import names

    member = attributes.inherited(machine, model.instance.type, "call")
    if type(member) is not Function:
        return Unknown("a model without `call`")
    call = Call(machine, "Input", None, [], {}, model.origin, {})
    source = make(machine, names.symbol("layers.Input"), call)
    source.open = True
    use = Use(source, [], {}, model.origin, machine)
    machine.context, outer = "layer-call", machine.context
    try:
        return calls.inline(machine, member, [model.instance, Tensor(use)], {}, model.origin, {})
    finally:
        machine.context = outer
