"""Whether training can follow a loss that the program writes itself: run once on symbolic labels and predictions."""

from __future__ import annotations

from typing import Any

from kerlint.facts.choices import leaves
from kerlint.facts.values import UNKNOWN, Const, Origin
from kerlint.interpreter.libraries import tensors
from kerlint.interpreter.libraries.keras.inside import apart, symbolic
from kerlint.interpreter.libraries.keras.objects import Model, Tensor, Use
from kerlint.interpreter.machine import Machine, OutOfFuel
from kerlint.interpreter.values import Array, Function, LibraryObject, Mapping, Sequence

FLAT = frozenset(
    """argmax argmin argsort round rint sign floor ceil equal not_equal greater greater_equal less less_equal
    logical_and logical_or logical_not one_hot is_nan shape count_nonzero""".split()
)
"""Operations, by the last part of their names, whose result does not change with a small change of what they get."""

HELD = frozenset({"stop_gradient"})

CHOOSING = frozenset({"where", "switch"})
"""Operations whose first argument only chooses."""

LIBRARIES = ("tensorflow.", "keras.", "tf_keras.", "numpy.", "jax.numpy.")


def examine(machine: Machine, value: Any, model: Model, origin: Origin) -> None:
    """Finds out of each function in what ``compile`` is given as loss whether gradients flow through it."""
    for leaf in leaves(value):
        if type(leaf) is Function and leaf.smooth is None:
            leaf.smooth = _smooth(machine, leaf, model, origin)
        elif type(leaf) is Sequence:
            for item in leaf.items:
                examine(machine, item.value, model, origin)
        elif type(leaf) is Mapping:
            for entry in leaf.entries.values():
                examine(machine, entry, model, origin)


def _smooth(machine: Machine, function: Function, model: Model, origin: Origin) -> Any:
    """False if the loss depends on the predictions only through what has no gradient; Unknown unless that is sure."""
    from kerlint.interpreter import functions

    labels, predicted = symbolic(machine, model, UNKNOWN), symbolic(machine, model, UNKNOWN)
    called = function.called
    try:
        with apart(machine):
            result = functions.inline(machine, function, [labels, predicted], {}, origin, {})
    except (OutOfFuel, RecursionError):
        machine.limit("fuel")
        return UNKNOWN
    finally:
        function.called = called
    if type(result) is not Tensor:
        return UNKNOWN
    if _reaches(result.use, predicted.use, labels.use, through_flat=False) is not False:
        return UNKNOWN
    return False if _reaches(result.use, predicted.use, labels.use, through_flat=True) is True else UNKNOWN


def _reaches(start: Use, goal: Use, other: Use, *, through_flat: bool) -> bool | None:
    """Whether ``goal`` lies behind ``start``; ``None`` if something is on the way that is not known."""
    waiting, seen, doubt = [start], {id(start)}, False
    while waiting:
        use = waiting.pop()
        if use is goal:
            return True
        if use is other:
            continue
        if not isinstance(use.layer, str) or use.open:
            doubt = True
            continue
        name = use.layer.rpartition(".")[2]
        if not through_flat and name in FLAT | HELD:
            continue
        inputs = use.inputs[1:] if name in CHOOSING and not through_flat else use.inputs
        for value in inputs:
            for leaf in [leaf for part in tensors.flat(value) for leaf in leaves(part)]:
                if type(leaf) is Tensor and id(leaf.use) not in seen:
                    seen.add(id(leaf.use))
                    waiting.append(leaf.use)
                elif type(leaf) is not Tensor and not _plain(leaf):
                    doubt = True
        doubt = doubt or "." in use.layer and not use.layer.startswith(LIBRARIES)
    return None if doubt else False


def _plain(leaf: Any) -> bool:
    """Whether a value is surely computed of nothing that a model gives."""
    return type(leaf) is Const or type(leaf) is Array and leaf.certain or type(leaf) is LibraryObject
