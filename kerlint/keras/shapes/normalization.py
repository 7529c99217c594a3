"""Layers that centre and scale what they get. Some of their weights are statistics that training never changes."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN
from kerlint.keras.shapes.sizes import Built, LayerCall, Refused, Shape, Size, axis_of, known, plus, times, where


def batch_normalization(call: LayerCall) -> Built:
    """BatchNormalization: scale and centre are trained, mean and variance are counted."""
    if call.inputs and not known(call["axis"]):
        return Built((call.inputs[0],), UNKNOWN, UNKNOWN)
    shape = call.shape()
    width = _features(call, shape)
    trainable = plus(where(call["scale"], width), where(call["center"], width))
    renorm = call["renorm"] or False
    frozen = plus(times(2, width), where(renorm, times(3, width)))
    return Built((shape,), trainable, frozen)


def _features(call: LayerCall, shape: Shape) -> Size:
    """The product of the sizes of the chosen axes."""
    chosen = call["axis"]
    axes: list[Any] = [*chosen] if type(chosen) in (list, tuple) else [chosen]
    sizes: list[Size] = []
    for each in axes:
        if not known(each):
            return UNKNOWN
        axis = axis_of(each, len(shape))
        if axis is None:
            raise Refused(f"There is no axis {each} in an input of shape {shape}.", "axis")
        if shape[axis] is None:
            raise Refused(f"Axis {each} of the input should have a defined dimension. Received input shape {shape}")
        sizes.append(shape[axis])
    return times(*sizes)


def layer_normalization(call: LayerCall) -> Built:
    """LayerNormalization."""
    shape = call.shape()
    if call["scale"] is False and call["center"] is False and not call["rms_scaling"]:
        _features(call, tuple(1 for _ in shape))  # the axes must exist even so
        return Built((shape,))
    width = _features(call, shape)
    scale = where(call["scale"], width)
    if known(call["rms_scaling"]) and call["rms_scaling"]:
        return Built((shape,), width)
    return Built((shape,), plus(scale, where(call["center"], width)))


def group_normalization(call: LayerCall) -> Built:
    """GroupNormalization: ``groups`` of -1 means one for every channel."""
    shape = call.shape()
    width = _features(call, shape)
    groups = call["groups"]
    if type(groups) is int and type(width) is int:
        if groups == -1:
            groups = width
        if width < groups:
            raise Refused(
                f"Number of groups ({groups}) cannot be more than the number of channels ({width}).", "groups"
            )
        if width % groups:
            raise Refused(
                f"Number of groups ({groups}) must be a multiple of the number of channels ({width}).", "groups"
            )
    return Built((shape,), plus(where(call["scale"], width), where(call["center"], width)))


def rms_normalization(call: LayerCall) -> Built:
    """RMSNormalization: only scales."""
    shape = call.shape()
    return Built((shape,), _features(call, shape))


def unit_normalization(call: LayerCall) -> Built:
    """UnitNormalization: no weights."""
    axis = call["axis"]
    if known(axis) and not isinstance(axis, (int, list, tuple)):
        raise Refused(
            f"Invalid value for `axis` argument: expected an int or a list/tuple of ints. Received: {axis}", "axis"
        )
    shape = call.shape()
    for each in axis if isinstance(axis, (list, tuple)) else [axis]:
        if known(each) and axis_of(each, len(shape)) is None:
            raise Refused(f"Axis {axis} is out of bounds for input shape {shape}.", "axis")
    return Built((shape,))


RULES = {
    "BatchNormalization": batch_normalization,
    "SyncBatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "GroupNormalization": group_normalization,
    "RMSNormalization": rms_normalization,
    "UnitNormalization": unit_normalization,
}
