"""Layers that give the same values another shape, cut some off or put some around."""

from __future__ import annotations

import sys
from typing import Any

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.convolution import Grid
from kerlint.keras.shapes.core import same
from kerlint.keras.shapes.sizes import Built, LayerCall, NotKnown, Refused, Shape, Size, apply, known, plus, times


def flatten(call: LayerCall) -> Built:
    """Flatten: all axes but the first become one."""
    if call.inputs and isinstance(call.inputs[0], Unknown):
        return Built(((UNKNOWN, UNKNOWN),))
    shape = call.shape(at_least=1)
    return Built(((shape[0], times(*shape[1:])),))


def reshape(call: LayerCall) -> Built:
    """Reshape: one size may be -1."""
    wanted = call["target_shape"]
    if not known(wanted):
        return Built((UNKNOWN,))
    if type(wanted) is int:
        raise Refused(f"'int' object is not iterable. Received: target_shape={wanted}", "target_shape")
    target = [size if known(size) else UNKNOWN for size in wanted]
    if target.count(-1) > 1:
        raise Refused(
            "There must be at most one unknown dimension (-1) in target_shape. Received: "
            f"target_shape={tuple(wanted)}.",
            "target_shape",
        )
    if any(type(size) is int and size < -1 for size in target):
        raise Refused(
            f"target_shape can't hold negative sizes other than -1. Received: {tuple(wanted)}", "target_shape"
        )
    if call.inputs and isinstance(call.inputs[0], Unknown):
        return Built(((UNKNOWN, *(UNKNOWN if size == -1 else size for size in target)),))
    shape = call.shape(at_least=1)
    return Built(((shape[0], *_filled(shape, target, wanted)),))


def _filled(shape: Shape, target: list[Any], wanted: Any) -> list[Size]:
    size = times(*shape[1:])
    if -1 not in [each for each in target if known(each)]:
        given = times(*target)
        if type(size) is int and type(given) is int and size != given:
            raise Refused(
                "The total size of the tensor must be unchanged. Received: "
                f"input_shape={shape[1:]}, target_shape={tuple(wanted)}",
                "target_shape",
            )
        return target
    others = times(*(each for each in target if each != -1))
    if type(size) is int and type(others) is int and (others == 0 or size % others):
        raise Refused(
            "The total size of the tensor must be unchanged, however, the input size cannot by divided by the "
            f"specified dimensions in target_shape. Received: input_shape={shape[1:]}, target_shape={tuple(wanted)}",
            "target_shape",
        )
    rest = apply(lambda whole, part: whole // part, size, others)
    return [rest if known(each) and each == -1 else each for each in target]


def permute(call: LayerCall) -> Built:
    """Permute: axes are counted from 1."""
    dims = call["dims"]
    if not known(dims) or not all(map(known, dims)):
        shape = call.shape()
        return Built(((shape[0], *(UNKNOWN,) * (len(shape) - 1)),))
    if sorted(dims) != list(range(1, len(dims) + 1)):
        raise Refused(
            "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive "
            f"and start from 1. Received dims={dims}",
            "dims",
        )
    shape = call.shape(ndim=len(dims) + 1)
    return Built(((shape[0], *(shape[axis] for axis in dims)),))


def repeat_vector(call: LayerCall) -> Built:
    """RepeatVector: a new axis of ``n`` copies."""
    repeats = call["n"]
    unchecked = call.keras == 2 and type(repeats) is int and repeats < 1
    count = UNKNOWN if unchecked else call.count("n")
    shape = call.shape(ndim=2)
    return Built(((shape[0], count, shape[1]),))


def cropping(call: LayerCall) -> Built:
    """Cropping in one to three dimensions."""
    rank = int(call.type[-2])
    if call.keras == 2 and rank == 3 and type(call["cropping"]) is int and call["cropping"] < 0:
        raise NotKnown  # not checked there
    cuts = edges(call["cropping"], "cropping", rank)
    shape = call.shape(ndim=rank + 2)
    found = Grid(call, shape, rank)
    spatial = tuple(apply(lambda n, a, b: n - a - b, n, *pair) for n, pair in zip(found.spatial, cuts, strict=True))
    if rank == 3 and call.keras == 2:  # not checked there
        spatial = tuple(apply(lambda n: max(n, 0), size) for size in spatial)
    elif any(type(size) is int and size <= 0 for size in spatial):
        raise Refused(
            "Values in `cropping` argument should be smaller than the corresponding spatial dimension of the input. "
            f"Received: input_shape={shape}, cropping={call['cropping']}",
            "cropping",
        )
    return Built((found.joined(spatial, found.channels),))


def zero_padding(call: LayerCall) -> Built:
    """ZeroPadding in one to three dimensions."""
    rank = int(call.type[-2])
    least = -sys.maxsize if rank > 1 and type(call["padding"]) is int and call.keras == 3 else 0  # not checked there
    rims = edges(call["padding"], "padding", rank, least=least)
    found = Grid(call, call.shape(ndim=rank + 2), rank)
    spatial = tuple(plus(n, *pair) for n, pair in zip(found.spatial, rims, strict=True))
    return Built((found.joined(spatial, found.channels),))


def up_sampling(call: LayerCall) -> Built:
    """UpSampling: every row and column so many times."""
    rank = int(call.type[-2])
    factors = call.sizes("size", rank)
    if rank == 2 and call.keras == 2:
        call.word("interpolation", ("nearest", "bilinear", "bicubic", "area", "lanczos3", "lanczos5", "gaussian",
                                    "mitchellcubic"))  # fmt: skip
    shape = call.shape() if call.inputs and not isinstance(call.inputs[0], Unknown) else call.shape(ndim=rank + 2)
    if call.keras == 2 and rank == 3 and len(shape) != 5:
        raise NotKnown  # not checked there
    found = Grid(call, call.checked(shape, ndim=rank + 2), rank)
    spatial = tuple(times(n, factor) for n, factor in zip(found.spatial, factors, strict=True))
    if rank == 2 and call.keras == 2:  # one free axis frees the other there
        if None in spatial:
            spatial = (None, None)
        elif any(isinstance(size, Unknown) for size in spatial):
            spatial = (UNKNOWN, UNKNOWN)
    return Built((found.joined(spatial, found.channels),))


def edges(value: Any, name: str, rank: int, *, least: int = 0) -> list[tuple[Size, Size]]:
    """How much at both ends of each spatial axis: an int, one for each axis, or a pair for each axis."""
    unknown: tuple[Size, Size] = (UNKNOWN, UNKNOWN)
    if not known(value):
        return [unknown] * rank
    if type(value) is int:
        return [(_edge(value, name, least), _edge(value, name, least))] * rank
    if type(value) not in (list, tuple):
        raise Refused(f"`{name}` should be an int or a tuple. Received: {name}={value!r}.", name)
    if rank == 1:
        if len(value) != 2:
            raise Refused(f"The `{name}` argument must be a tuple of 2 integers. Received {name}={value}", name)
        return [(_edge(value[0], name), _edge(value[1], name))]
    if len(value) != rank:
        raise Refused(f"`{name}` should have {rank} elements. Received: {name}={value}.", name)
    return [_pair(member, name) for member in value]


def _pair(member: Any, name: str) -> tuple[Size, Size]:
    if type(member) in (list, tuple):
        if len(member) != 2:
            raise Refused(f"An entry of `{name}` must be a tuple of 2 integers. Received {member}", name)
        return _edge(member[0], name), _edge(member[1], name)
    edge = _edge(member, name)
    return edge, edge


def _edge(value: Any, name: str, least: int = 0) -> Size:
    if not known(value):
        return UNKNOWN
    if type(value) is not int or value < least:
        raise Refused(f"`{name}` must hold integers that are not negative. Received: {value!r}", name)
    return value


RULES = {
    **dict.fromkeys(("Identity", "Masking", "ActivityRegularization"), same),
    "Flatten": flatten,
    "Reshape": reshape,
    "Permute": permute,
    "RepeatVector": repeat_vector,
    **{f"Cropping{rank}D": cropping for rank in (1, 2, 3)},
    **{f"ZeroPadding{rank}D": zero_padding for rank in (1, 2, 3)},
    **{f"UpSampling{rank}D": up_sampling for rank in (1, 2, 3)},
}
