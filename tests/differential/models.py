"""Random small models: a chain as ``Sequential``, or a graph with branches, shared layers and merges.

A model is a list of steps, each a layer on tensors made before; kerlint and Keras both walk through it.
"""

from __future__ import annotations

from math import prod
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from kerlint.facts.values import Unknown
from kerlint.keras.shapes import Built, Illegal, LayerRecord, build
from tests.differential.cases import RECIPES
from tests.differential.maker import Maker, Sizes
from tests.differential.oracle import package, real

OF_RANK: dict[int, tuple[str, ...]] = {
    2: ("Dense", "Dropout", "BatchNormalization", "LayerNormalization", "Activation", "ReLU", "RepeatVector",
        "Rescaling", "Normalization", "GaussianNoise", "LeakyReLU"),
    3: ("Dense", "Dropout", "Conv1D", "MaxPooling1D", "GlobalAveragePooling1D", "LSTM", "GRU", "Bidirectional",
        "Flatten", "Permute", "ZeroPadding1D", "UpSampling1D", "SeparableConv1D", "Conv1DTranspose", "SpatialDropout1D",
        "Reshape", "TimeDistributed", "BatchNormalization", "SimpleRNN", "Cropping1D"),
    4: ("Conv2D", "MaxPooling2D", "AveragePooling2D", "GlobalMaxPooling2D", "DepthwiseConv2D", "Conv2DTranspose",
        "SeparableConv2D", "Flatten", "ZeroPadding2D", "Cropping2D", "UpSampling2D", "BatchNormalization", "Activation",
        "SpatialDropout2D", "Reshape", "Resizing", "RandomFlip", "Dropout"),
    5: ("Conv3D", "MaxPooling3D", "Flatten", "ConvLSTM2D", "GlobalAveragePooling3D", "Dropout", "ZeroPadding3D"),
}  # fmt: skip
MERGES = ("Add", "Multiply", "Average", "Concatenate", "Maximum")


class Step(NamedTuple):
    """A layer, its arguments and the numbers of the tensors that it takes."""

    layer: str
    arguments: dict[str, Any]
    inputs: list[int]


class Plan(NamedTuple):
    """A model: the shape of its input (tensor 0) and its steps; step *n* makes tensor *n + 1*."""

    shape: Sizes
    steps: list[Step]
    sequential: bool


class Result(NamedTuple):
    """The last tensor and all weights; ``error`` if it can't be built."""

    shape: Any
    total: Any
    trainable: Any
    error: str


@st.composite
def plans(draw: Any, target: str = "keras3") -> Plan:
    """A random model."""
    random: Random = draw(st.randoms(use_true_random=True))
    rank = random.choice((2, 3, 3, 4, 4, 4, 5))
    shape: Sizes = (None, *(random.randint(4, 14) for _ in range(rank - 2)), random.randint(1, 6))
    sequential = random.random() < 0.5
    shapes: list[Any] = [shape]
    steps: list[Step] = []
    for _ in range(random.randint(2, 9)):
        tensor = len(shapes) - 1 if sequential or random.random() < 0.8 else random.randrange(len(shapes))
        step = None
        if not sequential and random.random() < 0.25:
            same = [n for n, other in enumerate(shapes) if len(other) == len(shapes[tensor]) and n != tensor]
            if same:
                step = Step(random.choice(MERGES), {}, [tensor, random.choice(same)])
        step = step or _single(random, target, shapes[tensor], tensor)
        built = build(step.layer, step.arguments, [shapes[n] for n in step.inputs], target)  # type: ignore[arg-type]
        if isinstance(built, Built) and len(built.outputs) > 1:
            continue
        steps.append(step)
        if isinstance(built, Illegal) or isinstance(built.outputs[0], Unknown):
            break
        if len(built.outputs[0]) not in OF_RANK:
            break
        shapes.append(built.outputs[0])
    return Plan(shape, steps, sequential)


def _single(random: Random, target: str, shape: Any, tensor: int) -> Step:
    layer = random.choice(OF_RANK[len(shape)])
    maker = Maker(random, layer, target)
    RECIPES[layer](maker)
    for name in ("return_state", "stateful", "data_format"):  # one output, one layout, no fixed batch
        maker.arguments.pop(name, None)
    maker.harmless()
    maker.arguments.pop("trainable", None)
    return Step(layer, maker.arguments, [tensor])


def said(plan: Plan, target: str) -> Result:
    """The model as kerlint sees it."""
    shapes: list[Any] = [plan.shape]
    total: Any = 0
    trainable: Any = 0
    for step in plan.steps:
        built = build(step.layer, step.arguments, [shapes[n] for n in step.inputs], target)  # type: ignore[arg-type]
        if isinstance(built, Illegal):
            return Result(None, None, None, built.reason)
        shapes.append(built.outputs[0])
        total, trainable = _sum(total, built.total), _sum(trainable, built.trainable)
    return Result(shapes[-1], total, trainable, "")


def _sum(left: Any, right: Any) -> Any:
    return right if isinstance(right, Unknown) else left if isinstance(left, Unknown) else left + right


def made(plan: Plan, target: str) -> Result:
    """The model as Keras builds it."""
    keras = package(target)
    try:
        tensors = [keras.Input(batch_shape=plan.shape)]
        layers = [real(keras, LayerRecord(step.layer, step.arguments)) for step in plan.steps]
        if plan.sequential:
            start = tensors[0] if target == "keras3" else keras.layers.InputLayer(plan.shape[1:])
            model = keras.Sequential([start, *layers])
            return Result(model.output_shape, model.count_params(), _count(model), "")
        for layer, step in zip(layers, plan.steps, strict=True):
            taken = [tensors[n] for n in step.inputs]
            tensors.append(layer(taken if len(taken) > 1 else taken[0]))
        total = sum(layer.count_params() for layer in layers)
        trainable = sum(map(_count, layers))
        return Result(tuple(tensors[-1].shape), total, trainable, "")
    except Exception as error:  # every complaint of Keras is a fact here, whatever its type
        return Result(None, None, None, f"{type(error).__name__}: {error}")


def _count(layer: Any) -> int:
    return sum(prod(weight.shape) for weight in layer.trainable_weights)
