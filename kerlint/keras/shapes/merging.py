"""Layers that take several inputs and make one of them."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.sizes import Built, LayerCall, NotKnown, Refused, Shape, Size, axis_of, known, plus


def elementwise(call: LayerCall) -> Built:
    """Add, Multiply, Average, Maximum, Minimum and, of two, Subtract: with broadcasting behind the batch axis."""
    if not call.inputs:
        raise NotKnown
    if call.type == "Subtract" and len(call.inputs) != 2:
        raise Refused(f"A `Subtract` layer should be called on exactly 2 inputs. Received: {len(call.inputs)} inputs")
    if len(call.inputs) < 2 and call.keras == 2:
        raise Refused(
            f"A merge layer should be called on a list of at least 2 inputs. Received {len(call.inputs)} inputs."
        )
    shapes = _known_shapes(call)
    _same_batch(shapes)
    inner = shapes[0][1:]
    for shape in shapes[1:]:
        inner = _broadcast(inner, shape[1:], shapes, call.keras)
    return Built(((_batch(shapes), *inner),))


def _known_shapes(call: LayerCall) -> list[Shape]:
    shapes = []
    for shape in call.inputs:
        if isinstance(shape, Unknown):
            raise NotKnown
        shapes.append(shape)
    return shapes


def _same_batch(shapes: list[Shape]) -> None:
    if len({shape[0] for shape in shapes if type(shape[0]) is int}) > 1:
        raise Refused(f"Cannot merge tensors with different batch sizes. Received tensors with shapes {shapes}")


def _batch(shapes: list[Shape]) -> Size:
    batches = [shape[0] for shape in shapes]
    if any(isinstance(batch, Unknown) for batch in batches):
        return UNKNOWN
    return batches[0] if batches.count(batches[0]) == len(batches) else None


def _broadcast(left: Shape, right: Shape, shapes: list[Shape], keras: int) -> Shape:
    if len(left) < len(right):
        left, right = right, left
    if not right:
        return left
    head, tail = left[: -len(right)], left[-len(right) :]
    return (*head, *(_broadcast_size(one, other, shapes, keras) for one, other in zip(tail, right, strict=True)))


def _broadcast_size(one: Size, other: Size, shapes: list[Shape], keras: int) -> Size:
    if one is other:
        return one
    if one is None or other is None:
        size = other if one is None else one
        if keras == 3 or size is None or size == 1:
            return None
        return size  # TensorFlow infers that the free axis must have this size, too
    if one == 1:
        return other
    if other == 1:
        return one
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        return UNKNOWN
    if one != other:
        raise Refused(f"Inputs have incompatible shapes. Received shapes {' and '.join(map(str, shapes))}")
    return one


def concatenate(call: LayerCall) -> Built:
    """Concatenate along one axis; the others must be equal."""
    shapes = _known_shapes(call)
    if not shapes or len(shapes) < (2 if call.keras == 2 else 1):
        raise Refused("A `Concatenate` layer should be called on a list of at least 1 input.")
    rank = len(shapes[0])
    if any(len(shape) != rank for shape in shapes):
        raise Refused(_mismatch(shapes))
    if not known(call["axis"]):
        return Built(((UNKNOWN,) * rank,))
    axis = axis_of(call["axis"], rank)
    if axis is None:
        raise Refused(f"axis {call['axis']} is out of bounds for inputs with {rank} dimensions.", "axis")
    sizes = []
    for position in range(rank):
        column = [shape[position] for shape in shapes]
        sizes.append(plus(*column) if position == axis else _equal(column, shapes))
    return Built((tuple(sizes),))


def _equal(column: list[Size], shapes: list[Shape]) -> Size:
    numbers = {size for size in column if type(size) is int}
    if len(numbers) > 1:
        raise Refused(_mismatch(shapes))
    first = column[0]
    if all(size is first or size == first for size in column) or type(first) is int:
        return first
    return UNKNOWN if any(isinstance(size, Unknown) for size in column) else first


def _mismatch(shapes: list[Shape]) -> str:
    return (
        "A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. "
        f"Received: input_shape={shapes}"
    )


def dot(call: LayerCall) -> Built:
    """Dot: sums over one axis of each of two inputs."""
    if len(call.inputs) != 2:
        raise Refused(f"A `Dot` layer should be called on a list of 2 inputs. Received: {len(call.inputs)} inputs")
    left, right = _known_shapes(call)
    first, second = _axes(call["axes"], left, right)
    one, two = left[first], right[second]
    if not isinstance(one, Unknown) and not isinstance(two, Unknown) and one != two:
        raise Refused(
            f"Incompatible input shapes: axis values {one} (at axis {first}) != {two} (at axis {second}). "
            f"Full input shapes: {left}, {right}",
            "axes",
        )
    rest = left[:first] + left[first + 1 :]
    other = right[:second] + right[second + 1 :]
    output = rest + other[1:]
    return Built((output if len(output) > 1 else (*output, 1),))


def _axes(axes: Any, left: Shape, right: Shape) -> tuple[int, int]:
    if not known(axes):
        raise NotKnown
    if type(axes) is int:
        pair: tuple[Any, Any] = (axes % len(left), axes % len(right)) if axes < 0 else (axes, axes)
    elif type(axes) in (list, tuple) and len(axes) == 2:
        pair = (axes[0], axes[1])
    else:
        raise Refused(
            f"Invalid format for argument `axes`: it should contain two elements. Received: axes={axes}", "axes"
        )
    first, second = axis_of(pair[0], len(left)), axis_of(pair[1], len(right))
    if not all(map(known, pair)):
        raise NotKnown
    if first is None or second is None:
        raise Refused(f"There is no such axis. Received: axes={axes}. Full input shapes: {left}, {right}", "axes")
    if first == 0 or second == 0:
        raise NotKnown
    return first, second


RULES = {
    **dict.fromkeys(("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"), elementwise),
    "Concatenate": concatenate,
    "Dot": dot,
}
