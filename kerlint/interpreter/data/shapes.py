"""Computes with shapes of whole arrays: rows first, ``None`` for an axis of unknown size.

A shape that is ``None`` is unknown.
Each function is one rule of numpy's; where a rule is broken the program raises, and the shape is unknown.
"""

from __future__ import annotations

from math import prod
from typing import Any, TypeAlias

from kerlint.facts.values import UNKNOWN, Const
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data.make import whole
from kerlint.interpreter.values import ABSENT, Sequence

Shape: TypeAlias = "tuple[int | None, ...] | None"


def full(data: Data) -> Shape:
    """The shape of the whole array. A scalar has length ``None`` and shape ``()``."""
    row = data.shape
    if type(row) is Const:
        row = row.value
    if not isinstance(row, tuple):
        return None
    if data.length is None:
        return ()
    return (whole(data.length), *[whole(size) for size in row])


def sizes_of(leaf: Any) -> Any:
    """The shape of data that a layer is called on; sizes may be Unknown."""
    whole_shape = full(leaf) if type(leaf) is Data else None
    return UNKNOWN if whole_shape is None else tuple([UNKNOWN if size is None else size for size in whole_shape])


def facts(shape: Shape) -> dict[str, Any]:
    """The attributes of Data that a shape decides: ``length``, ``shape``, ``width``."""
    if shape is None:
        return {"length": UNKNOWN, "shape": UNKNOWN, "width": UNKNOWN}
    if not shape:
        return {"length": None, "shape": (), "width": UNKNOWN}
    sizes = tuple([UNKNOWN if size is None else size for size in shape])
    width = 1 if len(sizes) == 1 else sizes[1] if len(sizes) == 2 else UNKNOWN
    return {"length": sizes[0], "shape": sizes[1:], "width": width}


def given(value: Any) -> Shape:
    """A shape that is an argument: a number or a list or tuple of numbers."""
    if type(value) is Const and type(value.value) is int:
        return (value.value,) if value.value >= 0 else None
    members = dimensions(value)
    if members is None or any(size is not None and size < 0 for size in members):
        return None
    return tuple(members)


def dimensions(value: Any) -> list[int | None] | None:
    """The numbers of a list or tuple; unknown ones are ``None``."""
    if type(value) is Const and type(value.value) is tuple:
        return [whole(size) for size in value.value]
    if type(value) is not Sequence:
        return None
    members = value.plain()
    return None if members is None else [whole(member) for member in members]


def broadcast(left: Shape, right: Shape) -> Shape:
    """The shape of ``left + right``."""
    if left is None or right is None:
        return None
    rank = max(len(left), len(right))
    sizes: list[int | None] = []
    for one, other in zip((1,) * (rank - len(left)) + left, (1,) * (rank - len(right)) + right):
        if one == other or other == 1:
            sizes.append(one)
        elif one == 1:
            sizes.append(other)
        elif one is None or other is None:
            sizes.append(one if other is None else other)
        else:
            return None
    return tuple(sizes)


def reshaped(shape: Shape, target: list[int | None]) -> Shape:
    """``x.reshape(target)``: at most one ``-1``."""
    if target.count(-1) > 1 or any(size is not None and size < -1 for size in target):
        return None
    if -1 not in target:
        return tuple(target)
    rest = [size for size in target if size != -1]
    if shape is not None and None not in rest and None not in shape:
        have, need = prod(s for s in shape if s is not None), prod(s for s in rest if s is not None)
        if need == 0 or have % need:
            return None
        return tuple([have // need if size == -1 else size for size in target])
    if shape and target[0] == -1 and _same_row(shape[1:], tuple(rest)):
        return (shape[0], *target[1:])
    return tuple([None if size == -1 else size for size in target])


def _same_row(before: tuple[int | None, ...], after: tuple[int | None, ...]) -> bool:
    if None in before or None in after:
        return False
    return prod(s for s in before if s is not None) == prod(s for s in after if s is not None)


def keeps_rows(before: Shape, after: Shape) -> bool:
    """Whether a reshape surely leaves each row a row: the row has as many elements as before."""
    if before is None or after is None or not before or not after:
        return False
    return _same_row(before[1:], after[1:]) or (before[0] is not None and before[0] == after[0])


def concatenated(members: list[Shape], axis: int) -> Shape:
    """``numpy.concatenate``."""
    first = members[0] if members else None
    if first is None or any(shape is None or len(shape) != len(first) for shape in members):
        return None
    if not -len(first) <= axis < len(first):
        return None
    axis %= len(first)
    sizes = list(first)
    for shape in members[1:]:
        for position, size in enumerate(shape or ()):
            here = sizes[position]
            if position == axis:
                sizes[position] = None if here is None or size is None else here + size
            elif here is None:
                sizes[position] = size
    return tuple(sizes)


def reduced(shape: Shape, axis: Any, *, keepdims: bool = False) -> Shape:
    """What is left after a sum or maximum over ``axis``: a number, several, or ``None`` for all."""
    if axis is ABSENT or (type(axis) is Const and axis.value is None):
        return () if not keepdims or shape is None else (1,) * len(shape)
    axes = [whole(axis)] if whole(axis) is not None else dimensions(axis)
    if shape is None or axes is None:
        return None
    numbers = {one + len(shape) if one < 0 else one for one in axes if one is not None}
    if len(numbers) != len(axes) or not all(0 <= one < len(shape) for one in numbers):
        return None
    if keepdims:
        return tuple([1 if position in numbers else size for position, size in enumerate(shape)])
    return tuple([size for position, size in enumerate(shape) if position not in numbers])


def expanded(shape: Shape, axis: int) -> Shape:
    """``numpy.expand_dims``."""
    if shape is None or not -len(shape) - 1 <= axis <= len(shape):
        return None
    axis = axis + len(shape) + 1 if axis < 0 else axis
    return (*shape[:axis], 1, *shape[axis:])


def squeezed(shape: Shape, axis: int | None) -> Shape:
    """``numpy.squeeze``: axes of size one go; without ``axis`` an unknown size may or may not."""
    if shape is None:
        return None
    if axis is None:
        return None if None in shape else tuple([size for size in shape if size != 1])
    if not -len(shape) <= axis < len(shape) or shape[axis] not in (1, None):
        return None
    axis %= len(shape)
    return (*shape[:axis], *shape[axis + 1 :])


def sliced(size: int | None, low: int | None, high: int | None, step: int = 1) -> int | None:
    """How many of ``size`` members ``[low:high:step]`` takes; ``None`` in ``low`` or ``high`` means left out."""
    return None if size is None or not step else len(range(*slice(low, high, step).indices(size)))
