"""What an experiment is set in: the inputs and targets that both programs share, worked out from the built models."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.lab.data import Input, flat_image
from kerlint.confirm.lab.labels import Target
from kerlint.confirm.lab.rebuild import rebuild
from kerlint.confirm.read import largest_image, pretrained_network

FREE = {"image": 32, "sequence": 20, "text-ids": 20, "tabular": 20}
"""What an axis of free size is made."""

LARGE = 64
"""Images with longer sides are made smaller where the program can be built with smaller ones."""

COLUMNS = 20
"""Columns of a table where the program does not say how many it reads."""


class Setting:
    """Shapes, ranges and tasks. ``shapes`` are rows of each input, ``classes`` of the truth (0: a quantity)."""

    def __init__(
        self,
        shapes: list[tuple[int, ...]],
        words: list[int],
        outputs: list[tuple[int, ...]],
        job: Any,
        shrink: dict[str, int] | None = None,
    ) -> None:
        self.shapes = shapes
        self.words = words
        self.outputs = outputs
        self.job = job
        self.shrink = shrink
        self.rows: int = job["rows"]
        counts = [self._count(task, place) for place, task in enumerate(job["tasks"])]
        self.counts = counts
        discrete = [
            1 << min(count, 6) if task["task"] == "labels" else max(count, 2)
            for count, task in zip(counts, job["tasks"])
            if task["task"] in ("classes", "binary", "labels")
        ]
        self.classes = max(discrete, default=0)

    def _count(self, task: Any, place: int) -> int:
        if task.get("count"):
            return int(task["count"])
        if task["task"] == "binary":
            return 2
        shape = self.outputs[place] if place < len(self.outputs) else (1,)
        return int(shape[-1]) if shape and shape[-1] else 1

    def inputs(self, spec: Any) -> list[Input]:
        """The inputs of one of the programs: the same rows, in the range that this program has them."""
        return self._inputs(spec["features"])

    def judged(self, spec: Any) -> list[Input] | None:
        """The same for the rows that are held out; ``None``: they are like the others."""
        return self._inputs(spec["judged"]) if spec["judged"] else None

    def _inputs(self, known: Any) -> list[Input]:
        made = []
        for place, shape in enumerate(self.shapes):
            hint = known if len(self.shapes) == 1 else {}
            content = _content(shape, self.words[place], hint.get("content"))
            made.append(Input(shape, content, hint.get("low"), hint.get("high"), hint.get("ratio"), self.words[place]))
        return made

    def targets(self, spec: Any) -> list[Target]:
        """What each output of one of the programs is to learn, in the encoding that it is given."""
        made = []
        for place, task in enumerate(self.job["tasks"]):
            shape = self.outputs[place] if place < len(self.outputs) else (1,)
            label = spec["labels"][place] if place < len(spec["labels"]) else {}
            made.append(
                Target(
                    task["task"],
                    self.counts[place],
                    label.get("encoding") or task["encoding"],
                    label.get("low"),
                    label.get("high"),
                    label.get("border", 0.5),
                    _positions(shape, label.get("shape")) if task["task"] != "copy" else (),
                )
            )
        return made

    def batch(self, spec: Any) -> int:
        return int(spec["fit"].get("batch_size") or 32)

    def shuffle(self, spec: Any) -> bool:
        return bool(spec["fit"].get("shuffle", True))


def _positions(shape: tuple[int | None, ...], labels: list[int] | None) -> tuple[int, ...]:
    """The axes of an output along which there are labels, too."""
    axes = tuple(size or 1 for size in shape[:-1])
    if labels is not None and axes and len(labels) <= 1 and labels in ([], [1]):
        return ()
    return axes


def _content(shape: tuple[int, ...], words: int, said: str | None) -> str:
    if words:
        return "text-ids"
    if len(shape) == 1 and said == "image" and flat_image(shape[0]):
        return "image"
    if len(shape) == 3 or len(shape) == 2 and (said == "image" or shape[0] == shape[1] and shape[0] >= 8):
        return "image"
    return "tabular" if len(shape) == 1 else "sequence"


def setting_of(job: Any, backend: Backend) -> Setting:
    """Builds the repaired program (or the one as written) once and reads what it takes and gives."""
    spec = job["repaired"] or job["written"]
    shrink, model = _smallest(job, spec, backend)
    inputs = getattr(model, "inputs", None)
    if not inputs:
        shape = _filled(tuple(spec["features"].get("shape") or (COLUMNS,)), spec, shrink)
        words = _vocabulary(model, [shape])
        tf = backend.tf
        dtype = "int32" if words[0] else "float32"
        model(tf.zeros((2, *shape), dtype))
        shapes = [shape]
    else:
        shapes = [_filled(tuple(one.shape[1:]), spec, shrink) for one in inputs]
        words = _vocabulary(model, shapes)
    outputs: list[tuple[int, ...]] = (
        [tuple(one.shape[1:]) for one in model.outputs] if getattr(model, "outputs", None) else [(1,)]
    )
    return Setting(shapes, words, outputs, job, shrink)


def _smallest(job: Any, spec: Any, backend: Backend) -> tuple[dict[str, int] | None, Any]:
    """The model with images as small as it can be built with, where they are large; and what was made of their size."""
    whole = {**spec["blueprint"], "compile": None}
    size = largest_image(spec["blueprint"]["model"])
    if size > LARGE and job["kind"] != "crash":
        for smaller in (32, 64, 96, 160):
            shrink = {"from": size, "to": smaller}
            if smaller >= size:
                break
            if smaller == 32 and not pretrained_network(spec["blueprint"]["model"]):
                continue
            with suppress(Exception):
                for one in (job["written"], spec):
                    model = rebuild({**one["blueprint"], "compile": None}, backend, shrink)
                return shrink, model
    return None, rebuild(whole, backend)


def _filled(shape: tuple[int | None, ...], spec: Any, shrink: dict[str, int] | None) -> tuple[int, ...]:
    """The shape of a row with a size for every free axis."""
    known = spec["features"].get("shape")
    if shrink is not None and known:
        known = [shrink["to"] if size == shrink["from"] else size for size in known]
    if known and len(known) == len(shape):
        shape = tuple(own if own is not None else other for own, other in zip(shape, known))
    kind = {1: "tabular", 2: "sequence", 3: "image"}.get(len(shape), "sequence")
    return tuple(size if size is not None else FREE[kind] for size in shape)


def _vocabulary(model: Any, shapes: list[tuple[int, ...]]) -> list[int]:
    """For each input: how many words an embedding that reads it knows, else 0."""
    sizes = [0] * len(shapes)
    for layer in getattr(model, "layers", ()):
        if type(layer).__name__ != "Embedding":
            continue
        place = _reads(layer, model)
        for at in range(len(shapes)) if place is None else (place,):
            if len(shapes[at]) <= 1:
                sizes[at] = min(sizes[at] or layer.input_dim, layer.input_dim)
    return sizes


def _reads(layer: Any, model: Any) -> int | None:
    """Which input a layer reads; ``None`` if that can't be told, and there is only one."""
    inputs = list(getattr(model, "inputs", None) or ())
    try:
        source = layer.input
    except (AttributeError, ValueError):
        return None
    for place, one in enumerate(inputs):
        if one is source:
            return place
    return None if len(inputs) <= 1 else 0
