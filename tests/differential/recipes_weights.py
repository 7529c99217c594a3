"""Random arguments and inputs of layers with weights: dense, convolutional, recurrent, attention; and of pooling."""

from __future__ import annotations

from typing import Any

from kerlint.keras.shapes import LayerRecord
from tests.differential.maker import Maker, Sizes


def dense(m: Maker) -> list[Sizes]:
    m.arguments["units"] = m.pick(1, 3, 8, 8, 16, 0) if m.chance(30) else m.number(1, 20)
    m.give("use_bias", True, False)
    m.give("lora_rank", 2, percent=5)
    return [m.shape(m.number(2, 4), odd=2)]


def einsum_dense(m: Maker) -> list[Sizes]:
    equation, output, bias, ndim = m.pick(
        ("ab,bc->ac", 7, "c", 2),
        ("abc,cd->abd", (None, 6), "d", 3),
        ("abc,cd->abd", (4, 6), "d", 3),
        ("...x,xy->...y", 5, "y", 3),
        ("...x,xy->...y", 5, None, 4),
        ("abc,cde->abde", (None, 2, 3), "de", 3),
        ("ab...,bc->ac...", 6, "c", 4),
        ("abc,bd->adc", (5, None), None, 3),
        ("ab,bc->ad", 7, "c", 2),
        ("ab,bc", 7, "c", 2),
    )
    m.arguments.update(equation=equation, output_shape=output)
    m.give("bias_axes", bias, None, "z", percent=50) if m.chance(10) else m.give("bias_axes", bias, None)
    return [m.shape(ndim, odd=0)]


def embedding(m: Maker) -> list[Sizes]:
    m.arguments.update(input_dim=m.number(0, 30) if m.chance(5) else m.number(1, 30), output_dim=m.number(1, 8))
    m.give("mask_zero", True, False)
    m.give("lora_rank", 2, percent=5)
    m.dtype = "int32"
    if m.target == "keras2" and m.chance(30):
        m.arguments["input_length"] = m.pick(3, 5, None)
    return [m.shape(m.number(1, 3), odd=0)]


def reversible_embedding(m: Maker) -> list[Sizes]:
    m.give("tie_weights", True, False)
    return embedding(m)


def conv(m: Maker) -> list[Sizes]:
    rank = int(m.layer[4])
    m.arguments.update(filters=m.number(1, 8) * m.pick(1, 1, 2), kernel_size=m.window(rank))
    m.give("strides", m.window(rank, 3), percent=40)
    if "strides" not in m.arguments or m.chance(10):
        m.give("dilation_rate", m.window(rank, 3), percent=40)
    m.give("padding", "valid", "same", "SAME", *(("causal",) if rank == 1 or m.chance(5) else ()))
    m.give("data_format", "channels_last", "channels_first", None, percent=30)
    m.give("groups", 1, 2, 3, percent=15)
    m.give("use_bias", True, False)
    m.give("lora_rank", 2, percent=3)
    return [m.shape(rank + 2)]


def conv_transpose(m: Maker) -> list[Sizes]:
    rank = int(m.layer[4])
    m.arguments.update(filters=m.number(1, 8), kernel_size=m.window(rank))
    m.give("strides", m.window(rank, 3), percent=40)
    if "strides" not in m.arguments:
        m.give("dilation_rate", m.window(rank, 3), percent=40)
    m.give("padding", "valid", "same")
    m.give("output_padding", 0, 1, percent=20)
    m.give("data_format", "channels_last", "channels_first", percent=30)
    m.give("use_bias", True, False)
    return [m.shape(rank + 2)]


def depthwise_conv(m: Maker) -> list[Sizes]:
    rank = int(m.layer[-2])
    m.arguments.update(kernel_size=m.window(rank))
    if m.layer.startswith("Separable"):
        m.arguments["filters"] = m.number(1, 8)
    m.give("strides", m.number(1, 3), percent=40)
    if "strides" not in m.arguments:
        m.give("dilation_rate", m.number(1, 3), percent=40)
    m.give("padding", "valid", "same")
    m.give("depth_multiplier", 1, 2, 3, 0, percent=30)
    m.give("data_format", "channels_last", "channels_first", percent=30)
    m.give("use_bias", True, False)
    return [m.shape(rank + 2)]


def locally_connected(m: Maker) -> list[Sizes]:
    rank = int(m.layer[-2])
    m.arguments.update(filters=m.number(1, 4), kernel_size=m.window(rank))
    m.give("strides", m.number(1, 3), percent=40)
    m.give("implementation", 1, 2, 3, percent=30)
    m.give("padding", "valid", "same", percent=30)
    m.give("use_bias", True, False)
    return [m.shape(rank + 2, high=8)]


def pool(m: Maker) -> list[Sizes]:
    rank = int(m.layer[-2])
    if m.layer.startswith("Adaptive"):
        m.arguments["output_size"] = m.window(rank)
    elif m.layer.startswith("Global"):
        m.give("keepdims", True, False)
    else:
        m.give("pool_size", m.window(rank), percent=95 if m.layer.startswith("Average") else 60)
        m.give("strides", None, m.window(rank, 3))
        m.give("padding", "valid", "same", "full" if m.chance(5) else "same")
    m.give("data_format", "channels_last", "channels_first", percent=30)
    return [m.shape(rank + 2)]


def recurrent(m: Maker) -> list[Sizes]:
    m.arguments["units"] = 0 if m.chance(3) else m.number(1, 8)
    m.give("return_sequences", True, False)
    m.give("return_state", True, False, percent=30)
    m.give("use_bias", True, False, percent=30)
    m.give("reset_after", True, False)
    m.give("stateful", True, percent=5)
    m.give("unroll", True, percent=5)
    m.give("dropout", 0.0, 0.3, percent=20)
    return [m.shape(3, odd=15)]


def cell_record(m: Maker) -> LayerRecord:
    kind = m.pick("LSTMCell", "GRUCell", "SimpleRNNCell")
    arguments: dict[str, Any] = {"units": m.number(1, 6)}
    if m.chance(40):
        arguments["use_bias"] = m.pick(True, False)
    if kind == "GRUCell" and m.chance(50):
        arguments["reset_after"] = m.pick(True, False)
    return LayerRecord(kind, arguments)


def rnn(m: Maker) -> list[Sizes]:
    many = m.chance(40)
    m.arguments["cell"] = [cell_record(m) for _ in range(m.number(1, 3))] if many else cell_record(m)
    if many and m.chance(30):
        m.arguments["cell"] = LayerRecord("StackedRNNCells", {"cells": m.arguments["cell"]})
    m.give("return_sequences", True, False)
    if not many:
        m.give("return_state", True, False, percent=30)
    return [m.shape(3, odd=10)]


def cell_call(m: Maker) -> list[Sizes]:
    m.arguments.update(cell_record(m).arguments)
    if m.layer != "GRUCell":
        m.arguments.pop("reset_after", None)
    return [(m.batch(), m.number(1, 5))]


def bidirectional(m: Maker) -> list[Sizes]:
    kind = m.pick("LSTM", "GRU", "SimpleRNN")
    arguments: dict[str, Any] = {"units": m.number(1, 6)}
    if m.chance(60):
        arguments["return_sequences"] = m.pick(True, False)
    if m.chance(20):
        arguments["return_state"] = True
    m.arguments["layer"] = LayerRecord(kind, arguments)
    m.give("merge_mode", "concat", "sum", "mul", "ave", None, "max" if m.chance(10) else "sum")
    if m.chance(15):
        m.arguments["backward_layer"] = LayerRecord(kind, {**arguments, "go_backwards": True})
    return [m.shape(3, odd=15)]


def conv_lstm(m: Maker) -> list[Sizes]:
    rank = int(m.layer[-2])
    m.arguments.update(filters=m.number(1, 4), kernel_size=m.window(rank, 3))
    m.give("strides", m.number(1, 2), percent=20)
    m.give("padding", "valid", "same")
    m.give("data_format", "channels_last", "channels_first", percent=20)
    m.give("return_sequences", True, False)
    m.give("return_state", True, False, percent=20)
    m.give("use_bias", True, False, percent=30)
    return [m.shape(rank + 3, low=3, high=7)]


def time_distributed(m: Maker) -> list[Sizes]:
    record, ndim = m.pick(
        (LayerRecord("Dense", {"units": m.number(1, 8)}), 3),
        (LayerRecord("Dense", {"units": 3, "use_bias": False}), 4),
        (LayerRecord("Conv2D", {"filters": 2, "kernel_size": m.number(1, 5)}), 5),
        (LayerRecord("MaxPooling2D", {"pool_size": 2}), 5),
        (LayerRecord("Flatten", {}), 4),
        (LayerRecord("LSTM", {"units": 4}), 4),
        (LayerRecord("BatchNormalization", {}), 3),
        (LayerRecord("Dropout", {"rate": 0.2}), 3),
    )
    m.arguments["layer"] = record
    return [m.shape(ndim, odd=10)]


def spectral(m: Maker) -> list[Sizes]:
    record, ndim = m.pick(
        (LayerRecord("Dense", {"units": m.number(1, 8)}), 2),
        (LayerRecord("Conv2D", {"filters": m.number(1, 4), "kernel_size": 2}), 4),
        (LayerRecord("Conv1DTranspose", {"filters": 3, "kernel_size": 2}), 3),
        (LayerRecord("Embedding", {"input_dim": 9, "output_dim": 4}), 2),
        (LayerRecord("Flatten", {}), 3),
    )
    m.arguments["layer"] = record
    m.give("power_iterations", 1, 2, 0, percent=20)
    return [m.shape(ndim, odd=5, low=2)]


def attention(m: Maker) -> list[Sizes]:
    m.give("use_scale", True, False)
    m.give("score_mode", "dot", "concat", "product" if m.chance(5) else "dot")
    m.give("dropout", 0.0, 0.2, percent=20)
    m.form = "list"
    batch, width, steps = m.batch(), m.number(1, 6), m.size(1, 6)
    shapes: list[Sizes] = [(batch, m.size(1, 6), width), (batch, steps, m.number(1, 6)), (batch, steps, width)]
    if m.chance(20):
        m.called["return_attention_scores"] = True
    return shapes[: m.pick(2, 3, 3, 1 if m.chance(10) else 2)]


def multi_head(m: Maker) -> list[Sizes]:
    m.arguments.update(num_heads=m.number(1, 4), key_dim=m.number(1, 6))
    m.give("value_dim", None, 3, percent=30)
    m.give("use_bias", True, False)
    m.give("output_shape", None, 5, (5,), percent=20)
    m.give("dropout", 0.0, 0.1, percent=20)
    m.give("use_gate", True, False, percent=20)
    m.form = "many"
    batch, steps = m.batch(), m.size(1, 6)
    if m.chance(20):
        m.called["return_attention_scores"] = True
    shapes: list[Sizes] = [
        (batch, m.size(1, 6), m.number(1, 6)),
        (batch, steps, m.number(1, 6)),
        (batch, steps if m.chance(95) else 7, m.number(1, 6)),
    ]
    return shapes[: m.pick(2, 2, 3, 1 if m.chance(5) else 2)]


def grouped_query(m: Maker) -> list[Sizes]:
    groups = m.number(1, 3)
    queries = groups * m.number(1, 3) if m.chance(92) else m.number(1, 7)
    m.arguments.update(head_dim=m.number(1, 6), num_query_heads=queries, num_key_value_heads=groups)
    m.give("use_bias", True, False)
    m.give("use_gate", True, False, percent=20)
    m.form = "many"
    batch, steps, width = m.batch(), m.size(1, 6), m.number(2, 6)
    if m.chance(20):
        m.called["return_attention_scores"] = True
    shapes: list[Sizes] = [
        (batch, m.size(1, 6), width),
        (batch, steps, width if m.chance(95) else 7),
        (batch, steps, width),
    ]
    return shapes[: m.pick(2, 2, 3)]
