"""Gradient tapes: which calls of models they record, and whose weights the gradients are asked for.

A tape is an object of a library; ``with`` puts it among ``machine.tapes`` while its block runs.
"""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import leaves
from kerlint.interpreter.call import Call
from kerlint.interpreter.values import ABSENT, LibraryObject, Sequence

TAPE = "tensorflow.tapes.GradientTape"

DEPTH = 4
"""Lists in lists of variables that are looked into."""


def _tape(call: Call) -> LibraryObject:
    """``tf.GradientTape()``."""
    return LibraryObject(TAPE, {}, call.origin)


FUNCTIONS: dict[str, Any] = {"tensorflow.GradientTape": _tape}


def method(call: Call) -> Any:
    """``tape.gradient(loss, model.trainable_variables)``: notes whose weights are meant."""
    if call.path in ("gradient", "jacobian"):
        owners = variables(call.get("sources", 1, ABSENT))
        call.machine.note("gradient", call.receiver, call.origin, owners=owners)
    return call.unknown(f"`{call.path}()` of a tape")


def variables(value: Any, depth: int = 0) -> list[Any]:
    """The models whose variables are in a value."""
    found: list[Any] = []
    for leaf in leaves(value):
        if type(leaf) is LibraryObject and leaf.path == "keras.variables":
            found.append(leaf.state["owner"])
        elif type(leaf) is Sequence and depth < DEPTH:
            for item in leaf.items:
                found += [owner for owner in variables(item.value, depth + 1) if owner not in found]
    return found
