"""Labels as the program gives them, and how well predictions match the truth, whatever the loss is."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from kerlint.confirm.lab.data import Truth

Array = Any


class Target(NamedTuple):
    """What one output is to learn: ``classes``, ``binary``, ``labels`` (several at once) or ``quantity``.

    ``encoding`` is how the program gives it, ``number`` the number of classes (or of quantities), ``low`` and ``high``
    the range of a quantity, ``border`` from which prediction on a row counts as positive.
    """

    task: str
    number: int
    encoding: str
    low: float | None = None
    high: float | None = None
    border: float = 0.5
    positions: tuple[int, ...] = ()


def task_name(target: Target) -> str:
    """What an output learns, in words."""
    return {
        "classes": f"{target.number} classes",
        "binary": "2 classes",
        "labels": f"{target.number} labels",
        "quantity": "a quantity" if target.number == 1 else f"{target.number} quantities",
        "copy": "its input",
    }[target.task]


def encode(target: Target, truth: Truth) -> Array:
    """The labels of one output."""
    labels = _spread(_encode(target, truth), target.positions)
    return labels.astype("int32" if target.encoding == "integer" else "float32")


def _spread(labels: Array, positions: tuple[int, ...]) -> Array:
    """The same label at every position, for outputs that say it at each."""
    for _ in positions:
        labels = labels[:, None]
    return (
        np.broadcast_to(labels, (labels.shape[0], *positions, *labels.shape[1 + len(positions) :]))
        if positions
        else labels
    )


def own_classes(target: Target, truth: Truth) -> Array:
    """The class of each row in the eyes of one output."""
    assert truth.classes is not None
    return truth.classes % max(target.number, 2)


def quantities(target: Target, truth: Truth) -> Array:
    """The quantities of each row, ``count`` of them, in the range of the program's."""
    if truth.quantity is not None:
        base = truth.quantity
    else:
        assert truth.classes is not None
        base = truth.classes - truth.classes.mean()
        base = base / (base.std() or 1.0)
    columns = [base if place == 0 else np.sin((place + 1) * base) for place in range(max(target.number, 1))]
    made = np.stack(columns, -1)
    if target.low is None or target.high is None:
        return made
    low, high = made.min(0), made.max(0)
    return target.low + (made - low) / (high - low) * (target.high - target.low)


def _encode(target: Target, truth: Truth) -> Array:
    if target.task == "quantity":
        return quantities(target, truth)
    if target.task == "labels":
        return _several(target, truth)
    classes = own_classes(target, truth)
    offset = int(target.low or 0)
    if target.encoding == "one-hot":
        return np.eye(max(target.number, 2))[classes]
    if target.encoding == "signs":
        return classes * 2.0 - 1.0
    return classes + offset


def _several(target: Target, truth: Truth) -> Array:
    """Label *k* of a row: one bit of its class, mixed."""
    assert truth.classes is not None
    return np.stack([(truth.classes * (place + 1) + place) // 2 % 2 for place in range(target.number)], -1)


def skill(target: Target, truth: Truth, predictions: Array) -> float:
    """How much better than chance (0) and how near to perfect (1) predictions are.

    Classes: (balanced accuracy - 1/K) / (1 - 1/K). Quantities: R², at least -1. What is not finite counts as chance,
    and -1 for quantities.
    """
    found = np.asarray(predictions, dtype="float64")
    if not np.isfinite(found).all():
        return -1.0 if target.task == "quantity" else 0.0
    if target.task == "quantity":
        return _explained(quantities(target, truth), found)
    if target.positions:
        found = found.mean(tuple(range(1, 1 + len(target.positions))))
    if target.task == "labels":
        wanted = _several(target, truth)
        width = min(wanted.shape[1], found.reshape(len(found), -1).shape[1])
        flat = found.reshape(len(found), -1)
        return float(np.mean([_balanced(wanted[:, k], flat[:, k] > target.border, 2) for k in range(width)]))
    found = found.reshape(len(found), -1)
    said = found.argmax(1) if found.shape[1] > 1 else (found[:, 0] > target.border).astype(int)
    return _balanced(own_classes(target, truth), said, max(target.number, 2))


def _explained(wanted: Array, found: Array) -> float:
    if found.ndim > 2:
        found = found.reshape(len(found), -1, found.shape[-1]).mean(1)
    found = found.reshape(len(found), -1)
    width = min(wanted.shape[1], found.shape[1])
    wanted, found = wanted[:, :width], found[:, :width]
    rest = ((wanted - found) ** 2).sum()
    return float(max(1 - rest / ((wanted - wanted.mean(0)) ** 2).sum(), -1.0))


def _balanced(wanted: Array, said: Array, count: int) -> float:
    shares = [np.mean(said[wanted == one] == one) for one in range(count) if (wanted == one).any()]
    return float((np.mean(shares) - 1 / count) / (1 - 1 / count))


def copied(wanted: Array, found: Array) -> float:
    """How much of its inputs a program gives back: R², at least -1."""
    if not np.isfinite(found).all() or wanted.size != found.size:
        return -1.0
    wanted = wanted.reshape(len(wanted), -1)
    found = found.reshape(len(found), -1)
    return float(max(1 - ((wanted - found) ** 2).sum() / ((wanted - wanted.mean(0)) ** 2).sum(), -1.0))
