"""What a layer makes of the shapes it gets, and how many weights it has, as Keras computes it.

:func:`build` is the one entry; each family of layers has a module of rules, loaded when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.names import Target, symbol
from kerlint.keras.shapes.sizes import Built, LayerCall, LayerRecord, NotKnown, Refused, Shape, Size, known
from kerlint.keras.signatures import Signature, signature

__all__ = ["Built", "Illegal", "LayerRecord", "Shape", "Size", "build", "output_shape", "parameters"]

FAMILIES = {
    "core": "Dense EinsumDense Embedding ReversibleEmbedding PReLU Lambda Input InputLayer GaussianNoise Dropout "
    "AlphaDropout GaussianDropout SpatialDropout1D SpatialDropout2D SpatialDropout3D Activation ReLU LeakyReLU ELU "
    "ThresholdedReLU Softmax Identity Masking ActivityRegularization Rescaling",
    "convolution": "Conv1D Conv2D Conv3D Conv1DTranspose Conv2DTranspose Conv3DTranspose DepthwiseConv1D "
    "DepthwiseConv2D SeparableConv1D SeparableConv2D LocallyConnected1D LocallyConnected2D",
    "pooling": "MaxPooling1D MaxPooling2D MaxPooling3D AveragePooling1D AveragePooling2D AveragePooling3D "
    "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalAveragePooling1D GlobalAveragePooling2D "
    "GlobalAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D AdaptiveAveragePooling1D "
    "AdaptiveAveragePooling2D AdaptiveAveragePooling3D",
    "recurrent": "SimpleRNN LSTM GRU CuDNNLSTM CuDNNGRU RNN SimpleRNNCell LSTMCell GRUCell StackedRNNCells ConvLSTM1D "
    "ConvLSTM2D ConvLSTM3D Bidirectional",
    "wrapping": "TimeDistributed SpectralNormalization",
    "normalization": "BatchNormalization LayerNormalization GroupNormalization RMSNormalization UnitNormalization "
    "SyncBatchNormalization",
    "reshaping": "Flatten Reshape Permute RepeatVector Cropping1D Cropping2D Cropping3D ZeroPadding1D ZeroPadding2D "
    "ZeroPadding3D UpSampling1D UpSampling2D UpSampling3D",
    "merging": "Add Subtract Multiply Average Maximum Minimum Concatenate Dot",
    "attention": "Attention AdditiveAttention MultiHeadAttention GroupQueryAttention",
    "preprocessing": "Normalization Resizing CenterCrop RandomCrop CategoryEncoding Discretization Hashing "
    "HashedCrossing StringLookup IntegerLookup TextVectorization MelSpectrogram STFTSpectrogram",
    "augmentation": "RandomFlip RandomRotation RandomZoom RandomTranslation RandomContrast RandomBrightness "
    "RandomHeight RandomWidth AugMix AutoContrast ContrastLimitedAdaptiveHistogramEqualization CutMix Equalization MixUp "
    "RandAugment RandomColorDegeneration RandomColorJitter RandomElasticTransform RandomErasing RandomGaussianBlur "
    "RandomGrayscale RandomHue RandomInvert RandomPerspective RandomPosterization RandomSaturation RandomSharpness "
    "RandomShear Solarization",
}
"""Which module knows which layers."""

FAMILY_OF = {layer: family for family, layers in FAMILIES.items() for layer in layers.split()}


class Illegal(NamedTuple):
    """Keras refuses the layer or its input: its ``reason``, and the arguments to blame (none: the input)."""

    reason: str
    parameters: tuple[str, ...] = ()


def build(
    layer: str, arguments: Mapping[str, Any], inputs: Sequence[Shape | Unknown], target: Target | None = "keras3"
) -> Built | Illegal:
    """Output shapes and weights of a layer for the shapes of its inputs (one for each input tensor).

    ``layer`` is the canonical class name. ``arguments`` are those that are given, by parameter; defaults are filled
    in. Values are plain Python or anything else, which counts as unknown. Without a target only what both Keras agree
    on is known.
    """
    if target is not None:
        return _build(layer, arguments, inputs, target)
    new, old = (_build(layer, arguments, inputs, each) for each in ("keras3", "keras2"))
    return _agreed(new, old)


def output_shape(
    layer: str, arguments: Mapping[str, Any], inputs: Sequence[Shape | Unknown], target: Target | None = "keras3"
) -> Shape | Unknown | list[Shape | Unknown] | Illegal:
    """The output shape alone; a list if the layer has several outputs."""
    built = build(layer, arguments, inputs, target)
    if isinstance(built, Illegal):
        return built
    return built.outputs[0] if len(built.outputs) == 1 else list(built.outputs)


def parameters(
    layer: str, arguments: Mapping[str, Any], inputs: Sequence[Shape | Unknown], target: Target | None = "keras3"
) -> tuple[Size, Size]:
    """The number of weights: all, and those that training changes. Unknown for an illegal layer."""
    built = build(layer, arguments, inputs, target)
    return (UNKNOWN, UNKNOWN) if isinstance(built, Illegal) else (built.total, built.trainable)


def _build(
    layer: str, arguments: Mapping[str, Any], inputs: Sequence[Shape | Unknown], target: Target
) -> Built | Illegal:
    rule = rule_of(layer)
    accepted = signature(symbol(f"layers.{layer}"), target)
    if rule is None or accepted is None:
        return Built((UNKNOWN,), UNKNOWN, UNKNOWN)
    try:
        call = LayerCall(layer, checked(layer, accepted, arguments), inputs, 2 if target == "keras2" else 3)
        built = rule(call)
    except Refused as refused:
        return Illegal(refused.reason, refused.parameters)
    except NotKnown:
        weights: Size = UNKNOWN if layer in _WEIGHTED else 0
        built = Built((UNKNOWN,), weights, weights)
    return _as_trainable(built, call["trainable"])


def rule_of(layer: str) -> Callable[[LayerCall], Built] | None:
    """The rule of a layer, ``None`` for one that nothing is known of."""
    family = FAMILY_OF.get(layer)
    if family is None:
        return None
    rules: dict[str, Callable[[LayerCall], Built]] = import_module(f"kerlint.keras.shapes.{family}").RULES
    return rules[layer]


def checked(layer: str, accepted: Signature, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments with defaults, if the class takes them."""
    stray = [name for name in arguments if not accepted.accepts(name)]
    if stray:
        raise Refused(f"Unrecognized keyword arguments passed to {layer}: {', '.join(stray)}", *stray)
    for name in accepted.names:
        if name not in arguments and name not in accepted.defaults:
            raise Refused(f"{layer}.__init__() missing 1 required positional argument: '{name}'", name)
    return {**accepted.defaults, **arguments}


def _as_trainable(built: Built, trainable: Any) -> Built:
    """A layer that is made with ``trainable=False`` has frozen weights only."""
    if trainable is False:
        return built._replace(trainable=0, frozen=built.total)
    if known(trainable) or built.trainable == 0:
        return built
    return built._replace(trainable=UNKNOWN, frozen=UNKNOWN)


def _agreed(new: Built | Illegal, old: Built | Illegal) -> Built | Illegal:
    if isinstance(new, Illegal):
        return new if isinstance(old, Illegal) else old
    if isinstance(old, Illegal) or new == old:
        return new
    outputs = new.outputs if new.outputs == old.outputs else (UNKNOWN,) * len(new.outputs)
    trainable = new.trainable if new.trainable == old.trainable else UNKNOWN
    return Built(outputs, trainable, new.frozen if new.frozen == old.frozen else UNKNOWN)


_WEIGHTED = {
    layer
    for family in ("convolution", "recurrent", "wrapping", "normalization", "attention")
    for layer in FAMILIES[family].split()
} - {"UnitNormalization"} | {"Dense", "EinsumDense", "Embedding", "ReversibleEmbedding", "PReLU", "Normalization"}
"""Layers whose weights are unknown if their input is."""
