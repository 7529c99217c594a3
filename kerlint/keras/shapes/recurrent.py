"""Recurrent layers, their cells, and ``Bidirectional`` around them."""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.convolution import Grid, Options, positive, window
from kerlint.keras.shapes.sizes import (
    Built,
    LayerCall,
    LayerRecord,
    NotKnown,
    Refused,
    Shape,
    Size,
    known,
    plus,
    times,
    where,
)

GATES = {"SimpleRNN": 1, "GRU": 3, "CuDNNGRU": 3, "LSTM": 4, "CuDNNLSTM": 4}
"""Kernels that a unit has."""


class Cell(NamedTuple):
    """One step of a recurrent layer: the width of its output, of its states, and its weights."""

    output: Size
    states: tuple[Size, ...]
    weights: Size


def cell_of(call: LayerCall, width: Size) -> Cell:
    """The cell of a SimpleRNN, GRU or LSTM layer or cell for inputs of ``width``."""
    name = call.type.removesuffix("Cell")
    units = call.count("units", strict=True)
    gates = GATES[name]
    if width is None:
        raise Refused("The last dimension of the inputs of a recurrent layer should be defined. Found None.")
    kernels = times(gates, units, plus(width, units))
    bias = times(gates, units)
    if name == "GRU":
        after = call["reset_after"]
        bias = times(2, bias) if after is True else bias if after is False else UNKNOWN
    if name.startswith("CuDNN"):
        weights = plus(kernels, times(2, bias))
    else:
        weights = plus(kernels, where(call["use_bias"], bias))
    return Cell(units, (units, units) if "LSTM" in name else (units,), weights)


def recurrent(call: LayerCall) -> Built:
    """SimpleRNN, GRU, LSTM."""
    call.count("units", strict=True)
    shape = call.shape(ndim=3)
    return _unrolled(call, shape, cell_of(call, shape[-1]))


def _unrolled(call: LayerCall, shape: Shape, cell: Cell) -> Built:
    """The outputs of a recurrent layer with this cell."""
    if call["stateful"] is True and shape[0] is None:
        raise Refused(
            "When using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: "
            f"sequence.shape={shape}",
            "stateful",
        )
    if call["unroll"] is True and shape[1] is None and call.keras == 2:
        raise Refused("Cannot unroll a RNN if the time dimension is undefined.", "unroll")
    batch, steps = (shape[1], shape[0]) if call["time_major"] is True else (shape[0], shape[1])
    long: Shape = (steps, batch, cell.output) if call["time_major"] is True else (batch, steps, cell.output)
    sequences, states = call["return_sequences"], call["return_state"]
    first: Shape | Unknown = UNKNOWN
    if known(sequences):
        first = long if sequences else (batch, cell.output)
    if not known(states):
        return Built((UNKNOWN,), cell.weights)
    outputs: tuple[Shape | Unknown, ...] = (first,)
    if states:
        outputs += tuple((batch, size) for size in cell.states)
    return Built(outputs, cell.weights)


def rnn(call: LayerCall) -> Built:
    """RNN: the cell, or a list of cells, is an argument."""
    shape = call.shape(at_least=2)
    flat = len(shape) == 2 and call.keras == 3 and shape[0] is not None
    if not flat:
        call.shape(at_least=3, ndim=3 if call.keras == 2 else None)
    inner = call["cell"]
    cells = [*inner] if type(inner) in (list, tuple) else [inner]
    width = shape[0] if flat else shape[-1]  # Keras 3 takes the batch size for the width where there is no third axis
    return _unrolled(call, shape, _stack(cells, width, call.keras))


def _stack(cells: list[Any], width: Size, keras: int) -> Cell:
    weights: Size = 0
    states: tuple[Size, ...] = ()
    for record in cells:
        if not isinstance(record, LayerRecord):
            raise NotKnown
        cell = _cell_from(record, width, keras)
        width, weights, states = cell.output, plus(weights, cell.weights), states + cell.states
    return Cell(width, states, weights)


def _cell_from(record: LayerRecord, width: Size, keras: int) -> Cell:
    from kerlint.keras.shapes.wrapping import inner_call

    if record.type == "StackedRNNCells":
        cells = record.arguments.get("cells")
        if not isinstance(cells, (list, tuple)):
            raise NotKnown
        return _stack(list(cells), width, keras)
    if record.type.removesuffix("Cell") not in GATES or not record.type.endswith("Cell"):
        raise NotKnown
    return cell_of(inner_call(record, (), keras), width)


def single_cell(call: LayerCall) -> Built:
    """A cell called on its own: output and states."""
    shape = call.shape(at_least=2)
    cell = cell_of(call, shape[-1])
    return Built(((shape[0], cell.output), *((shape[0], size) for size in cell.states)), cell.weights)


def stacked_cells(call: LayerCall) -> Built:
    """StackedRNNCells called on its own."""
    shape = call.shape(at_least=2)
    cells = call["cells"]
    if type(cells) not in (list, tuple):
        raise NotKnown
    cell = _stack([*cells], shape[-1], call.keras)
    return Built(((shape[0], cell.output), *((shape[0], size) for size in cell.states)), cell.weights)


def convolutional(call: LayerCall) -> Built:
    """ConvLSTM1D, ConvLSTM2D, ConvLSTM3D: an LSTM whose kernels are convolutions."""
    rank = int(call.type[-2])
    filters = call.count("filters")
    options = Options(call, rank)
    shape = call.shape(ndim=rank + 3)
    found = Grid(call, (shape[0], *shape[2:]), rank)
    if None in found.spatial and call.keras == 3:
        raise Refused(
            "ConvLSTM layers only support static input shapes for the spatial dimension. "
            f"Received invalid input shape: input_shape={shape}"
        )
    if found.channels is None:
        raise Refused("The channel dimension of the inputs (last axis) should be defined. Found None.")
    spatial = tuple(
        window(n, k, s, d, options.padding)
        for n, k, s, d in zip(found.spatial, options.kernel, options.strides, options.dilation, strict=True)
    )
    positive(spatial, shape, "kernel_size", call["kernel_size"])
    kernels = times(4, filters, *options.kernel, plus(found.channels, filters))
    weights = plus(kernels, where(options.bias, times(4, filters)))
    state: Shape = found.joined(spatial, filters)
    sequences, states = call["return_sequences"], call["return_state"]
    first: Shape | Unknown = UNKNOWN
    if known(sequences):
        first = (shape[0], shape[1], *state[1:]) if sequences else state
    if not known(states):
        return Built((UNKNOWN,), weights)
    return Built((first, state, state) if states else (first,), weights)


def bidirectional(call: LayerCall) -> Built:
    """Bidirectional: one layer forwards, one backwards."""
    from kerlint.keras.shapes.wrapping import inner_built

    mode = call["merge_mode"]
    if known(mode) and mode not in ("sum", "mul", "ave", "concat", None):
        raise Refused(
            f"Invalid merge mode. Received: {mode}. Merge mode should be one of "
            '{"sum", "mul", "ave", "concat", None}',
            "merge_mode",
        )
    forward = call["layer"]
    backward = call["backward_layer"] if call["backward_layer"] is not None else forward
    if not isinstance(forward, LayerRecord) or not isinstance(backward, LayerRecord):
        raise NotKnown
    one, other = inner_built(forward, call.inputs[:1], call.keras), inner_built(backward, call.inputs[:1], call.keras)
    weights = plus(one.trainable, other.trainable)
    frozen = plus(one.frozen, other.frozen)
    if not known(mode):
        return Built((UNKNOWN,), weights, frozen)
    first, second = one.outputs[0], other.outputs[0]
    if mode is None:
        outputs: tuple[Shape | Unknown, ...] = (first, second)
    elif mode != "concat" or isinstance(first, Unknown) or isinstance(second, Unknown):
        outputs = (first,)
    else:
        outputs = ((*first[:-1], plus(first[-1], second[-1])),)
    return Built((*outputs, *one.outputs[1:], *other.outputs[1:]), weights, frozen)


RULES = {
    "RNN": rnn,
    "StackedRNNCells": stacked_cells,
    "Bidirectional": bidirectional,
    **dict.fromkeys(("SimpleRNN", "GRU", "LSTM", "CuDNNGRU", "CuDNNLSTM"), recurrent),
    **dict.fromkeys(("SimpleRNNCell", "GRUCell", "LSTMCell"), single_cell),
    **dict.fromkeys(("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"), convolutional),
}
