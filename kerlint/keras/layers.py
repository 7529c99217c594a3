"""What kind of thing each built-in layer is: the words that facts and rules use.

Names of layers are canonical class names, as ``names.canonical`` gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KINDS = {
    "dense": "Dense EinsumDense",
    "conv": "Conv1D Conv2D Conv3D Conv1DTranspose Conv2DTranspose Conv3DTranspose DepthwiseConv1D DepthwiseConv2D "
    "SeparableConv1D SeparableConv2D LocallyConnected1D LocallyConnected2D",
    "pool": "MaxPooling1D MaxPooling2D MaxPooling3D AveragePooling1D AveragePooling2D AveragePooling3D "
    "GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D GlobalAveragePooling1D GlobalAveragePooling2D "
    "GlobalAveragePooling3D AdaptiveMaxPooling1D AdaptiveMaxPooling2D AdaptiveMaxPooling3D AdaptiveAveragePooling1D "
    "AdaptiveAveragePooling2D AdaptiveAveragePooling3D",
    "recurrent": "SimpleRNN LSTM GRU CuDNNLSTM CuDNNGRU RNN SimpleRNNCell LSTMCell GRUCell StackedRNNCells ConvLSTM1D "
    "ConvLSTM2D ConvLSTM3D Bidirectional",
    "embedding": "Embedding ReversibleEmbedding",
    "attention": "Attention AdditiveAttention MultiHeadAttention GroupQueryAttention",
    "norm": "BatchNormalization LayerNormalization GroupNormalization RMSNormalization UnitNormalization "
    "SyncBatchNormalization SpectralNormalization",
    "dropout": "Dropout AlphaDropout GaussianDropout GaussianNoise SpatialDropout1D SpatialDropout2D SpatialDropout3D",
    "activation": "Activation ReLU LeakyReLU PReLU ELU ThresholdedReLU Softmax",
    "reshape": "Flatten Reshape Permute RepeatVector Cropping1D Cropping2D Cropping3D ZeroPadding1D ZeroPadding2D "
    "ZeroPadding3D UpSampling1D UpSampling2D UpSampling3D Identity Masking ActivityRegularization",
    "merge": "Add Subtract Multiply Average Maximum Minimum Concatenate Dot",
    "preprocessing": "Normalization Rescaling Resizing CenterCrop CategoryEncoding Discretization Hashing "
    "HashedCrossing StringLookup IntegerLookup TextVectorization MelSpectrogram STFTSpectrogram",
    "augmentation": "RandomFlip RandomRotation RandomZoom RandomTranslation RandomContrast RandomBrightness "
    "RandomHeight RandomWidth RandomCrop AugMix AutoContrast "
    "ContrastLimitedAdaptiveHistogramEqualization CutMix Equalization MixUp RandAugment "
    "RandomColorDegeneration RandomColorJitter RandomElasticTransform RandomErasing "
    "RandomGaussianBlur RandomGrayscale RandomHue RandomInvert RandomPerspective RandomPosterization "
    "RandomSaturation RandomSharpness RandomShear Solarization",
    "lambda": "Lambda",
    "input": "Input InputLayer",
    "model": "Model Sequential Functional",
}
"""Layers by kind (``Layer.kind`` of the vocabulary). ``TimeDistributed`` is of the kind of its layer."""

_KIND_OF = {layer: kind for kind, layers in KINDS.items() for layer in layers.split()}

WEIGHTLESS_EXCEPTIONS = frozenset(("UnitNormalization", "Normalization"))
"""Without weights that training changes, though their kind usually has some."""

ACTIVATION_LAYERS: Mapping[str, str] = {
    "ReLU": "relu",
    "LeakyReLU": "leaky_relu",
    "PReLU": "prelu",
    "ELU": "elu",
    "ThresholdedReLU": "thresholded_relu",
    "Softmax": "softmax",
}
"""Layers that are an activation, and its name."""

FUNCTIONS: Mapping[str, str] = {
    "add": "Add",
    "subtract": "Subtract",
    "multiply": "Multiply",
    "average": "Average",
    "maximum": "Maximum",
    "minimum": "Minimum",
    "concatenate": "Concatenate",
    "dot": "Dot",
}
"""Functions of ``keras.layers`` (symbols of kind ``merge``) and the layer that each one makes."""

IDENTITIES = frozenset(("Identity", "ActivityRegularization", "Masking", "Flatten", "Reshape"))
"""Layers that hand every value on unchanged (perhaps in another shape)."""

ADAPTED = frozenset(("Normalization", "Discretization", "StringLookup", "IntegerLookup", "TextVectorization"))
"""Layers whose state comes from ``adapt`` or from arguments."""

STATE_ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "Normalization": ("mean", "variance"),
    "Discretization": ("bin_boundaries",),
    "StringLookup": ("vocabulary",),
    "IntegerLookup": ("vocabulary",),
    "TextVectorization": ("vocabulary",),
}
"""Arguments that give an adapted layer its state without ``adapt``."""

WIDTHS: Mapping[str, str] = {
    "Dense": "units",
    "Embedding": "output_dim",
    "ReversibleEmbedding": "output_dim",
    **dict.fromkeys(KINDS["conv"].split(), "filters"),
    **dict.fromkeys("SimpleRNN LSTM GRU CuDNNLSTM CuDNNGRU SimpleRNNCell LSTMCell GRUCell".split(), "units"),
    **dict.fromkeys(("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"), "filters"),
}
"""The argument that is a layer's width (``Layer.units``); depthwise convolutions have none."""


def kind(layer: str) -> str:
    """The kind of a layer, ``custom`` for one that Keras does not have."""
    return _KIND_OF.get(layer, "custom")


def has_weights(layer: str) -> bool:
    """Whether a built-in layer has weights that training changes (for usual arguments)."""
    if layer in WEIGHTLESS_EXCEPTIONS:
        return False
    return kind(layer) in {"dense", "conv", "recurrent", "embedding", "norm"} or layer in {
        "MultiHeadAttention",
        "GroupQueryAttention",
        "AdditiveAttention",
        "PReLU",
        "TimeDistributed",
    }


def width_of(layer: str) -> str | None:
    """The name of the argument that says how wide the output is."""
    return None if layer.startswith("Depthwise") else WIDTHS.get(layer)


def activation_of(layer: str, arguments: Mapping[str, Any]) -> Any:
    """What a layer applies to its result, as it was given; ``None`` or ``"linear"`` is nothing.

    ``arguments`` hold the defaults, too.
    """
    if layer in ACTIVATION_LAYERS:
        return ACTIVATION_LAYERS[layer]
    return arguments.get("activation")
