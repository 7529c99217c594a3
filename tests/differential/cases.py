"""Random cases: a layer, its arguments and the shapes it is given; some of them such that Keras refuses them.

Every layer has a recipe that fills in what matters for its shape and weights; arguments that should not matter
(initializers, regularizers, names …) come from ``maker.HARMLESS`` by the layer's signature.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from kerlint.keras.layers import KINDS
from tests.differential import recipes_others as others
from tests.differential import recipes_weights as weights
from tests.differential.maker import Maker, Sizes

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


RECIPES: dict[str, Recipe] = {
    "Dense": weights.dense,
    "EinsumDense": weights.einsum_dense,
    "Embedding": weights.embedding,
    "ReversibleEmbedding": weights.reversible_embedding,
    **{f"Conv{rank}D": weights.conv for rank in (1, 2, 3)},
    **{f"Conv{rank}DTranspose": weights.conv_transpose for rank in (1, 2, 3)},
    **{f"{name}{rank}D": weights.depthwise_conv for name in ("DepthwiseConv", "SeparableConv") for rank in (1, 2)},
    **{f"LocallyConnected{rank}D": weights.locally_connected for rank in (1, 2)},
    **dict.fromkeys(KINDS["pool"].split(), weights.pool),
    **dict.fromkeys(("LSTM", "GRU", "SimpleRNN"), weights.recurrent),
    "RNN": weights.rnn,
    "Bidirectional": weights.bidirectional,
    **{f"ConvLSTM{rank}D": weights.conv_lstm for rank in (1, 2, 3)},
    "TimeDistributed": weights.time_distributed,
    "SpectralNormalization": weights.spectral,
    "Attention": weights.attention,
    "AdditiveAttention": weights.attention,
    "MultiHeadAttention": weights.multi_head,
    "GroupQueryAttention": weights.grouped_query,
    **dict.fromkeys(
        ("BatchNormalization", "LayerNormalization", "GroupNormalization", "RMSNormalization", "UnitNormalization"),
        others.norm,
    ),
    **dict.fromkeys(KINDS["dropout"].split(), others.dropout),
    "GaussianNoise": others.noise,
    **dict.fromkeys(KINDS["activation"].split(), others.activation),
    "Lambda": others.lambda_layer,
    "Flatten": others.flatten,
    "Reshape": others.reshape,
    "Permute": others.permute,
    "RepeatVector": others.repeat_vector,
    **{f"{name}{rank}D": others.edges for name in ("Cropping", "ZeroPadding") for rank in (1, 2, 3)},
    **{f"UpSampling{rank}D": others.up_sampling for rank in (1, 2, 3)},
    **dict.fromkeys(("Identity", "Masking", "ActivityRegularization"), others.free),
    **dict.fromkeys(("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"), others.merge),
    "Concatenate": others.concatenate,
    "Dot": others.dot,
    "Normalization": others.normalization,
    "Rescaling": others.rescaling,
    "Resizing": others.image,
    "CenterCrop": others.image,
    "CategoryEncoding": others.category_encoding,
    "Discretization": others.discretization,
    "Hashing": others.hashing,
    "HashedCrossing": others.hashing,
    "StringLookup": others.lookup,
    "IntegerLookup": others.lookup,
    "TextVectorization": others.text_vectorization,
    "MelSpectrogram": others.mel,
    "STFTSpectrogram": others.stft,
    **dict.fromkeys(KINDS["augmentation"].split(), others.augmentation),
    "RandomCrop": others.image,
}
"""How to make a case of each layer."""
