"""Random arguments and inputs of all other layers: normalisation, reshaping, merging, preprocessing, augmentation."""

from __future__ import annotations

from typing import Any

from tests.differential.maker import Maker, Sizes


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
    shape = m.shape(3, odd=0)
    m.arguments["output_shape"] = m.pick((3,), (4, 5), (None, 2)) if m.chance(2) else shape[1:]
    return [shape]


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
