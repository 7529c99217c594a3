"""Random cases: a layer, its arguments and the shapes it is given; some of them such that Keras refuses them.

Every layer has a function that fills in what matters for its shape and weights; arguments that should not matter
(initializers, regularizers, names …) come from ``HARMLESS`` by the layer's signature.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from kerlint.keras.layers import KINDS
from kerlint.keras.shapes import LayerRecord
from kerlint.keras.signatures import signature_at

T = TypeVar("T")
Sizes = tuple[int | None, ...]

HARMLESS: dict[str, tuple[Any, ...]] = {
    "activity_regularizer": (None, "l2"),
    "adaptive_epsilon": (False,),
    "beta_constraint": (None, "non_neg"),
    "beta_initializer": ("zeros", "ones"),
    "beta_regularizer": (None, "l1"),
    "bias_constraint": (None, "max_norm"),
    "bias_initializer": ("zeros", "ones"),
    "bias_regularizer": (None, "l2"),
    "depthwise_initializer": ("he_normal",),
    "depthwise_regularizer": (None, "l2"),
    "depthwise_constraint": (None, "max_norm"),
    "pointwise_initializer": ("he_normal",),
    "pointwise_regularizer": (None, "l2"),
    "pointwise_constraint": (None, "max_norm"),
    "dtype": (None, "float32"),
    "embeddings_initializer": ("uniform", "zeros"),
    "embeddings_regularizer": (None, "l2"),
    "embeddings_constraint": (None, "max_norm"),
    "epsilon": (1e-3, 1e-5),
    "gamma_constraint": (None, "non_neg"),
    "gamma_initializer": ("ones", "zeros"),
    "gamma_regularizer": (None, "l2"),
    "go_backwards": (False, True),
    "kernel_constraint": (None, "max_norm"),
    "kernel_initializer": ("glorot_uniform", "he_normal", "zeros"),
    "kernel_regularizer": (None, "l2"),
    "momentum": (0.9, 0.99),
    "recurrent_activation": ("sigmoid", "hard_sigmoid"),
    "recurrent_constraint": (None, "max_norm"),
    "recurrent_dropout": (0.0, 0.2),
    "recurrent_initializer": ("orthogonal", "glorot_uniform"),
    "recurrent_regularizer": (None, "l2"),
    "seed": (None, 3),
    "supports_masking": (),
    "trainable": (True, True, False),
    "unit_forget_bias": (True, False),
}


class Maker:
    """Draws parts of a case."""

    def __init__(self, random: Random, layer: str, target: str) -> None:
        self._random = random
        self.layer = layer
        self.target = target
        self.arguments: dict[str, Any] = {}
        self.called: dict[str, Any] = {}
        self.dtype = "float32"
        self.form = "one"

    def pick(self, *options: T) -> T:
        """One of some values."""
        return self._random.choice(options)

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.number(0, 99) < percent

    def give(self, name: str, *options: Any, percent: int = 60) -> None:
        """An argument with one of these values, in so many cases; only if this Keras has it."""
        if self.has(name) and self.chance(percent):
            self.arguments[name] = self.pick(*options)

    def has(self, name: str) -> bool:
        """Whether this Keras has the parameter."""
        accepted = signature_at(f"layers.{self.layer}", "", self.target)  # type: ignore[arg-type]
        return accepted is not None and name in accepted.names

    def size(self, low: int = 1, high: int = 12, *, free: int = 8) -> int | None:
        """A size, free in so many of a hundred cases."""
        return None if self.chance(free) else self.number(low, high)

    def batch(self) -> int | None:
        """A batch size, mostly free."""
        return self.pick(None, None, None, None, 1, 2, 3)

    def shape(self, ndim: int, *, low: int = 1, high: int = 12, odd: int = 6) -> Sizes:
        """A shape with this many axes; sometimes another number of them. The last axis is seldom free."""
        if self.chance(odd):
            ndim = max(1, ndim + self.pick(-1, 1))
        inner = [self.size(low, high) for _ in range(ndim - 2)]
        last = [self.size(low, high, free=2)] if ndim > 1 else []
        return (self.batch(), *inner, *last)

    def window(self, rank: int, high: int = 4) -> Any:
        """A kernel size or stride: a number, or one for each axis; seldom a wrong one."""
        if self.chance(3):
            return self.pick(0, (2,) * (rank + 1), -1)
        return self.number(1, high) if self.chance(50) else tuple(self.number(1, high) for _ in range(rank))

    def harmless(self) -> None:
        """Arguments that should change nothing."""
        lookup = self.target == "keras2" and KINDS["preprocessing"].split().count(self.layer)
        for name, values in HARMLESS.items():
            if lookup and name == "dtype":  # not harmless there: `None` is refused
                continue
            if values and name not in self.arguments and self.has(name) and self.chance(10):
                self.arguments[name] = self.pick(*values)
        if self.has("activation") and "activation" not in self.arguments and self.layer != "Activation":
            self.give("activation", None, "relu", "tanh", percent=30)


Case = tuple[str, dict[str, Any], list[Sizes], str, str, dict[str, Any]]
"""Layer, arguments, shapes, dtype of the inputs, form of the call, arguments of the call."""

Recipe = Callable[[Maker], list[Sizes]]


@st.composite
def cases(draw: Any, layer: str, target: str = "keras3") -> Case:
    """A random case of one layer."""
    maker = Maker(draw(st.randoms(use_true_random=True)), layer, target)  # even spread; nothing is shrunk here
    shapes = RECIPES[layer](maker)
    maker.harmless()
    return layer, maker.arguments, shapes, maker.dtype, maker.form, maker.called


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
        m.give("pool_size", m.window(rank))
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


def norm(m: Maker) -> list[Sizes]:
    shape = m.shape(m.number(2, 4), odd=0)
    m.give("axis", -1, 1, len(shape) - 1, len(shape) if m.chance(5) else -1)
    if m.layer in ("LayerNormalization", "UnitNormalization"):
        m.give("axis", -1, [1, len(shape) - 1] if len(shape) > 2 else -1, percent=30)
    m.give("center", True, False)
    m.give("scale", True, False)
    m.give("groups", -1, 1, 2, 3, percent=80)
    m.give("renorm", True, False, percent=10)
    return [shape]


def dropout(m: Maker) -> list[Sizes]:
    m.arguments["rate"] = m.pick(0.1, 0.5, 0.5, 0, 1, 0.9, -0.1, 50)
    if m.layer.startswith("Spatial"):
        return [m.shape(int(m.layer[-2]) + 2)]
    return [m.shape(m.number(2, 4), odd=0)]


def noise(m: Maker) -> list[Sizes]:
    m.arguments["stddev"] = m.pick(0.1, 0.5, 0, 1.0, 2.0)
    return [m.shape(m.number(2, 4), odd=0)]


def activation(m: Maker) -> list[Sizes]:
    if m.layer == "Activation":
        m.arguments["activation"] = m.pick("relu", "softmax", "tanh")
    m.give("max_value", None, 6.0, -1.0 if m.chance(5) else 6.0, percent=30)
    m.give("axis", -1, 1, percent=30)
    m.give("shared_axes", None, [1], [1, 2], percent=50)
    m.give("alpha", 0.1, 0.3, percent=30)
    m.give("negative_slope", 0.1, 0.0, percent=30)
    m.give("theta", 1.0, 0.5, percent=30)
    return [m.shape(m.number(2, 4) if m.layer != "PReLU" else 4, odd=0)]


def lambda_layer(m: Maker) -> list[Sizes]:
    m.arguments["function"] = lambda x: x
    m.arguments["output_shape"] = m.pick((3,), (4, 5), (None, 2))
    return [m.shape(3, odd=0)]


def reshape(m: Maker) -> list[Sizes]:
    shape = m.shape(m.number(2, 4), odd=0)
    inner = [size or 6 for size in shape[1:]]
    whole = 1
    for size in inner:
        whole *= size
    first = m.pick(*(number for number in range(1, 13) if whole % number == 0))
    m.arguments["target_shape"] = m.pick(
        (whole,), (first, whole // first), (-1, first), (first, -1), (-1,), [first, -1], (-1, 7), (5, -1, 1), (-1, -1),
        (first, 1, whole // first), (3, 4), (first, whole // first),
    )  # fmt: skip
    return [shape]


def permute(m: Maker) -> list[Sizes]:
    m.arguments["dims"] = m.pick((2, 1), (1, 2), (3, 1, 2), (2, 3, 1), (2, 1, 3), (1, 3), (0, 1))
    return [m.shape(len(m.arguments["dims"]) + 1, odd=10)]


def repeat_vector(m: Maker) -> list[Sizes]:
    m.arguments["n"] = m.number(-1, 8) if m.chance(20) else m.number(1, 8)
    return [m.shape(2, odd=10)]


def edges(m: Maker) -> list[Sizes]:
    rank = int(m.layer[-2])
    pairs: Any = tuple((m.number(0, 3), m.number(0, 3)) for _ in range(rank))
    each: Any = tuple(m.number(0, 3) for _ in range(rank))
    whole: Any = pairs[0] if rank == 1 else m.pick(pairs, each)
    name = "cropping" if "Cropping" in m.layer else "padding"
    m.give(name, m.number(0, 3), whole, -1 if m.chance(5) else 1, (1,) if m.chance(5) else 1, percent=90)
    m.give("data_format", "channels_last", "channels_first", percent=30)
    return [m.shape(rank + 2)]


def up_sampling(m: Maker) -> list[Sizes]:
    rank = int(m.layer[-2])
    m.give("size", m.number(1, 3) if rank == 1 else m.window(rank, 3))
    m.give("interpolation", "nearest", "bilinear", "linear" if m.chance(5) else "nearest")
    m.give("data_format", "channels_last", "channels_first", percent=30)
    return [m.shape(rank + 2)]


def free(m: Maker) -> list[Sizes]:
    return [m.shape(m.number(2, 5), odd=0)]


def flatten(m: Maker) -> list[Sizes]:
    m.give("data_format", "channels_last", "channels_first", None, percent=30)
    return [m.shape(m.number(1, 5), odd=0)]


def merge(m: Maker) -> list[Sizes]:
    m.form = "list"
    base = m.shape(m.number(2, 4), odd=0)
    count = 2 if m.layer == "Subtract" and m.chance(90) else m.number(2, 4)
    shapes = [base]
    for _ in range(count - 1):
        other = list(base)
        for axis in range(1, len(other)):
            if m.chance(15):
                other[axis] = m.pick(1, other[axis], m.number(1, 5))
        if m.chance(5) and len(other) > 2:
            del other[1]
        shapes.append(tuple(other))
    return shapes


def concatenate(m: Maker) -> list[Sizes]:
    m.form = "list"
    base = m.shape(m.number(2, 4), odd=0)
    axis = m.pick(-1, -1, -1, 1, len(base) - 1)
    if axis != -1 or m.chance(50):
        m.arguments["axis"] = axis
    shapes = [base]
    for _ in range(m.number(1, 3)):
        other = list(base)
        if m.chance(80):
            other[axis] = m.size(1, 9)
        if m.chance(5):
            other[1] = m.number(1, 9)
        if m.chance(4):
            other.append(3)
        shapes.append(tuple(other))
    return shapes


def dot(m: Maker) -> list[Sizes]:
    m.form = "list"
    batch, size = m.batch(), m.number(1, 6)
    m.arguments["axes"] = m.pick(-1, 1, 2, (2, 1), (1, 2), (2, 2))
    m.give("normalize", True, False, percent=20)
    rank = m.pick(2, 3, 3)
    shapes: list[Sizes] = []
    for number in range(2):
        axes = m.arguments["axes"]
        axis = axes if isinstance(axes, int) else axes[number]
        shape: list[int | None] = [batch, *(m.number(1, 6) for _ in range(rank - 1))]
        if -rank <= axis < rank:
            shape[axis] = size if m.chance(95) else 7
        shapes.append(tuple(shape))
    return shapes


def normalization(m: Maker) -> list[Sizes]:
    shape = m.shape(m.number(2, 4), odd=0)
    m.give("axis", -1, 1, None, (1, -1) if len(shape) > 2 else -1, percent=60)
    if m.chance(20):
        m.arguments.update(axis=None, mean=0.5, variance=2.0)
    m.give("mean", 1.0, percent=3)
    m.give("invert", True, False, percent=20)
    return [shape]


def rescaling(m: Maker) -> list[Sizes]:
    m.arguments["scale"] = m.pick(1 / 255, 2.0)
    m.give("offset", 0.0, -1.0)
    return free(m)


def image(m: Maker) -> list[Sizes]:
    m.arguments.update(height=m.number(1, 9), width=m.number(1, 9))
    m.give("interpolation", "bilinear", "nearest", percent=30)
    m.give("crop_to_aspect_ratio", True, False, percent=20)
    m.give("data_format", "channels_last", "channels_first", percent=30)
    return [(m.batch(), m.number(2, 9), m.number(2, 9), m.pick(1, 3))]


def category_encoding(m: Maker) -> list[Sizes]:
    m.give("num_tokens", 0 if m.chance(5) else 5, percent=95)
    m.give("output_mode", "multi_hot", "one_hot", "count", "int" if m.chance(10) else "count")
    m.dtype = "int32"
    return [(m.batch(), m.size(1, 5)) if m.chance(70) else (m.batch(), m.number(1, 4), m.number(1, 4))]


def discretization(m: Maker) -> list[Sizes]:
    m.give("bin_boundaries", [0.0, 1.0, 2.0], percent=70)
    if "bin_boundaries" not in m.arguments:
        m.give("num_bins", 4, -1 if m.chance(10) else 3, percent=90 if m.target == "keras3" else 0)
    m.give("output_mode", "int", "one_hot", "multi_hot", "count", "text" if m.chance(5) else "int")
    return [(m.batch(), m.number(1, 4)) if m.chance(60) else (m.batch(), m.number(1, 3), m.number(1, 4))]


def hashing(m: Maker) -> list[Sizes]:
    m.arguments["num_bins"] = m.number(-1, 6) if m.chance(10) else m.number(2, 6)
    modes = ("int", "one_hot") if m.layer == "HashedCrossing" else ("int", "one_hot", "multi_hot", "count")
    m.give("output_mode", *modes)
    m.give("sparse", True, False, percent=5)
    m.dtype = "string"
    if m.layer == "HashedCrossing":
        m.form = "list"
        shape: Sizes = (m.batch(), 1)
        return [shape, shape if m.chance(90) else (shape[0], 2)]
    return [(m.batch(), m.number(1, 4))]


def lookup(m: Maker) -> list[Sizes]:
    words: list[Any] = [1, 2, 3] if m.layer == "IntegerLookup" else ["a", "b", "c"]
    m.dtype = "int64" if m.layer == "IntegerLookup" else "string"
    m.arguments["vocabulary"] = words
    m.give("num_oov_indices", 0, 1, 2, -1 if m.chance(10) else 1)
    m.give("output_mode", "int", "one_hot", "multi_hot", "count", "tf_idf" if m.chance(10) else "int")
    m.give("max_tokens", 9, 10, 1 if m.chance(20) else 9, percent=30)
    m.give("pad_to_max_tokens", True, False, percent=20)
    m.give("mask_token", None, 0 if m.layer == "IntegerLookup" else "", percent=20)
    return [(m.batch(), m.size(1, 4))]


def text_vectorization(m: Maker) -> list[Sizes]:
    m.dtype = "string"
    m.arguments["vocabulary"] = ["a", "b", "c"]
    m.give("output_mode", "int", "int", "multi_hot", "count")
    m.give("output_sequence_length", 4, 7, None, percent=60)
    m.give("max_tokens", 9, None, percent=40)
    m.give("pad_to_max_tokens", True, False, percent=20)
    m.give("standardize", None, "lower", percent=20)
    m.give("ngrams", None, 2, percent=20)
    return [(m.batch(), 1) if m.chance(60) else (m.batch(),)]


def mel(m: Maker) -> list[Sizes]:
    m.give("num_mel_bins", 8, 16)
    m.give("fft_length", 64, 2048, percent=30)
    m.give("sequence_stride", 16, 100)
    m.give("sequence_length", 64, 512, None, percent=20)
    return [(m.batch(), m.pick(None, 800, 16000))]


def stft(m: Maker) -> list[Sizes]:
    m.give("mode", "log", "magnitude", "psd", "real", "imag", "angle", "stft", "wrong" if m.chance(5) else "real")
    m.arguments["frame_length"] = m.number(4, 40)
    m.give("frame_step", m.number(1, 10), 50 if m.chance(10) else 3)
    m.give("fft_length", 64, 4 if m.chance(10) else 64)
    m.give("padding", "valid", "same")
    m.give("expand_dims", True, False)
    m.give("data_format", "channels_last", "channels_first", percent=20)
    return [(m.batch(), m.size(20, 80), m.number(1, 3))]


def augmentation(m: Maker) -> list[Sizes]:
    if m.layer in ("RandomZoom", "RandomTranslation"):
        m.arguments.update(height_factor=0.2, width_factor=0.1)
    elif m.layer in ("RandomRotation", "RandomContrast", "RandomBrightness", "RandomHeight", "RandomWidth",
                     "RandomColorDegeneration", "RandomHue", "RandomPosterization", "RandomSaturation",
                     "RandomSharpness"):  # fmt: skip
        m.arguments["factor"] = 4 if m.layer == "RandomPosterization" else 0.2
    if m.layer == "RandomHue" or m.layer in ("RandomPosterization",):
        m.give("value_range", (0, 255), percent=0)
    m.give("data_format", "channels_last", percent=10)
    return [(m.batch(), m.number(4, 9), m.number(4, 9), 3)]


RECIPES: dict[str, Recipe] = {
    "Dense": dense,
    "EinsumDense": einsum_dense,
    "Embedding": embedding,
    "ReversibleEmbedding": reversible_embedding,
    **{f"Conv{rank}D": conv for rank in (1, 2, 3)},
    **{f"Conv{rank}DTranspose": conv_transpose for rank in (1, 2, 3)},
    **{f"{name}{rank}D": depthwise_conv for name in ("DepthwiseConv", "SeparableConv") for rank in (1, 2)},
    **{f"LocallyConnected{rank}D": locally_connected for rank in (1, 2)},
    **dict.fromkeys(KINDS["pool"].split(), pool),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN"), recurrent),
    "RNN": rnn,
    "Bidirectional": bidirectional,
    **{f"ConvLSTM{rank}D": conv_lstm for rank in (1, 2, 3)},
    "TimeDistributed": time_distributed,
    "SpectralNormalization": spectral,
    "Attention": attention,
    "AdditiveAttention": attention,
    "MultiHeadAttention": multi_head,
    "GroupQueryAttention": grouped_query,
    **dict.fromkeys(
        ("BatchNormalization", "LayerNormalization", "GroupNormalization", "RMSNormalization", "UnitNormalization"),
        norm,
    ),
    **dict.fromkeys(KINDS["dropout"].split(), dropout),
    "GaussianNoise": noise,
    **dict.fromkeys(KINDS["activation"].split(), activation),
    "Lambda": lambda_layer,
    "Flatten": flatten,
    "Reshape": reshape,
    "Permute": permute,
    "RepeatVector": repeat_vector,
    **{f"{name}{rank}D": edges for name in ("Cropping", "ZeroPadding") for rank in (1, 2, 3)},
    **{f"UpSampling{rank}D": up_sampling for rank in (1, 2, 3)},
    **dict.fromkeys(("Identity", "Masking", "ActivityRegularization"), free),
    **dict.fromkeys(("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"), merge),
    "Concatenate": concatenate,
    "Dot": dot,
    "Normalization": normalization,
    "Rescaling": rescaling,
    "Resizing": image,
    "CenterCrop": image,
    "CategoryEncoding": category_encoding,
    "Discretization": discretization,
    "Hashing": hashing,
    "HashedCrossing": hashing,
    "StringLookup": lookup,
    "IntegerLookup": lookup,
    "TextVectorization": text_vectorization,
    "MelSpectrogram": mel,
    "STFTSpectrogram": stft,
    **dict.fromkeys(KINDS["augmentation"].split(), augmentation),
    "RandomCrop": image,
}
"""How to make a case of each layer."""
