"""What a loss does that the program writes itself: run once on symbolic labels and predictions.

Whether training can follow it, whether it is larger for better predictions, and whether it hands labels and predictions
on in the right order.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.choices import leaves
from kerlint.facts.values import UNKNOWN, Const, Origin
from kerlint.interpreter.libraries import tensors
from kerlint.interpreter.libraries.decisions import LOSSES
from kerlint.interpreter.libraries.keras import trial
from kerlint.interpreter.libraries.keras.inside import apart, symbolic
from kerlint.interpreter.libraries.keras.objects import Model, Tensor, Use
from kerlint.interpreter.libraries.keras.shapes import reachable
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


class Loss(NamedTuple):
    """What is known of a loss; Unknown what is not sure."""

    smooth: Any = UNKNOWN
    rewards: Any = UNKNOWN


def examine(machine: Machine, value: Any, model: Model, origin: Origin) -> None:
    """Finds out what each function in what ``compile`` is given as loss does."""
    for leaf in leaves(value):
        if type(leaf) is Function and leaf.as_loss is None:
            leaf.as_loss = _examined(machine, leaf, model, origin)
        elif type(leaf) is Sequence:
            for item in leaf.items:
                examine(machine, item.value, model, origin)
        elif type(leaf) is Mapping:
            for entry in leaf.entries.values():
                examine(machine, entry, model, origin)


def _examined(machine: Machine, function: Function, model: Model, origin: Origin) -> Loss:
    """What is known of a function that is used as a loss."""
    from kerlint.interpreter import functions

    labels, predicted = symbolic(machine, model, UNKNOWN), symbolic(machine, model, UNKNOWN)
    called = function.called
    try:
        with apart(machine):
            result = functions.inline(machine, function, [labels, predicted], {}, origin, {})
    except (OutOfFuel, RecursionError):
        machine.limit("fuel")
        return Loss()
    finally:
        function.called = called
    if type(result) is not Tensor:
        return Loss()
    _note_swapped(machine, result.use, labels.use, predicted.use)
    return Loss(_smooth(result.use, predicted.use, labels.use), trial.rewards(result.use, labels.use, predicted.use))


def _smooth(result: Use, predicted: Use, labels: Use) -> Any:
    """False if the loss depends on the predictions only through what has no gradient; Unknown unless that is sure."""
    if _reaches(result, predicted, labels, through_flat=False) is not False:
        return UNKNOWN
    return False if _reaches(result, predicted, labels, through_flat=True) is True else UNKNOWN


def _note_swapped(machine: Machine, result: Use, labels: Use, predicted: Use) -> None:
    """Calls of losses of Keras inside that are given the predictions as labels, and the labels as predictions."""

    def behind(value: Any, goal: Use, other: Use) -> bool | None:
        return _reaches(value.use, goal, other, through_flat=True) if type(value) is Tensor else None

    for use in reachable([result]):
        name = use.layer.rpartition(".")[2] if isinstance(use.layer, str) else ""
        if name not in LOSSES or not use.layer.startswith(LIBRARIES) or len(use.inputs) < 2:
            continue
        first, second = use.inputs[:2]
        swapped = behind(first, predicted, labels) is True and behind(second, labels, predicted) is True
        if swapped and behind(first, labels, predicted) is behind(second, predicted, labels) is False:
            machine.note("score", None, use.origin, function=name, use="loss", swapped=True)


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
