"""Data that come out of Keras' own functions: its data sets, label encodings, image folders and preprocessing.

``keras_pipelines`` holds what gives data sets and generators.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.rows import Part, Rows
from kerlint.facts.values import UNKNOWN, Const, Origin
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import bounds, literal, reading, shapes
from kerlint.interpreter.data.indexing import one_hot
from kerlint.interpreter.data.lift import Handler, table
from kerlint.interpreter.data.make import changed, fresh, known, number, opaque, recomputed, text, whole, with_step
from kerlint.interpreter.libraries import image_files, keras_pipelines, keras_text
from kerlint.interpreter.libraries.keras import keras1
from kerlint.interpreter.values import ABSENT, LibraryObject, Sequence


class Dataset(NamedTuple):
    """A data set of Keras: rows to learn from and to judge by, the shape of a row, ranges of features and labels."""

    train: int
    test: int
    row: tuple[int | None, ...]
    content: str
    low: float | None
    high: float | None
    classes: int | None
    label_row: tuple[int, ...] = ()
    target: tuple[float | None, float | None] = (None, None)


DATASETS: dict[str, Dataset] = {
    "mnist": Dataset(60000, 10000, (28, 28), "image", 0, 255, 10),
    "fashion_mnist": Dataset(60000, 10000, (28, 28), "image", 0, 255, 10),
    "cifar10": Dataset(50000, 10000, (32, 32, 3), "image", 0, 255, 10, (1,)),
    "cifar100": Dataset(50000, 10000, (32, 32, 3), "image", 0, 255, 100, (1,)),
    "imdb": Dataset(25000, 25000, (), "text-ids", None, None, 2),
    "reuters": Dataset(8982, 2246, (), "text-ids", None, None, 46),
    "boston_housing": Dataset(404, 102, (13,), "tabular", 0, 711, None, (), (5, 50)),
    "california_housing": Dataset(16512, 4128, (8,), "tabular", -124.35, 39320, None, (), (14999, 500001)),
}
"""``keras.datasets``, as ``load_data()`` without arguments gives them."""

SIZED = {"reuters": "test_split", "boston_housing": "test_split", "california_housing": "test_split"}
"""Arguments that decide how many rows are in which part."""

COARSE_CLASSES = 20
"""Classes of ``cifar100.load_data(label_mode="coarse")``."""


def load_data(name: str) -> Handler:
    """``mnist.load_data()``: two pairs that share one source; the test rows are other rows than the train rows."""
    made = DATASETS[name]

    def run(call: Call) -> Any:
        classes = made.classes
        if name == "cifar100" and (call.positional or "label_mode" in call.keywords):
            classes = {"coarse": COARSE_CLASSES, "fine": classes}.get(text(call.get("label_mode", 0)) or "")
        sizes: tuple[int | None, int | None] = (made.train, made.test)
        known_size = not (set(call.keywords) & {"test_split", "version", "maxlen"} or call.open)
        if not known_size or (name in SIZED and len(call.positional) > 1):
            sizes = (None, None)
        source = fresh(call.origin, origin="keras-dataset", content=made.content)
        split = object()
        rows = _of_words(call, made) if made.content == "text-ids" else _formatted(call, made)
        return tuple(_pair(call, rows, source, Part(split, place), size, classes) for place, size in enumerate(sizes))

    return run


def _formatted(call: Call, made: Dataset) -> Dataset:
    """Images with colours, in the format that the program has chosen."""
    usual = keras1.image_format(call.machine)
    if len(made.row) < 3 or usual == "channels_last":
        return made
    rows, columns, channels = made.row
    return made._replace(row=(channels, rows, columns) if usual == "channels_first" else (None, None, None))


FREQUENT = 25_000
"""Of so many most frequent words each occurs in the rows that are read."""


def _of_words(call: Call, made: Dataset) -> Dataset:
    """Texts of the ``num_words`` most frequent words: rarer ones have the number of the unknown word."""
    words = whole(call.get("num_words", 1))
    if words is None or not 3 < words <= FREQUENT or call.open:
        return made
    return made._replace(low=0, high=words - 1)


def _pair(
    call: Call, made: Dataset, source: Data, part: Part, size: int | None, classes: int | None
) -> tuple[Data, Data]:
    same = {"origin": "keras-dataset", "source": source, "rows": Rows(source).then(part), "order": "random"}
    x = fresh(
        call.origin,
        content=made.content,
        **same,
        **shapes.facts((size, *made.row)),
        **bounds.between(made.low, made.high).facts(),
    )
    labels: dict[str, Any] = {"encoding": "continuous", **bounds.between(*made.target).facts()}
    if made.classes is not None:
        labels = {"encoding": "binary" if classes == 2 else "integer", "classes": known(classes), "low": 0}
        if classes is not None:
            labels.update(highest=classes - 1, high=classes - 1, magnitude=classes - 1)
    y = fresh(call.origin, content="labels", **same, **labels, **shapes.facts((size, *made.label_row)))
    return x, y


# --- labels


def to_categorical(call: Call) -> Any:
    """One column per class: ``num_classes`` of them, or one more than the largest label."""
    labels = reading.data(call, "x", 0)
    if "y" in call.keywords:
        labels = reading.as_data(call.keywords["y"], call)
    if type(labels) is not Data:
        labels = opaque(call.origin, container="array")
    given = call.get("num_classes", 1)
    absent = given is ABSENT or (type(given) is Const and given.value is None)
    highest = whole(labels.highest)
    width = (None if highest is None else highest + 1) if absent else whole(given)
    return one_hot(labels, width, call.origin, type="to_categorical")


def normalize(call: Call) -> Any:
    """``keras.utils.normalize``: vectors of length one."""
    data = reading.data(call, "x", 0)
    if type(data) is not Data:
        return opaque(call.origin)
    plain = not (set(call.keywords) & {"order"} or len(call.positional) > 2)
    limits = bounds.between(-1, 1) if plain else bounds.NOTHING
    low = number(data.low)
    if plain and low is not None and low >= 0:
        limits = bounds.between(0, 1)
    return recomputed(
        data,
        call.origin,
        scaled=True,
        content=data.content,
        **limits.facts(),
        steps=with_step(data, "scale", type="normalize", formula="normalize", place=call.origin),
    )


# --- text


def _filled(call: Call, sequences: Data) -> bounds.Bounds:
    """The range of sequences that are filled with zeros."""
    if "value" in call.keywords or len(call.positional) > 6:
        return bounds.NOTHING
    return bounds.joined([bounds.of(sequences), bounds.between(0, 0)])


def pad_sequences(call: Call) -> Any:
    """Sequences of word numbers, cut and filled to one length."""
    sequences = call.get("sequences", 0)
    length = whole(call.get("maxlen", 1))
    if type(sequences) is Sequence:
        sequences = literal.read(sequences, call.origin, container="list")
    if type(sequences) is not Data:
        plain = "dtype" not in call.keywords and len(call.positional) < 3  # else rows of vectors may be meant
        shape = shapes.facts((None, length)) if plain else {}
        return opaque(call.origin, container="array", content="text-ids" if plain else UNKNOWN, **shape)
    return recomputed(
        sequences,
        call.origin,
        container="array",
        content="text-ids" if sequences.content == "text-ids" else UNKNOWN,
        scaled=sequences.scaled,
        **_filled(call, sequences).facts(),
        steps=with_step(sequences, "map", type="pad_sequences", place=call.origin),
        **shapes.facts((whole(sequences.length), length)),
    )


# --- images


MODES = {
    "tf": "inception_resnet_v2 inception_v3 mobilenet mobilenet_v2 nasnet resnet_v2 xception",
    "caffe": "resnet resnet50 vgg16 vgg19 imagenet_utils",
    "torch": "densenet",
    "none": "convnext efficientnet efficientnet_v2 mobilenet_v3",
}
"""What ``preprocess_input`` of each application does: -1..1, centred, standardised, or nothing."""

RANGES = {"tf": bounds.between(-1, 1), "caffe": bounds.between(-123.68, 151.061), "torch": bounds.between(-2.118, 2.64)}
"""Ranges that pixels from 0 to 255 get."""


def preprocess_input(mode: str) -> Handler:
    """``vgg16.preprocess_input(x)``."""

    def run(call: Call) -> Any:
        data = reading.data(call, "x", 0)
        if type(data) is not Data:
            return opaque(call.origin, content="image", scaled=mode != "none" or UNKNOWN)
        if mode == "none":
            return changed(data, call.origin)
        pixels = (
            number(data.low) == 0
            and number(data.high) == 255
            and not (set(call.keywords) & {"mode"} or len(call.positional) > 2)
        )
        return recomputed(
            data,
            call.origin,
            content=data.content,
            scaled=True,
            steps=with_step(
                data, "scale", type="preprocess_input", formula=f"preprocess_input {mode}", place=call.origin
            ),
            **(RANGES[mode] if pixels else bounds.NOTHING).facts(),
        )

    return run


def image_to_array(call: Call) -> Any:
    """``img_to_array(load_img(…))``: one image."""
    image = call.get("img", 0)
    if type(image) is Data:
        return changed(image, call.origin)
    shape = shapes.facts((None, None, None))
    return opaque(call.origin, container="array", content="image", **{**shape, "scaled": UNKNOWN})


NAMES: dict[str, Handler] = {
    **{f"datasets.{name}.load_data": load_data(name) for name in DATASETS},
    "utils.to_categorical": to_categorical,
    "utils.np_utils.to_categorical": to_categorical,
    "utils.normalize": normalize,
    "utils.pad_sequences": pad_sequences,
    "preprocessing.sequence.pad_sequences": pad_sequences,
    "utils.load_img": image_files.keras_image,
    "utils.img_to_array": image_to_array,
    "preprocessing.image.img_to_array": image_to_array,
    **{
        f"applications.{name}.preprocess_input": preprocess_input(mode)
        for mode, names in MODES.items()
        for name in names.split()
    },
}  # fmt: skip
"""Functions of Keras under their names behind ``keras.``."""


def _epsilon(call: Call) -> Const:
    """The small number that Keras adds where it divides, unless somebody set another."""
    return Const(1e-07, call.origin)


def _set_policy(call: Call) -> Any:
    """``set_global_policy('mixed_float16')``: layers that are made from now on compute in that precision."""
    machine = call.machine
    machine.precision = machine.write(machine.precision, call.get("policy", 0, call.unknown("a policy")))
    return Const(None)


FUNCTIONS: dict[str, Handler] = {
    "keras.config.set_dtype_policy": _set_policy,
    "keras.config.epsilon": _epsilon,
    "keras.config.set_image_data_format": keras1.set_image_format,
    "keras.backend.set_image_data_format": keras1.set_image_format,
    "keras.backend.set_image_dim_ordering": keras1.set_image_format,
    "keras.backend.epsilon": _epsilon,
    **table({f"keras.{name}": function for name, function in NAMES.items()}),
    **keras_pipelines.FUNCTIONS,
    keras_text.TOKENIZER: keras_text.tokenizer,
    "keras.legacy.preprocessing.text.Tokenizer": keras_text.tokenizer,
}


def method(call: Call) -> Any:
    """A method of something of Keras that makes data."""
    return (keras_text if call.receiver.path == keras_text.TOKENIZER else keras_pipelines).method(call)


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin | None) -> Any:
    """An attribute of it; ``None`` for methods."""
    where = keras_text if thing.path == keras_text.TOKENIZER else keras_pipelines
    return where.attribute(machine, thing, name, origin)
