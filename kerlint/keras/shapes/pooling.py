"""Pooling: windows, global, adaptive. No weights."""

from __future__ import annotations

from kerlint.facts.values import Unknown
from kerlint.keras.shapes.convolution import Grid, positive, window
from kerlint.keras.shapes.sizes import Built, LayerCall, NotKnown, known, spread


def pooling(call: LayerCall) -> Built:
    """MaxPooling and AveragePooling in one to three dimensions."""
    rank = int(call.type[-2])
    width = call.sizes("pool_size", rank)
    strides = width if call["strides"] is None else call.sizes("strides", rank)
    padding = call.word("padding", ("valid", "same"))
    shape = call.shape(ndim=rank + 2)
    found = Grid(call, shape, rank)
    spatial = tuple(window(n, k, s, 1, padding) for n, k, s in zip(found.spatial, width, strides, strict=True))
    positive(spatial, shape, "pool_size", call["pool_size"])
    return Built((found.joined(spatial, found.channels),))


def global_pooling(call: LayerCall) -> Built:
    """GlobalMaxPooling and GlobalAveragePooling."""
    rank = int(call.type[-2])
    shape = call.shape(ndim=rank + 2)
    found = Grid(call, shape, rank)
    if not known(call["keepdims"]):
        return Built((_unranked(),))
    if call["keepdims"]:
        return Built((found.joined((1,) * rank, found.channels),))
    return Built(((*found.lead, found.channels),))


def adaptive_pooling(call: LayerCall) -> Built:
    """AdaptiveMaxPooling and AdaptiveAveragePooling: the output has the size that is asked for."""
    rank = int(call.type[-2])
    size = spread(call["output_size"], "output_size", rank, least=0)
    shape = call.shape() if call.inputs and not isinstance(call.inputs[0], Unknown) else call.shape(ndim=rank + 2)
    first = call.channels_first()
    if isinstance(first, Unknown) or len(shape) < 2:
        raise NotKnown
    return Built(((shape[0], shape[1], *size) if first else (shape[0], *size, shape[-1]),))


def _unranked() -> Unknown:
    return Unknown("the number of axes depends on an argument that is not known")


RULES = {
    f"{name}{rank}D": rule
    for rank in (1, 2, 3)
    for name, rule in (
        ("MaxPooling", pooling),
        ("AveragePooling", pooling),
        ("GlobalMaxPooling", global_pooling),
        ("GlobalAveragePooling", global_pooling),
        ("AdaptiveMaxPooling", adaptive_pooling),
        ("AdaptiveAveragePooling", adaptive_pooling),
    )
}
