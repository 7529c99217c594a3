"""Dense layers, embeddings, and the layers that leave a shape as it is."""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.sizes import (
    Built,
    LayerCall,
    NotKnown,
    Refused,
    Shape,
    Size,
    known,
    low_rank,
    plus,
    times,
    where,
)


def dense(call: LayerCall) -> Built:
    """Dense: works on the last axis."""
    units = call.count("units")
    shape = call.shape(at_least=2)
    width = shape[-1]
    if width is None:
        raise Refused(
            f"The last dimension of the inputs to a Dense layer should be defined. Found None. "
            f"Full input shape received: {shape}"
        )
    bias = where(call["use_bias"], units)
    kernel = times(width, units)
    adapters = low_rank(call, width, units)
    if adapters is not None:
        return Built(((*shape[:-1], units),), plus(adapters, bias), kernel)
    return Built(((*shape[:-1], units),), plus(kernel, bias))


def einsum_dense(call: LayerCall) -> Built:
    """EinsumDense: ``equation`` names the axes of input, kernel and output."""
    shape = call.shape()
    equation, wanted, biased = call["equation"], call["output_shape"], call["bias_axes"]
    if not isinstance(equation, str) or not known(wanted) or not known(biased):
        raise NotKnown
    form = re.fullmatch(r"(0?)([a-zA-Z]+)(0?),([a-zA-Z]+)->(0?)([a-zA-Z]+)(0?)", equation.replace("...", "0"))
    if form is None or form[1] != form[5] or form[3] != form[7] or form[1] and form[3]:
        raise Refused(
            f"Invalid einsum equation '{equation}'. Equations must be in the form [X],[Y]->[Z], ...[X],[Y]->...[Z], "
            "or [X]...,[Y]->[Z]....",
            "equation",
        )
    source, kernel, result = form[2], form[4], form[6]
    hidden = len(shape) - len(source)
    if hidden < 0 or hidden and not (form[1] or form[3]):
        raise NotKnown
    output = [shape[0], *(wanted if type(wanted) in (list, tuple) else [wanted])]
    if form[1]:  # Keras 3 puts these axes in the wrong order
        output[1:1] = shape[1:hidden] if call.keras == 2 else shape[1:hidden][::-1]
    elif hidden:
        output += shape[len(shape) - hidden :]
    skipped = hidden if form[1] else 0
    of_input = {letter: shape[position + skipped] for position, letter in enumerate(source)}
    if len(output) < len(result) + skipped:
        raise Refused(f"`output_shape` has too few axes for '{equation}'. Received: {wanted}", "output_shape")
    of_output = {letter: output[position + skipped] for position, letter in enumerate(result)}
    _compare(of_input, of_output)
    letters = {**of_input, **of_output}
    stray = [letter for letter in kernel if letter not in letters]
    stray += [letter for letter in result if letter not in source and letter not in kernel]
    stray += [letter for letter in biased or "" if letter not in result]
    if stray:
        raise Refused(f"Dimension '{stray[0]}' did not have a match in '{equation}'.", "equation")
    if any(letters[letter] is None for letter in kernel + (biased or "")):
        raise Refused(f"A weight would have a free axis. Full input shape received: {shape}", "equation")
    weights = times(*(letters[letter] for letter in kernel))
    if biased:
        weights = plus(weights, times(*(of_output[letter] for letter in biased)))
    if call.keras == 2:  # there the axes come from the computation itself
        for position, letter in enumerate(result):
            if output[position + skipped] is None and letter in of_input:
                output[position + skipped] = of_input[letter]
    return Built((tuple(output),), weights)


def _compare(of_input: dict[str, Size], of_output: dict[str, Size]) -> None:
    """An axis that input and output share must have one size."""
    for letter, size in of_output.items():
        other = of_input.get(letter, UNKNOWN)
        if size is not None and known(size) and known(other) and size != other:
            raise Refused(
                f"Input shape and output shape do not match at shared dimension '{letter}'. Input shape is {other}, "
                f"and output shape is {size}.",
                "output_shape",
            )


def embedding(call: LayerCall) -> Built:
    """Embedding: one vector for every integer. ``input_length`` only says the shape of a first layer's input."""
    rows, width = call.count("input_dim", strict=True), call.count("output_dim", strict=True)
    weights = times(rows, width)
    trainable: Size = weights
    frozen: Size = 0
    adapters = low_rank(call, rows, width)
    if adapters is not None:
        trainable, frozen = adapters, weights
    if not call.inputs or isinstance(call.inputs[0], Unknown):
        return Built((UNKNOWN,), trainable, frozen)
    shape = call.shape()
    return Built(((*shape, width),), trainable, frozen)


def reversible_embedding(call: LayerCall) -> Built:
    """ReversibleEmbedding: an embedding that can also map back, with the same or other weights."""
    built = embedding(call)
    tied = call["tie_weights"]
    if tied is False and known(call["lora_rank"]) and call["lora_rank"]:
        raise Refused("You cannot add new elements of state to a layer that is already built.", "lora_rank")
    back = where(not tied if known(tied) else UNKNOWN, times(call.count("input_dim"), call.count("output_dim")))
    return Built(built.outputs, plus(built.trainable, back), built.frozen)


def same(call: LayerCall) -> Built:
    """The output has the shape of the input."""
    return Built((call.inputs[0] if call.inputs else UNKNOWN,))


def dropout(call: LayerCall) -> Built:
    """Dropout and its like: the rate must be a share."""
    rate = call["rate"]
    unchecked = call.keras == 2 and call.type in ("AlphaDropout", "GaussianDropout")
    if known(rate) and not unchecked and (type(rate) not in (int, float) or not 0 <= rate <= 1):
        raise Refused(
            "Invalid value received for argument `rate`. Expected a float value between 0 and 1. "
            f"Received: rate={rate}",
            "rate",
        )
    if call.type.startswith("Spatial"):
        call.shape(ndim=int(call.type[-2]) + 2)
    return same(call)


def noise(call: LayerCall) -> Built:
    """GaussianNoise."""
    deviation = call["stddev"]
    if call.keras == 3 and type(deviation) in (int, float) and not 0 <= deviation <= 1:
        raise Refused(
            f"Invalid value received for argument `stddev`. Expected a float value between 0 and 1. "
            f"Received: stddev={deviation}",
            "stddev",
        )
    return same(call)


def relu(call: LayerCall) -> Built:
    """ReLU: no argument may be negative."""
    for name in ("max_value", "negative_slope", "threshold"):
        value = call[name]
        if type(value) in (int, float) and value < 0 or value is None and name != "max_value":
            raise Refused(f"{name} of a ReLU layer cannot be a negative value. Received: {name}={value}", name)
    return same(call)


def prelu(call: LayerCall) -> Built:
    """PReLU: a slope for every feature, or shared along some axes."""
    shape = call.shape()
    sizes: list[Any] = [*shape[1:]]
    shared = call["shared_axes"]
    if not known(shared):
        return Built((shape,), UNKNOWN)
    if shared is not None:
        for axis in shared if isinstance(shared, (list, tuple)) else [shared]:
            if known(axis) and 1 <= axis <= len(sizes):
                sizes[axis - 1] = 1
            elif not known(axis):
                return Built((shape,), UNKNOWN)
    if None in sizes:
        raise Refused(f"A slope is needed for every feature, but the input has a free axis: {shape}", "shared_axes")
    return Built((shape,), times(*sizes))


def function(call: LayerCall) -> Built:
    """Lambda: known only if the program says its output shape. Keras 2 takes the shape of what the function gives."""
    wanted = call["output_shape"]
    if call.keras == 2 or type(wanted) not in (list, tuple) or not call.inputs:
        raise NotKnown
    batch = UNKNOWN if isinstance(call.inputs[0], Unknown) else call.inputs[0][0]
    return Built(((batch, *(size if known(size) else UNKNOWN for size in wanted)),))


def input_layer(call: LayerCall) -> Built:
    """InputLayer and Input: the shape is an argument."""
    whole = call["batch_shape"] if call["batch_shape"] is not None else call["batch_input_shape"]
    if whole is not None:
        return Built((_as_shape(whole, "batch_shape"),))
    name = "input_shape" if call.keras == 2 and call["input_shape"] is not None else "shape"
    shape = call[name]
    if shape is None:
        raise (
            NotKnown
            if call["tensor"] is not None or call["input_tensor"] is not None
            else Refused("You must pass a `shape` argument.", "shape")
        )
    if type(shape) is int:
        if call.keras == 3:
            raise Refused(f"Cannot convert '{shape}' to a shape.", name)
        shape = (shape,)
    batch = call["batch_size"]
    return Built(((batch if known(batch) else UNKNOWN, *_as_shape(shape, name)),))


def _as_shape(value: Any, name: str) -> Shape:
    if not known(value):
        raise NotKnown
    if type(value) not in (list, tuple):
        raise Refused(f"Cannot convert '{value}' to a shape.", name)
    for size in value:
        if type(size) in (str, float) or type(size) is int and size < 0:
            raise Refused(f"Cannot convert '{value}' to a shape. Found invalid dimension '{size}'.", name)
    return tuple(size if known(size) else UNKNOWN for size in value)


RULES = {
    "Dense": dense,
    "EinsumDense": einsum_dense,
    "Embedding": embedding,
    "ReversibleEmbedding": reversible_embedding,
    "PReLU": prelu,
    "Lambda": function,
    "Input": input_layer,
    "InputLayer": input_layer,
    "GaussianNoise": noise,
    **dict.fromkeys(
        ("Dropout", "AlphaDropout", "GaussianDropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"),
        dropout,
    ),
    "ReLU": relu,
    **dict.fromkeys(("Activation", "LeakyReLU", "ELU", "ThresholdedReLU", "Softmax"), same),
}  # fmt: skip
