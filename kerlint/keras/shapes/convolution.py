"""Convolutions: plain, transposed, depthwise, separable, locally connected."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.sizes import (
    Built,
    LayerCall,
    Refused,
    Shape,
    Size,
    apply,
    differ,
    known,
    low_rank,
    plus,
    spread,
    times,
    where,
)


class Grid:
    """An input of a spatial layer taken apart: leading axes, spatial axes, channels."""

    __slots__ = ("lead", "spatial", "channels", "first")

    def __init__(self, call: LayerCall, shape: Shape, rank: int) -> None:
        self.first = call.channels_first()
        extra = len(shape) - rank - 1  # Keras 2 takes several batch axes
        self.lead, inner = shape[:extra], shape[extra:]
        if isinstance(self.first, Unknown):
            self.spatial: tuple[Size, ...] = (UNKNOWN,) * rank
            self.channels: Size = UNKNOWN
        elif self.first:
            self.channels, self.spatial = inner[0], inner[1:]
        else:
            self.spatial, self.channels = inner[:-1], inner[-1]

    def joined(self, spatial: tuple[Size, ...], channels: Size) -> Shape:
        """A shape of this layout."""
        if isinstance(self.first, Unknown):
            return (*self.lead, *(UNKNOWN,) * (len(spatial) + 1))
        return (*self.lead, channels, *spatial) if self.first else (*self.lead, *spatial, channels)


def window(size: Size, width: Size, stride: Size, dilation: Size, padding: str | Unknown) -> Size:
    """How many places a window of ``width`` takes along an axis."""
    if isinstance(padding, Unknown):
        return None if size is None else UNKNOWN
    if padding in ("same", "causal"):
        return apply(lambda n, s: (n - 1) // s + 1, size, stride)
    return apply(lambda n, k, s, d: (n - d * (k - 1) - 1) // s + 1, size, width, stride, dilation)


def positive(sizes: tuple[Size, ...], shape: Shape, name: str, width: Any) -> None:
    """Refuses an output without extent, if it is not the input that has none."""
    if 0 in shape[1:] and not any(type(size) is int and size < 0 for size in sizes):
        return
    if any(type(size) is int and size <= 0 for size in sizes):
        raise Refused(
            f"Computed output size would be zero or negative. Received: `inputs.shape={shape}`, `{name}={width}`", name
        )


def grid(call: LayerCall, rank: int) -> tuple[Shape, Grid]:
    """The input of a layer with ``rank`` spatial axes."""
    shape = call.shape(at_least=rank + 2) if call.inputs and not isinstance(call.inputs[0], Unknown) else None
    if shape is None:
        shape = call.shape(ndim=rank + 2)
    if (call.keras == 3 or call.type[:4] != "Conv" or call.type.endswith("Transpose")) and len(shape) != rank + 2:
        raise Refused(
            "Kernel shape must have the same length as input, but received a kernel with "
            f"{rank + 2} axes and input of shape {shape}."
        )
    return shape, Grid(call, shape, rank)


class Options:
    """The arguments that all convolutions share."""

    __slots__ = ("kernel", "strides", "dilation", "padding", "bias")

    def __init__(self, call: LayerCall, rank: int, *, causal: bool = False) -> None:
        self.kernel = call.sizes("kernel_size", rank)
        self.strides = call.sizes("strides", rank)
        self.dilation = call.sizes("dilation_rate", rank) if "dilation_rate" in call.arguments else (1,) * rank
        self.padding = call.word("padding", ("valid", "same", "causal") if causal else ("valid", "same"))
        self.bias = call["use_bias"]
        if _above_one(self.strides) and _above_one(self.dilation):
            raise Refused(
                "`strides > 1` not supported in conjunction with `dilation_rate > 1`. "
                f"Received: strides={call['strides']} and dilation_rate={call['dilation_rate']}",
                "strides",
                "dilation_rate",
            )


def _above_one(sizes: tuple[Size, ...]) -> bool:
    return any(type(size) is int and size > 1 for size in sizes)


def _channels(call: LayerCall, found: Grid, shape: Shape) -> Size:
    if found.channels is None:
        raise Refused(
            f"The channel dimension of the inputs should be defined. The input_shape received is {shape}", "input_shape"
        )
    return found.channels


def convolution(call: LayerCall) -> Built:
    """Conv1D, Conv2D, Conv3D."""
    rank = int(call.type[4])
    options = Options(call, rank, causal=rank == 1)
    filters, groups = call.count("filters"), call.count("groups")
    if type(filters) is int and type(groups) is int and filters % groups:
        raise Refused(
            "The number of filters must be evenly divisible by the number of groups. "
            f"Received: groups={groups}, filters={filters}.",
            "filters",
            "groups",
        )
    shape, found = grid(call, rank)
    channels = _channels(call, found, shape)
    if type(channels) is int and type(groups) is int and channels % groups:
        raise Refused(
            "The number of input channels must be evenly divisible by the number of groups. Received "
            f"groups={groups}, but the input has {channels} channels (full input shape is {shape}).",
            "groups",
        )
    spatial = tuple(
        window(n, k, s, d, options.padding)
        for n, k, s, d in zip(found.spatial, options.kernel, options.strides, options.dilation, strict=True)
    )
    positive(spatial, shape, "kernel_size", call["kernel_size"])
    inner = apply(lambda c, g: c // g, channels, groups)
    kernel = times(*options.kernel, inner, filters)
    bias = where(options.bias, filters)
    adapters = low_rank(call, times(*options.kernel, inner), filters)
    if adapters is not None:
        return Built((found.joined(spatial, filters),), plus(adapters, bias), kernel)
    return Built((found.joined(spatial, filters),), plus(kernel, bias))


def transposed(call: LayerCall) -> Built:
    """Conv1DTranspose, Conv2DTranspose, Conv3DTranspose."""
    rank = int(call.type[4])
    options = Options(call, rank)
    filters = call.count("filters")
    extra: tuple[Any, ...] = (None,) * rank
    if call["output_padding"] is not None:
        extra = spread(call["output_padding"], "output_padding", rank, least=0)
    for padding, stride in zip(extra, options.strides, strict=True):
        if type(padding) is int and type(stride) is int and padding >= stride:
            raise Refused(
                "The output padding must be strictly less than the stride. "
                f"Received: strides={call['strides']}, output_padding={call['output_padding']}.",
                "output_padding",
            )
    shape, found = grid(call, rank)
    channels = _channels(call, found, shape)
    dilation = options.dilation
    if call.keras == 2 and rank == 3:
        dilation = (1, 1, 1)  # left out of the output shape there
    if call.keras == 2 and rank == 2 and differ(*dilation):
        raise Refused(
            "Expected the 2 dimensions of the `dilation_rate` argument to be equal to each other. "
            f"Received: dilation_rate={call['dilation_rate']}",
            "dilation_rate",
        )
    spatial = tuple(
        _widened(*sizes, options.padding)
        for sizes in zip(found.spatial, options.kernel, options.strides, dilation, extra, strict=True)
    )
    weights = plus(times(*options.kernel, channels, filters), where(options.bias, filters))
    return Built((found.joined(spatial, filters),), weights)


def _widened(size: Size, kernel: Size, stride: Size, dilation: Size, extra: Any, padding: str | Unknown) -> Size:
    if size is None:
        return None
    if isinstance(padding, Unknown):
        return UNKNOWN
    width = apply(lambda k, d: (k - 1) * d + 1, kernel, dilation)
    if extra is None:
        if padding == "same":
            return times(size, stride)
        return apply(lambda n, k, s: (n - 1) * s + max(k, s), size, width, stride)
    if padding == "same":
        return apply(lambda n, k, s, p: (n - 1) * s + k % 2 + p, size, width, stride, extra)
    return apply(lambda n, k, s, p: (n - 1) * s + k + p, size, width, stride, extra)


def depthwise(call: LayerCall) -> Built:
    """DepthwiseConv1D, DepthwiseConv2D."""
    rank = int(call.type[len("DepthwiseConv")])
    options = Options(call, rank)
    multiplier = call.count("depth_multiplier")
    shape, found = grid(call, rank)
    channels = _channels(call, found, shape)
    spatial = tuple(
        window(n, k, s, d, options.padding)
        for n, k, s, d in zip(found.spatial, options.kernel, options.strides, options.dilation, strict=True)
    )
    positive(spatial, shape, "kernel_size", call["kernel_size"])
    filters = times(channels, multiplier)
    weights = plus(times(*options.kernel, filters), where(options.bias, filters))
    return Built((found.joined(spatial, filters),), weights)


def separable(call: LayerCall) -> Built:
    """SeparableConv1D, SeparableConv2D."""
    rank = int(call.type[len("SeparableConv")])
    options = Options(call, rank, causal=rank == 1 and call.keras == 2)
    filters, multiplier = call.count("filters"), call.count("depth_multiplier", strict=True)
    shape, found = grid(call, rank)
    channels = _channels(call, found, shape)
    spatial = tuple(
        window(n, k, s, d, options.padding)
        for n, k, s, d in zip(found.spatial, options.kernel, options.strides, options.dilation, strict=True)
    )
    if call.keras == 2 and rank == 2 and None in found.spatial and options.dilation != (1, 1):
        spatial = (None, None) if all(map(known, options.dilation)) else (UNKNOWN, UNKNOWN)
    positive(spatial, shape, "kernel_size", call["kernel_size"])
    middle = times(channels, multiplier)
    weights = plus(times(*options.kernel, middle), times(middle, filters), where(options.bias, filters))
    return Built((found.joined(spatial, filters),), weights)


def locally_connected(call: LayerCall) -> Built:
    """LocallyConnected1D, LocallyConnected2D (Keras 2): a kernel of its own for every place."""
    rank = int(call.type[len("LocallyConnected")])
    options = Options(call, rank)
    filters = call.count("filters")
    shape = call.shape(ndim=rank + 2)
    found = Grid(call, shape, rank)
    spatial = tuple(
        window(n, k, s, 1, options.padding)
        for n, k, s in zip(found.spatial, options.kernel, options.strides, strict=True)
    )
    positive(spatial, shape, "kernel_size", call["kernel_size"])
    if None in spatial or found.channels is None:
        raise Refused(f"The spatial dimensions of the inputs should be fully defined. Received {shape}")
    way = call["implementation"]
    if way == 1 and options.padding != "valid" and isinstance(options.padding, str):
        raise Refused(
            f'Invalid border mode for {call.type} (only "valid" is supported if implementation is 1): '
            f"{options.padding}",
            "padding",
        )
    kernel: Size = UNKNOWN
    if way == 1:
        kernel = times(*spatial, *options.kernel, found.channels, filters)
    elif way == 2:
        kernel = times(*found.spatial, *spatial, found.channels, filters)
    elif way == 3:
        links = [
            _links(*sizes, options.padding)
            for sizes in zip(found.spatial, spatial, options.kernel, options.strides, strict=True)
        ]
        kernel = times(*links, found.channels, filters)
    weights = plus(kernel, where(options.bias, times(*spatial, filters)))
    return Built((found.joined(spatial, filters),), weights)


def _links(size: Size, places: Size, width: Size, stride: Size, padding: str | Unknown) -> Size:
    """How many pairs of a place of the output and an input under its window there are along an axis."""
    if isinstance(padding, Unknown):
        return UNKNOWN

    def count(inputs: int, outputs: int, kernel: int, step: int) -> int:
        left = kernel // 2
        total = 0
        for place in range(outputs):
            centre = place * step + (left if padding == "valid" else 0)
            total += min(inputs, centre + kernel - left) - max(0, centre - left)
        return total

    return apply(count, size, places, width, stride)


RULES = {
    "Conv1D": convolution,
    "Conv2D": convolution,
    "Conv3D": convolution,
    "Conv1DTranspose": transposed,
    "Conv2DTranspose": transposed,
    "Conv3DTranspose": transposed,
    "DepthwiseConv1D": depthwise,
    "DepthwiseConv2D": depthwise,
    "SeparableConv1D": separable,
    "SeparableConv2D": separable,
    "LocallyConnected1D": locally_connected,
    "LocallyConnected2D": locally_connected,
}
