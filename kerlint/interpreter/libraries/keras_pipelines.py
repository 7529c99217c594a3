"""Data sets and generators that Keras makes: image folders, ``ImageDataGenerator``, windows of a series."""

from __future__ import annotations

from typing import Any

from kerlint.facts.rows import Order, Part, Rows, Windows
from kerlint.facts.values import UNKNOWN, Collection, Const, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import arithmetic, bounds, reading, selection, shapes
from kerlint.interpreter.data.lift import Handler, lifted, table
from kerlint.interpreter.data.make import (
    changed,
    fresh,
    known,
    number,
    opaque,
    parts,
    parts_of,
    recomputed,
    scalar,
    text,
    whole,
    with_step,
)
from kerlint.interpreter.libraries.keras import keras1
from kerlint.interpreter.values import ABSENT, Array, LibraryObject, Sequence

CHANNELS = {"rgb": 3, "grayscale": 1, "rgba": 4}

LABELS: dict[Any, Any] = {"int": "integer", "sparse": "integer", "categorical": "one-hot", "binary": "binary"}
"""``label_mode`` and ``class_mode``: how labels are written."""


def _images(
    call: Call, container: str, size: Any, color: Any, default: tuple[int, int], rows: Rows | None = None
) -> Data:
    sizes = list(default) if size is ABSENT else shapes.dimensions(size) or [None, None]
    channels = 3 if color is ABSENT else CHANNELS.get(text(color) or "")
    usual = keras1.image_format(call.machine)
    row = (None, channels, *sizes) if usual == "channels_first" else (None, *sizes, channels)
    if usual is UNKNOWN:
        row = (None,) * 4
    return fresh(
        call.origin,
        container=container,
        origin="image-files",
        content="image",
        **shapes.facts(row),
        **bounds.between(0, 255).facts(),
        **({} if rows is None else {"rows": rows}),
    )


def _folder(call: Call) -> Rows | None:
    """The files of a folder: the same ones whenever it is read again. ``None`` if it is not known which folder."""
    directory = call.get("directory", 0)
    path = text(directory)
    if path is None and type(directory) is not Unknown:
        return None
    key = directory if path is None else path.rstrip("/")
    return Rows(call.machine.folders.setdefault(key, object()))


def _part_of_folder(call: Call, share: Any, *, mixed: bool) -> Rows | None:
    """The files of a folder that are in the ``subset`` asked for; ``mixed``: they are brought into an order first."""
    files, subset = _folder(call), call.get("subset")
    if files is None or subset is ABSENT or type(subset) is Const and subset.value is None:
        return files
    index = {"training": 0, "validation": 1}.get(text(subset) or "")
    seed = call.get("seed")
    if index is None or type(share) is not Const or mixed and type(seed) is not Const:
        return None
    if mixed:
        files = files.then(Order(("seed", seed.value)))
    return files.then(Part(("validation_split", share.value), index))


def _labels(call: Call, images: Data, mode: Any, default: str, classes: int | None) -> Data | None:
    """Labels of images; ``None`` if there are surely none."""
    name = default if mode is ABSENT else text(mode)
    if type(mode) is Const and mode.value is None:
        return None
    encoding = known(LABELS.get(name or ""))
    facts = shapes.facts((None, classes if encoding == "one-hot" else None) if encoding in ("one-hot",) else (None,))
    if name == "binary" and default == "int":
        facts = shapes.facts((None, 1))
    limits = {"low": 0, "high": 1, "magnitude": 1} if encoding in ("one-hot", "binary") else {}
    return fresh(
        call.origin, container=images.container, origin=images.origin, content="labels", encoding=encoding,
        classes=2 if encoding == "binary" else known(classes), source=images, rows=images.rows, **limits, **facts,
    )  # fmt: skip


def _together(call: Call, x: Data, y: Data | None, kinds: tuple[str, ...]) -> Data:
    """A pipeline whose elements are pairs of features and labels, or features alone."""
    x = _with_steps(call, x, kinds)
    return x if y is None else changed(x, parts=parts(x, changed(_with_steps(call, y, kinds), source=x.source)))


def _with_steps(call: Call, data: Data, kinds: tuple[str, ...]) -> Data:
    anew = known(reading.truth(call, "shuffle", default=True))
    for kind in kinds:
        data = changed(
            data, steps=with_step(data, kind, place=call.origin, random=anew if kind == "shuffle" else False)
        )
    return data


def _class_count(call: Call) -> int | None:
    names = call.get("class_names", None, call.get("classes", None))
    return len(names.items) if type(names) is Sequence and names.plain() is not None else None


def image_dataset_from_directory(call: Call) -> Any:
    """A batched pipeline of pixels from 0 to 255."""
    mixed = reading.truth(call, "shuffle", default=True) is not False
    rows = _part_of_folder(call, call.get("validation_split"), mixed=mixed)
    both = text(call.get("subset")) == "both"
    x = _images(call, "dataset", call.get("image_size"), call.get("color_mode"), (256, 256), None if both else rows)
    labels = call.get("labels", 1)
    y = _labels(call, x, call.get("label_mode", 2), "int", _class_count(call))
    if type(labels) is Const and labels.value is None:
        y = None
    kinds = _kinds(call)
    made = _together(call, x, y, kinds)
    if both:
        return (
            made,
            _together(
                call,
                _images(call, "dataset", call.get("image_size"), call.get("color_mode"), (256, 256)),
                y,
                kinds,
            ),
        )
    return made


def from_directory(content: str) -> Handler:
    """``text_dataset_from_directory`` and the like: a batched pipeline, in a new order for each pass."""

    def run(call: Call) -> Any:
        x = fresh(call.origin, container="dataset", content=content, origin=UNKNOWN, scaled=UNKNOWN)
        if text(call.get("subset")) == "both":
            return call.unknown("two pipelines")
        labels = call.get("labels", 1)
        y = _labels(call, x, call.get("label_mode", 2), "int", _class_count(call))
        if type(labels) is Const and labels.value is None:
            y = None
        return _together(call, changed(x, source=x), y, _kinds(call))

    return run


def _kinds(call: Call) -> tuple[str, ...]:
    """What the functions that read folders do to their rows."""
    batch = call.get("batch_size")
    kinds = [] if reading.truth(call, "shuffle", default=True) is False else ["shuffle"]
    if not (type(batch) is Const and batch.value is None):
        kinds.append("batch")
    return tuple(kinds)


def other_dataset(content: str) -> Handler:
    """Windows of a series: batched pipelines."""

    def run(call: Call) -> Any:
        x = fresh(call.origin, container="dataset", content=content, origin=UNKNOWN, scaled=UNKNOWN)
        return changed(x, steps=with_step(x, "batch", place=call.origin), source=x)

    return run


def windows(container: str) -> Handler:
    """``timeseries_dataset_from_array(data, targets, …)``: windows of a series, with what they are to foretell."""

    def run(call: Call) -> Any:
        data, targets = reading.data(call, "data", 0), reading.data(call, "targets", 1)
        if type(data) is not Data:
            return other_dataset("sequence")(call)
        more = {"container": container, "length": UNKNOWN, "shape": UNKNOWN, "width": UNKNOWN, "parts": UNKNOWN}
        steps = with_step(data, "batch", place=call.origin)
        rows = selection.then(data, Windows(object()))
        x = changed(data, call.origin, content="sequence", rows=rows, steps=steps, feature_ratio=UNKNOWN, **more)
        without = call.get("targets", 1)
        if without is ABSENT or (type(without) is Const and without.value is None):
            return x
        y = opaque(call.origin, container=container, content="labels")
        if type(targets) is Data:
            y = changed(targets, call.origin, rows=UNKNOWN, **more)
        return changed(x, call.origin, parts=parts(x, y))

    return run


# --- ImageDataGenerator

AUGMENTING = {
    "rotation_range", "width_shift_range", "height_shift_range", "brightness_range", "shear_range", "zoom_range",
    "channel_shift_range", "horizontal_flip", "vertical_flip",
}  # fmt: skip
LEARNING = {
    "featurewise_center",
    "samplewise_center",
    "featurewise_std_normalization",
    "samplewise_std_normalization",
    "zca_whitening",
}

GENERATOR = "keras.preprocessing.image.ImageDataGenerator"


def image_data_generator(call: Call) -> Any:
    """``ImageDataGenerator(rescale=1./255)``."""
    return LibraryObject(GENERATOR, dict(call.keywords), call.origin, open=call.open or bool(call.positional))


def _generated(call: Call, generator: LibraryObject, x: Data) -> Data:
    """What the generator does to images."""
    unknown = with_step(x, "scale", formula=UNKNOWN, place=call.origin)
    if generator.open or set(generator.arguments) & LEARNING:
        x = recomputed(x, call.origin, content=x.content, steps=unknown)
    elif "preprocessing_function" in generator.arguments:
        x = _preprocessed(call, generator.arguments["preprocessing_function"], x, unknown)
    rescale = generator.arguments.get("rescale")
    factor = number(rescale)
    if factor:
        x = arithmetic.operate("*", x, scalar(factor), call.origin)
    elif rescale is not None and not (type(rescale) is Const and rescale.value is None):
        x = recomputed(
            x, call.origin, content=x.content, steps=with_step(x, "scale", formula=UNKNOWN, place=call.origin)
        )
    augmenting = [name for name in AUGMENTING if name in generator.arguments]
    if augmenting:
        x = changed(x, steps=with_step(x, "augment", random=True, place=call.origin))
    if "channel_shift_range" in augmenting or "brightness_range" in augmenting:
        x = changed(x, low=UNKNOWN, high=UNKNOWN, magnitude=UNKNOWN)
    return x


def _preprocessed(call: Call, function: Any, x: Data, unknown: Any) -> Data:
    """Images after the function that each goes through; it comes before the rescaling."""
    from kerlint.interpreter.calls import Arguments, call_value  # calls know of arrays, arrays of this module

    arguments = Arguments()
    arguments.positional = [Array(changed(x, container="array"))]
    result = call_value(call.machine, function, arguments, call.origin)
    made = call.machine.read(result.data) if type(result) is Array else None
    if type(made) is not Data or made.content != x.content:
        return recomputed(x, call.origin, content=x.content, steps=unknown)
    limits = bounds.of(made).facts()
    return recomputed(x, call.origin, content=x.content, steps=made.steps, scaled=made.scaled, **limits)


def flow_from_files(call: Call) -> Any:
    """``flow_from_directory``, ``flow_from_dataframe``."""
    size = call.get("target_size", 1 if call.path == "flow_from_directory" else None)
    share = call.receiver.arguments.get("validation_split", ABSENT)
    rows = _part_of_folder(call, share, mixed=False) if call.path == "flow_from_directory" else None
    x = _images(call, "generator", size, call.get("color_mode"), (256, 256), rows)
    mode = call.get("class_mode")
    y = _labels(call, x, mode, "categorical", _class_count(call))
    shuffle = reading.truth(call, "shuffle", default=True)
    return _together(
        call, _generated(call, call.receiver, x), y, ("shuffle", "batch") if shuffle is not False else ("batch",)
    )


def listed(data: Data, place: Origin | None) -> Data:
    """``generator.classes``: the labels as the files are listed, in whatever order batches come."""
    members = parts_of(data) or []
    labels = members[1] if len(members) > 1 else fresh(place, content="labels")
    return changed(
        labels,
        place,
        container="array",
        rows=UNKNOWN,
        order=UNKNOWN,
        steps=Collection.of(),
        parents=Collection.of(data),
    )


def _batch_size(call: Call) -> Any:
    """Rows of a batch of ``flow``: 32 unless said."""
    return known(whole(call.get("batch_size", 2, Const(32))))


def flow(call: Call) -> Any:
    """``flow(x, y, batch_size=32)``: the given arrays, batch by batch."""
    x, y = reading.data(call, "x", 0), reading.data(call, "y", 1)
    if type(x) is not Data:
        return opaque(call.origin, container="generator")
    first = _generated(call, call.receiver, changed(x, call.origin, container="generator"))
    kinds = ("shuffle", "batch") if reading.truth(call, "shuffle", default=True) is not False else ("batch",)
    members = [first] if type(y) is not Data else [first, changed(y, call.origin, container="generator")]
    done = []
    for member in members:
        for kind in kinds:
            size = _batch_size(call) if kind == "batch" else UNKNOWN
            member = changed(
                member, steps=with_step(member, kind, random=kind == "shuffle", size=size, place=call.origin)
            )
        if "subset" in call.keywords:
            member = changed(member, rows=UNKNOWN, length=UNKNOWN, classes=UNKNOWN, highest=UNKNOWN)
        done.append(member)
    return changed(done[0], parts=parts(*done)) if len(done) == 2 else done[0]


_FLOWS = table({"flow": flow, "flow_from_directory": flow_from_files, "flow_from_dataframe": flow_from_files})


def method(call: Call) -> Any:
    """A method of a generator of images, or of another object of Keras that holds data."""
    if call.path in _FLOWS:
        return _FLOWS[call.path](call)
    return lifted(reading.unfollowed)(call)


def attribute(machine: Any, thing: LibraryObject, name: str, origin: Origin | None) -> Any:
    """Methods only."""
    return None


FUNCTIONS: dict[str, Handler] = {
    **table(
        {
            "keras.utils.image_dataset_from_directory": image_dataset_from_directory,
            "keras.preprocessing.image_dataset_from_directory": image_dataset_from_directory,
            "keras.utils.text_dataset_from_directory": from_directory("text"),
            "keras.preprocessing.text_dataset_from_directory": from_directory("text"),
            "keras.utils.audio_dataset_from_directory": from_directory("signal"),
            "keras.utils.timeseries_dataset_from_array": windows("dataset"),
            "keras.preprocessing.timeseries_dataset_from_array": windows("dataset"),
            "keras.preprocessing.sequence.TimeseriesGenerator": windows("generator"),
        }
    ),
    GENERATOR: image_data_generator,
    "keras.legacy.preprocessing.image.ImageDataGenerator": image_data_generator,
}
