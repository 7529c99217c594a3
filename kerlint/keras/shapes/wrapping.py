"""Layers that hold another layer."""

from __future__ import annotations

from collections.abc import Sequence

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes import Illegal, build, checked
from kerlint.keras.shapes.sizes import Built, LayerCall, LayerRecord, NotKnown, Refused, Shape, Size, plus, times
from kerlint.keras.signatures import signature_at


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
    built = inner_built(record, ((shape[0], *shape[2:]),), call.keras)
    outputs = tuple(
        output if isinstance(output, Unknown) else (output[0], shape[1], *output[1:]) for output in built.outputs
    )
    return _with(built, outputs)


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
    built = inner_built(record, call.inputs, call.keras)
    return Built(built.outputs, built.trainable, plus(built.frozen, _vector(record)))


def _vector(record: LayerRecord) -> Size:
    """The last axis of the kernel."""
    for name in ("units", "filters", "output_dim"):
        if type(record.arguments.get(name)) is int and "Depthwise" not in record.type:
            return times(1, record.arguments[name])
    return UNKNOWN


RULES = {"TimeDistributed": time_distributed, "SpectralNormalization": spectral_normalization}
