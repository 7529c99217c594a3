"""Layers that hold another layer."""

from __future__ import annotations

from collections.abc import Sequence

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.layers import kind
from kerlint.keras.shapes import Illegal, build, checked
from kerlint.keras.shapes.convolution import Grid
from kerlint.keras.shapes.sizes import Built, LayerCall, LayerRecord, NotKnown, Refused, Shape, Size, plus
from kerlint.keras.signatures import signature_at

FLAT = frozenset(("LSTM", "GRU", "SimpleRNN", "Bidirectional"))
"""Layers that Keras 3 builds inside a wrapper even where each step is one vector."""


def inner_call(record: LayerRecord, inputs: Sequence[Shape | Unknown], keras: int) -> LayerCall:
    """The call of a wrapped layer."""
    accepted = signature_at(f"layers.{record.type}", "", "keras2" if keras == 2 else "keras3")
    if accepted is None:
        raise NotKnown
    return LayerCall(record.type, checked(record.type, accepted, record.arguments), inputs, keras)


def inner_built(record: LayerRecord, inputs: Sequence[Shape | Unknown], keras: int) -> Built:
    """What a wrapped layer makes of these inputs."""
    built = build(record.type, record.arguments, inputs, "keras2" if keras == 2 else "keras3")
    if isinstance(built, Illegal):
        raise Refused(built.reason, *built.parameters)
    return built


def time_distributed(call: LayerCall) -> Built:
    """TimeDistributed: the layer at every step of the second axis."""
    record = call["layer"]
    if not isinstance(record, LayerRecord):
        raise NotKnown
    if not call.inputs or isinstance(call.inputs[0], Unknown):
        return _with(inner_built(record, (UNKNOWN,), call.keras), (UNKNOWN,))
    shape = call.inputs[0]
    if len(shape) < 3:
        raise Refused(
            f"`TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: {shape}"
        )
    try:
        built = inner_built(record, ((shape[0], *shape[2:]),), call.keras)
    except Refused as refused:
        flat = record.type in FLAT and len(shape) == 3
        if not _unchecked(refused, record, call) or flat and shape[0] is None:
            raise
        windows, axes = _windows(record), len(shape) - 3
        if windows > 1 and axes != 1:
            raise
        if flat:  # Keras 3 takes the batch size for the width
            built = inner_built(record, ((shape[0], shape[2], shape[0]),), call.keras)
        elif record.type in FLAT and axes > 1:  # Keras 3 does not look at the axes between steps and width
            built = inner_built(record, ((shape[0], shape[2], shape[-1]),), call.keras)
        elif windows < 2:
            built = inner_built(record, (UNKNOWN,), call.keras)  # Keras 3 does not check the number of axes here
            return _with(built, (UNKNOWN,))
        else:
            built = inner_built(record, ((shape[0], *(shape[2],) * windows, shape[3]),), call.keras)
    outputs = tuple(
        output if isinstance(output, Unknown) else (output[0], shape[1], *output[1:]) for output in built.outputs
    )
    return _with(built, outputs)


def _unchecked(refused: Refused, record: LayerRecord, call: LayerCall) -> bool:
    """Keras 3 does not check the number of axes inside a wrapper; only convolutions find it out themselves."""
    finds_out = kind(record.type) == "conv" and not record.type.endswith("Transpose")
    return "ndim=" in refused.reason and call.keras == 3 and not finds_out


def _windows(record: LayerRecord) -> int:
    """Along how many axes a pooling layer has windows. Inside a wrapper one axis is taken for all of them."""
    pools = kind(record.type) == "pool" and not record.type.startswith(("Global", "Adaptive"))
    return int(record.type[-2]) if pools else 0


def _with(built: Built, outputs: tuple[Shape | Unknown, ...]) -> Built:
    return Built(outputs, built.trainable, built.frozen)


def spectral_normalization(call: LayerCall) -> Built:
    """SpectralNormalization: keeps one vector besides the weights of its layer."""
    record = call["layer"]
    if not isinstance(record, LayerRecord):
        raise NotKnown
    power = call["power_iterations"]
    if type(power) is int and power <= 0:
        raise Refused(
            f"`power_iterations` should be greater than zero. Received: `power_iterations={power}`", "power_iterations"
        )
    try:
        built = inner_built(record, call.inputs, call.keras)
    except Refused as refused:
        if not _unchecked(refused, record, call):
            raise
        if not record.type.startswith("Conv"):
            raise NotKnown from refused
        return _on_fewer_axes(record, call)
    return Built(built.outputs, built.trainable, plus(built.frozen, _vector(record, call.inputs, call.keras)))


def _on_fewer_axes(record: LayerRecord, call: LayerCall) -> Built:
    """A transposed convolution on an input with too few axes: inside a wrapper the missing ones are left out."""
    shape, rank = call.shape(at_least=2), int(record.type[4])
    if len(shape) >= rank + 2:
        raise NotKnown
    if inner_call(record, (), call.keras).channels_first() is not False:
        raise NotKnown
    whole = (*shape[:-1], *(1,) * (rank + 2 - len(shape)), shape[-1])
    built = inner_built(record, (whole,), call.keras)
    left = tuple(one if isinstance(one, Unknown) else (*one[: len(shape) - 1], one[-1]) for one in built.outputs)
    return Built(left, built.trainable, plus(built.frozen, _vector(record, (whole,), call.keras)))


def _vector(record: LayerRecord, inputs: Sequence[Shape | Unknown], keras: int) -> Size:
    """The last axis of the kernel, along which the vector lies."""
    inner = inner_call(record, inputs, keras)
    name = record.type
    if name in ("Dense", "Embedding") or name.startswith("Conv") and name.endswith("D") and "LSTM" not in name:
        return inner.count({"Dense": "units", "Embedding": "output_dim"}.get(name, "filters"))
    if name.endswith("Transpose"):
        return Grid(inner, inner.shape(ndim=int(name[4]) + 2), int(name[4])).channels
    if name in ("EinsumDense", "DepthwiseConv1D", "DepthwiseConv2D") or kind(name) == "custom":
        return UNKNOWN
    raise Refused(f"{name} object has no attribute 'kernel' nor 'embeddings'", "layer")


RULES = {"TimeDistributed": time_distributed, "SpectralNormalization": spectral_normalization}
