"""Shapes of what operations on one symbolic tensor give that change its shape: slices, reductions, new axes.

A shape is a tuple of sizes, ``None`` is a free axis; what is not known is Unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from kerlint.facts.values import UNKNOWN, Const
from kerlint.interpreter.values import External, Sequence

Settings: TypeAlias = "dict[str | int, Any]"
Rule: TypeAlias = Callable[[Any, Settings], Any]

ROOTS = ("tensorflow.", "keras.", "numpy.", "tf_keras.")


def rule(operation: str) -> Rule | None:
    """The rule of an operation, by its path; ``None`` if it has none here."""
    if operation == "slice":
        return sliced
    return RULES.get(operation.rpartition(".")[2]) if operation.startswith(ROOTS) else None


def sliced(shape: Any, settings: Settings) -> Any:
    """``x[:, 0]``, ``x[..., tf.newaxis]``, ``x[:, 1:-1]``."""
    key = settings.get("key")
    parts = key.plain() if type(key) is Sequence and key.kind == "tuple" else [key]
    if type(shape) is not tuple or parts is None:
        return UNKNOWN
    taken = sum(not _is_new(part) and not _is_rest(part) for part in parts)
    if taken > len(shape) or sum(map(_is_rest, parts)) > 1:
        return UNKNOWN
    sizes: list[Any] = []
    axis = 0
    for part in parts:
        if _is_new(part):
            sizes.append(1)
        elif _is_rest(part):
            rest = len(shape) - taken
            sizes += shape[axis : axis + rest]
            axis += rest
        elif type(part) is Const and type(part.value) is int:
            axis += 1
        elif type(part) is Sequence and part.kind == "slice":
            sizes.append(_length(shape[axis], part))
            axis += 1
        else:
            return UNKNOWN
    return (*sizes, *shape[axis:])


def _is_new(part: Any) -> bool:
    if type(part) is External:
        return part.path.endswith(".newaxis")
    return type(part) is Const and part.value is None


def _is_rest(part: Any) -> bool:
    return type(part) is Const and part.value is ...


def _length(size: Any, part: Sequence) -> Any:
    bounds = part.plain() or [None]
    if not all(type(bound) is Const and (bound.value is None or type(bound.value) is int) for bound in bounds):
        return UNKNOWN
    first, last, step = (bound.value for bound in bounds)
    if (first, last, step) == (None, None, None):
        return size
    return len(range(*slice(first, last, step).indices(size))) if type(size) is int else size


# --- reductions, axes


def _whole(settings: Settings, place: int, *words: str) -> Any:
    """An argument that is a whole number, or several; ``None`` where it is left out; Unknown."""
    value = settings.get(place, next((settings[word] for word in words if word in settings), Const(None)))
    if type(value) is Const and (value.value is None or type(value.value) is int):
        return value.value
    members = value.plain() if type(value) is Sequence else None
    if members is None or not all(type(one) is Const and type(one.value) is int for one in members):
        return UNKNOWN
    return tuple([one.value for one in members])


def reduced(shape: Any, settings: Settings) -> Any:
    """``tf.reduce_mean(x, axis=1, keepdims=True)``."""
    axis = _whole(settings, 1, "axis", "axes", "reduction_indices")
    kept = settings.get(2, settings.get("keepdims", settings.get("keep_dims", Const(False))))
    if type(shape) is not tuple or axis is UNKNOWN or type(kept) is not Const or type(kept.value) is not bool:
        return UNKNOWN
    axes = range(len(shape)) if axis is None else axis if type(axis) is tuple else (axis,)
    if any(not -len(shape) <= one < len(shape) for one in axes):
        return UNKNOWN
    gone = {one % len(shape) for one in axes}
    if kept.value:
        return tuple([1 if place in gone else size for place, size in enumerate(shape)])
    return tuple([size for place, size in enumerate(shape) if place not in gone])


def chosen(shape: Any, settings: Settings) -> Any:
    """``tf.argmax(x, axis=-1)``: other arguments come in other orders."""
    axis = _whole(settings, 1, "axis")
    known = type(axis) is int and type(shape) is tuple and not {2, "keepdims"} & set(settings)
    return reduced(shape, {"axis": Const(axis)}) if known else UNKNOWN


def widened(shape: Any, settings: Settings) -> Any:
    """``tf.expand_dims(x, -1)``."""
    axis = _whole(settings, 1, "axis")
    if type(shape) is not tuple or type(axis) is not int or not -len(shape) - 1 <= axis <= len(shape):
        return UNKNOWN
    place = axis if axis >= 0 else axis + len(shape) + 1
    return (*shape[:place], 1, *shape[place:])


def squeezed(shape: Any, settings: Settings) -> Any:
    """``tf.squeeze(x, axis=-1)``; which axes go is known only where it is said."""
    axis = _whole(settings, 1, "axis")
    if type(shape) is not tuple or type(axis) is not int or not -len(shape) <= axis < len(shape):
        return UNKNOWN
    place = axis % len(shape)
    return (*shape[:place], *shape[place + 1 :]) if shape[place] == 1 else UNKNOWN


def joined(shapes: tuple[Any, ...], settings: Settings) -> Any:
    """``tf.concat([x, y], axis=-1)``."""
    axis = _whole(settings, 1, "axis")
    axis = 0 if axis is None else axis
    if type(axis) is not int or any(
        type(shape) is not tuple or not -len(shape) <= axis < len(shape) for shape in shapes
    ):
        return UNKNOWN
    first = shapes[0]
    place = axis % len(first)
    rest = [(*shape[:place], *shape[place + 1 :]) for shape in shapes]
    if any(len(shape) != len(first) or one != rest[0] for shape, one in zip(shapes, rest)):
        return UNKNOWN
    column = [shape[place] for shape in shapes]
    whole = sum(column) if all(type(size) is int for size in column) else UNKNOWN
    return (*first[:place], whole, *first[place + 1 :])


def transposed(shape: Any, settings: Settings) -> Any:
    """``tf.transpose(x, [0, 2, 1])``."""
    order = _whole(settings, 1, "perm", "axes", "pattern")
    if type(shape) is not tuple or order is UNKNOWN:
        return UNKNOWN
    if order is None:
        return shape[::-1]
    if type(order) is not tuple or sorted(order) != list(range(len(shape))):
        return UNKNOWN
    return tuple([shape[place] for place in order])


RULES: dict[str, Rule] = {
    **{f"{prefix}{name}": reduced for name in ("sum", "mean", "max", "min", "prod") for prefix in ("", "reduce_")},
    **dict.fromkeys(("argmax", "argmin"), chosen),
    "expand_dims": widened,
    "squeeze": squeezed,
    "transpose": transposed,
    "permute_dimensions": transposed,
}
