"""Layers that prepare data: scaling by statistics, images of one size, categories as numbers, spectrograms."""

from __future__ import annotations

from kerlint.facts.values import UNKNOWN, Unknown
from kerlint.keras.shapes.convolution import positive, window
from kerlint.keras.shapes.core import same
from kerlint.keras.shapes.sizes import (
    Built,
    LayerCall,
    NotKnown,
    Refused,
    Shape,
    Size,
    apply,
    axis_of,
    differ,
    given,
    known,
    plus,
    times,
)


def normalization(call: LayerCall) -> Built:
    """Normalization: mean and variance of the kept axes and a counter, unless both are given."""
    mean, variance = given(call["mean"]), given(call["variance"])
    if known(mean) and known(variance) and mean != variance:
        raise Refused("When setting values directly, both `mean` and `variance` must be set.", "mean", "variance")
    if not call.inputs or isinstance(call.inputs[0], Unknown):
        return Built((UNKNOWN,), 0, 0 if mean is True else UNKNOWN)
    shape = call.shape()
    kept = _kept(call, shape)
    if mean is True:
        return Built((shape,))
    count: Size = UNKNOWN if kept is None else plus(times(2, *kept), 1)
    return Built((shape,), 0, count if mean is False else UNKNOWN)


def _kept(call: LayerCall, shape: Shape) -> list[Size] | None:
    """Sizes of the axes that keep statistics of their own; ``None`` if they are not known."""
    chosen = call["axis"]
    if not known(chosen):
        return None
    axes = [] if chosen is None else [*chosen] if type(chosen) in (list, tuple) else [chosen]
    sizes: list[Size] = []
    found = [axis_of(each, len(shape)) for each in axes]
    twice = [axis for axis in found if axis is not None and found.count(axis) > 1]
    if all(map(known, axes)) and any(shape[axis] != 1 for axis in twice):
        raise Refused(f"Every axis may be kept once. Received axis={chosen}, inputs.shape={shape}", "axis")
    for each in axes:
        if not known(each):
            return None
        axis = axis_of(each, len(shape))
        if axis is None:
            raise Refused(
                "All `axis` values must be in the range [-ndim, ndim). "
                f"Received inputs with ndim={len(shape)}, while axis={chosen}",
                "axis",
            )
        if shape[axis] is None:
            raise Refused(
                f"All `axis` values to be kept must have a known shape. Received axis={chosen}, inputs.shape={shape}, "
                f"with unknown axis at index {axis}",
                "axis",
            )
        sizes.append(shape[axis])
    return sizes


def refuse_factor(call: LayerCall) -> None:
    """``factor`` stands in the signature of every layer of images, and some take none."""
    if known(call["factor"]) and call["factor"] is not None:
        raise Refused(f"Layer {call.type} does not take a `factor` argument. Received: {call['factor']}", "factor")


def resized(call: LayerCall) -> Built:
    """Resizing, CenterCrop, RandomCrop: height and width are arguments."""
    if call.type != "RandomCrop":
        refuse_factor(call)
    height, width = _length(call, "height"), _length(call, "width")
    if call["crop_to_aspect_ratio"] is True and call["pad_to_aspect_ratio"] is True:
        raise Refused(
            "Only one of `crop_to_aspect_ratio` & `pad_to_aspect_ratio` can be set to `True`.", "pad_to_aspect_ratio"
        )
    first = call.channels_first()
    if not call.inputs or isinstance(call.inputs[0], Unknown):
        return Built((UNKNOWN,))
    shape = [*call.inputs[0]]
    if len(shape) not in (3, 4) and call.type == "CenterCrop" and call.keras == 3:
        raise Refused(
            "`input_shape` must be a non-nested tuple or list of rank-1 with size 3 (unbatched) or 4 (batched).",
        )
    if len(shape) < 3:
        raise Refused(f"Images must have 3 or 4 axes. Received: input_shape={tuple(shape)}")
    if isinstance(first, Unknown):
        return Built(((UNKNOWN,) * len(shape),))
    if call.type == "RandomCrop" or call.keras == 2:
        row = -2 if first else -3
    else:
        row = (1 if len(shape) == 4 else 0) + (1 if first else 0)
    shape[row], shape[row + 1] = height, width
    return Built((tuple(shape),))


def _length(call: LayerCall, name: str) -> Size:
    value = call[name]
    return value if type(value) is int else UNKNOWN


def category_encoding(call: LayerCall) -> Built:
    """CategoryEncoding: ``num_tokens`` columns."""
    tokens = call["num_tokens"]
    if tokens is None:
        raise Refused("num_tokens must be set to use this layer.", "num_tokens")
    if type(tokens) is int and tokens < 1:
        raise Refused(f"`num_tokens` must be >= 1. Received: num_tokens={tokens}.", "num_tokens")
    mode = _mode(call, ("count", "one_hot", "multi_hot", "binary"))
    depth = tokens if known(tokens) else UNKNOWN
    return _flat_only(call, Built((_encoded(call.shape(), mode, depth, squeezes=True),)), mode)


def _mode(call: LayerCall, words: tuple[str, ...]) -> str | Unknown:
    mode = call["output_mode"]
    if not known(mode):
        return UNKNOWN
    if mode not in words:
        raise Refused(f"Unknown arg for output_mode: {mode}", "output_mode")
    return str(mode)


def _encoded(shape: Shape, mode: str | Unknown, depth: Size, *, squeezes: bool) -> Shape:
    """The shape of encoded categories: another axis for one-hot, else the last axis becomes ``depth`` columns."""
    if isinstance(mode, Unknown):
        raise NotKnown
    if mode != "one_hot" or not shape:
        return (*shape[:-1], depth)
    last = shape[-1]
    if isinstance(last, Unknown) and len(shape) > 1:
        raise NotKnown
    if squeezes and last == 1 and len(shape) > 1:
        return (*shape[:-1], depth)
    return (*shape, depth)


def discretization(call: LayerCall) -> Built:
    """Discretization: numbers become the index of their bin."""
    bins, borders = call["num_bins"], call["bin_boundaries"]
    if bins is None and borders is None:
        raise Refused("You need to set either `num_bins` or `bin_boundaries`.", "num_bins")
    if given(bins) is True and given(borders) is True:
        raise Refused("Both `num_bins` and `bin_boundaries` should not be set.", "num_bins", "bin_boundaries")
    if type(bins) is int and bins < 0:
        raise Refused(f"`num_bins` must be greater than or equal to 0. Received: `num_bins={bins}`", "num_bins")
    mode = _mode(call, ("int", "one_hot", "multi_hot", "count"))
    _no_sparse_integers(call, mode)
    if mode == "int":
        return same(call)
    depth: Size = UNKNOWN
    if type(borders) in (list, tuple):
        depth = len(borders) + 1
    elif borders is None and type(bins) is int:
        depth = bins
    shape = call.shape()
    if call.keras == 3 and mode in ("multi_hot", "count"):
        return Built(((shape[0], *shape[2:], depth) if len(shape) > 1 else (depth,),))
    return _flat_only(call, Built((_encoded(shape, mode, depth, squeezes=True),)), mode)


def _flat_only(call: LayerCall, built: Built, mode: str | Unknown) -> Built:
    """Keras 2 encodes to two axes at most."""
    output = built.outputs[0]
    if call.keras == 2 and known(mode) and mode != "int" and not isinstance(output, Unknown) and len(output) > 2:
        raise Refused(
            f"When output_mode is not `'int'`, maximum supported output rank is 2. Received output_mode {mode}, which "
            f"would result in output rank {len(output)}.",
            "output_mode",
        )
    return built


def _no_sparse_integers(call: LayerCall, mode: str | Unknown) -> None:
    if call["sparse"] is True and mode == "int":
        raise Refused(
            '`sparse` may only be true if `output_mode` is `"one_hot"`, `"multi_hot"`, or `"count"`. '
            f"Received: sparse=True and output_mode={mode}",
            "sparse",
        )


def _integer_dtype(call: LayerCall, mode: str | Unknown, wanted: tuple[str, ...]) -> None:
    if mode == "int" and type(call["dtype"]) is str and call["dtype"] not in wanted:
        raise Refused(
            f"When `output_mode='int'`, `dtype` should be an integer type. Received: dtype={call['dtype']}", "dtype"
        )


def hashing(call: LayerCall) -> Built:
    """Hashing: any value becomes one of ``num_bins`` numbers."""
    bins = call["num_bins"]
    if bins is None or type(bins) is int and bins <= 0:
        raise Refused(
            f"The `num_bins` for `Hashing` cannot be `None` or non-positive values. Received: num_bins={bins}.",
            "num_bins",
        )
    mode = _mode(call, ("int", "one_hot", "multi_hot", "count"))
    _no_sparse_integers(call, mode)
    _integer_dtype(call, mode, ("int64", "int32"))
    if mode == "int":
        return same(call)
    shape = call.shape()
    if isinstance(mode, Unknown):
        raise NotKnown
    if call.keras == 3:  # one-hot is squeezed to the same shape there, whatever the last axis
        return Built(((*shape[:-1], bins if known(bins) else UNKNOWN),))
    depth = bins if known(bins) else UNKNOWN
    return _flat_only(call, Built((_encoded(shape, mode, depth, squeezes=True),)), mode)


def hashed_crossing(call: LayerCall) -> Built:
    """HashedCrossing: two features become one number."""
    bins = call["num_bins"]
    mode = _mode(call, ("int", "one_hot"))
    if mode == "one_hot" and type(bins) is int and bins < 0:
        raise Refused(f"`num_bins` must be positive. Received: num_bins={bins}.", "num_bins")
    if len(call.inputs) != 2:
        raise Refused("Expected as input a list/tuple of 2 tensors.")
    left, right = (call.checked(shape) for shape in call.inputs)
    if left and right and differ(left[-1], right[-1]):
        raise Refused(
            f"Expected the two input tensors to have identical shapes. Received input_shape={list(call.inputs)}"
        )
    if call.keras == 2 and left and left[0] is not None:
        left = (UNKNOWN, *left[1:])  # it depends on how the strings are joined
    if mode == "int":
        return Built((left,))
    return Built((_encoded(left, mode, bins if known(bins) else UNKNOWN, squeezes=True),))


def lookup(call: LayerCall) -> Built:
    """StringLookup and IntegerLookup: words become numbers, or a row of as many columns as there are words."""
    tokens = call["max_tokens"]
    if type(tokens) is int and tokens <= 1:
        raise Refused(f"If set, `max_tokens` must be greater than 1. Received: max_tokens={tokens}", "max_tokens")
    if type(call["num_oov_indices"]) is int and call["num_oov_indices"] < 0:
        raise Refused("`num_oov_indices` must be greater than or equal to 0.", "num_oov_indices")
    by_number = call.type == "IntegerLookup" and call["oov_method"] == "floormod"
    if by_number and call["salt"] is not None and known(call["salt"]):
        raise Refused("`salt` can only be used when `oov_method='farmhash'`. Received: oov_method=floormod", "salt")
    if call["pad_to_max_tokens"] is True and tokens is None:
        raise Refused("If pad_to_max_tokens is True, must set `max_tokens`.", "pad_to_max_tokens")
    mode = _mode(call, ("int", "one_hot", "multi_hot", "count", "tf_idf", "binary", "tf-idf"))
    if call["invert"] is True and mode != "int" and known(mode):
        raise Refused(f"`output_mode` must be `'int'` when `invert` is true. Received: {mode}", "output_mode")
    _no_sparse_integers(call, mode)
    if call.keras == 2:
        _integer_dtype(call, mode, ("int64", "int32"))
    if mode in ("tf_idf", "tf-idf") and call["idf_weights"] is None and given(call["vocabulary"]) is True:
        raise Refused(
            "When specifying the `vocabulary` argument, in TF-IDF output mode, the `idf_weights` argument must also be "
            "provided.",
            "idf_weights",
        )
    if mode == "int":
        return same(call)
    return _flat_only(call, Built((_encoded(call.shape(), mode, _vocabulary(call), squeezes=True),)), mode)


def _vocabulary(call: LayerCall) -> Size:
    """How many columns encoded words have. A vocabulary that ``adapt`` finds is not known."""
    if call["pad_to_max_tokens"] is True and type(call["max_tokens"]) is int:
        return int(call["max_tokens"])
    words, unseen = call["vocabulary"], call["num_oov_indices"]
    if type(words) not in (list, tuple) or type(unseen) is not int or call["pad_to_max_tokens"] is not False:
        return UNKNOWN
    if not all(map(known, words)):
        return UNKNOWN
    special = [call["oov_token"]] * unseen
    return len(words) if [*words[: len(special)]] == special and special else len(words) + unseen


def text_vectorization(call: LayerCall) -> Built:
    """TextVectorization: texts become sequences of numbers, or one row of columns each."""
    mode = _mode(call, ("int", "multi_hot", "count", "tf_idf", "binary", "tf-idf"))
    length = call["output_sequence_length"]
    if call.keras == 2 and type(call["dtype"]) is str and call["dtype"] != "string":
        raise Refused(f"`TextVectorization` may only have a dtype of string. Received dtype: {call['dtype']}.", "dtype")
    if known(mode) and mode != "int" and given(length) is True:
        raise Refused(
            f"`output_sequence_length` must not be set if `output_mode` is not 'int'. Received: {length}.",
            "output_sequence_length",
        )
    if type(call["max_tokens"]) is int and call["max_tokens"] < 1:
        raise Refused("max_tokens must be > 1.", "max_tokens")
    if call["pad_to_max_tokens"] is True and call["max_tokens"] is None:
        raise Refused("If pad_to_max_tokens is True, must set `max_tokens`.", "pad_to_max_tokens")
    if not call.inputs or isinstance(mode, Unknown):
        raise NotKnown
    batch: Size = UNKNOWN if isinstance(call.inputs[0], Unknown) else call.inputs[0][0]
    if call.keras == 2 and batch is not None:
        batch = UNKNOWN  # lost on the way through ragged tensors
    if mode == "int":
        return Built(((batch, length if known(length) else UNKNOWN),))
    if call.keras == 2 or isinstance(call.inputs[0], Unknown) or not known(call["split"]):
        return Built(((batch, _text_columns(call)),)) if call.keras == 2 else Built((UNKNOWN,))
    shape = call.inputs[0]
    if call["split"] is not None:
        shape = (*shape, None)
    elif len(shape) <= 1:
        shape = (*shape, 1)
    return Built(((*shape[:-1], _text_columns(call)),))


def _text_columns(call: LayerCall) -> Size:
    if call["pad_to_max_tokens"] is True and type(call["max_tokens"]) is int:
        return int(call["max_tokens"])
    words = call["vocabulary"]
    if type(words) not in (list, tuple) or call["pad_to_max_tokens"] is not False:
        return UNKNOWN
    return len(words) if words and words[0] == "[UNK]" else len(words) + 1


def mel_spectrogram(call: LayerCall) -> Built:
    """MelSpectrogram: a wave becomes bands over time."""
    length = call["sequence_length"] or call["fft_length"]
    if type(length) is int and type(call["fft_length"]) is int and call["fft_length"] < length:
        raise Refused("`fft_length` must be greater than or equal to `sequence_length`.", "fft_length")
    shape = call.shape(at_least=1)
    stride = call["sequence_stride"] if known(call["sequence_stride"]) else UNKNOWN
    bands = call["num_mel_bins"] if known(call["num_mel_bins"]) else UNKNOWN
    time = apply(lambda n, s: (n + s + 1) // s, shape[0 if len(shape) == 1 else 1], stride)
    return Built(((bands, time) if len(shape) == 1 else (shape[0], bands, time),))


def stft_spectrogram(call: LayerCall) -> Built:
    """STFTSpectrogram: a convolution with fixed sines and cosines."""
    frame, step, points = call["frame_length"], call["frame_step"], call["fft_length"]
    if not (
        type(frame) is int and known(step) and known(points) and known(call["mode"]) and known(call["expand_dims"])
    ):
        raise NotKnown
    if step is not None and not 1 <= step <= frame:
        raise Refused(
            "`frame_step` should be a positive integer not greater than `frame_length`. Received "
            f"frame_step={step}, frame_length={frame}",
            "frame_step",
        )
    if points is not None and points < frame:
        raise Refused(
            f"`fft_length` should be not less than `frame_length`. Received fft_length={points}, frame_length={frame}",
            "fft_length",
        )
    modes = ("log", "magnitude", "psd", "real", "imag", "angle", "stft")
    if call["mode"] not in modes:
        raise Refused(f"Output mode is invalid, it must be one of {', '.join(modes)}.", "mode")
    padding = call.word("padding", ("valid", "same"))
    first = call.channels_first()
    shape = call.shape(ndim=3)
    if isinstance(first, Unknown):
        raise NotKnown
    half = (points or 1 << (frame - 1).bit_length()) // 2 + 1
    rows = half * 2 if call["mode"] == "stft" else half
    length, channels = (shape[2], shape[1]) if first else (shape[1], shape[2])
    time = window(length, frame, step or frame // 2, 1, padding)
    positive((time,), shape, "frame_length", frame)
    kernels = frame * half * (1 if call["mode"] in ("real", "imag") else 2)
    if call["expand_dims"]:
        output: Shape = (shape[0], channels, time, rows) if first else (shape[0], time, rows, channels)
    else:
        columns = times(rows, channels)
        output = (shape[0], columns, time) if first else (shape[0], time, columns)
    return Built((output,), kernels)


RULES = {
    "Normalization": normalization,
    "Rescaling": same,
    "Resizing": resized,
    "CenterCrop": resized,
    "CategoryEncoding": category_encoding,
    "Discretization": discretization,
    "Hashing": hashing,
    "HashedCrossing": hashed_crossing,
    "StringLookup": lookup,
    "IntegerLookup": lookup,
    "TextVectorization": text_vectorization,
    "MelSpectrogram": mel_spectrogram,
    "STFTSpectrogram": stft_spectrogram,
}
