"""Why something of a model is not known: which expression stopped the analysis, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kerlint.show import wording
from kerlint.show.outline import UNSIZED, Layer, Model, Option, Value

Path = tuple[Any, ...]
"""Where a value stands in a model: names of fields and positions in tuples."""

_ALWAYS = ("output_shape", "parameters", "total", "type", "loss", "metrics", "optimizer", "learning_rate")
_SIZES = ("output_shape", "parameters")


class Reason(NamedTuple):
    """``what`` is not known, and ``why``."""

    what: str
    why: str


def unknowns(thing: Any, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Every value that is not known, with its place in the record. Options are looked into by nobody."""
    if isinstance(thing, Value):
        if not thing.known:
            yield path, thing
        if thing.value is not None:
            yield from unknowns(thing.value, path)
    elif isinstance(thing, tuple) and hasattr(thing, "_fields"):
        for name in thing._fields:
            yield from unknowns(getattr(thing, name), (*path, name))
    elif isinstance(thing, tuple) and not isinstance(thing, Option):
        for position, one in enumerate(thing):
            yield from unknowns(one, (*path, position))


def reasons(model: Model) -> list[Reason]:
    """The reasons worth reading, each once: what only follows from another one is left out."""
    found: dict[Reason, None] = {}
    for path, value in unknowns(model):
        if _follows(model, path, value) or not value.reason and not _is_missed(path):
            continue
        found[Reason(_what(model, path), _why(model, path, value))] = None
    return list(found)


def _why(model: Model, path: Path, value: Value) -> str:
    sized = path[0] == "layers" and path[-1] in _SIZES
    if sized and not value.reason and not _settled(model.layers[path[1]].input_shape):
        return "what enters it is not known"
    return why(value)


def why(value: Value) -> str:
    """``parameter `loss` (train.py:12: `build(loss)`)``."""
    reason = wording.conditional(value, _plain) if value.options else value.reason or "kerlint does not work it out"
    if value.place is None:
        return reason
    code = "" if value.options or value.place.code in reason else f": `{value.place.code}`"
    return f"{reason} ({wording.place(value.place)}{code})"


def _plain(value: Any) -> str:
    """A value of any kind in a word or two."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        first = value[0]
        return wording.said(first) if isinstance(first, Value) else "?"
    return wording.shape(value) if isinstance(value, tuple) else str(value)


def _is_missed(path: Path) -> bool:
    """Whether a reader misses a value even if nothing in the program stopped the analysis."""
    if path[-1] in ("x", "y"):
        return len(path) == 3  # of a fit, not of its validation
    return path[-1] in _ALWAYS and path != ("type",)


def _follows(model: Model, path: Path, value: Value) -> bool:
    """Whether a value is unknown only because another one is that is told, too."""
    if path[0] == "parameters":
        return path[-1] != "total" and value == model.parameters.total or value == model.layers_known
    if path[0] != "layers" or len(path) != 3:
        return False
    layer: Layer = model.layers[path[1]]
    if path[-1] in _SIZES and not value.reason:
        if not layer.type.known:
            return True
        before = [model.layers[number - 1].output_shape for number in layer.previous]
        return any(not _settled(shape) for shape in before) or path[-1] == "parameters" and not layer.output_shape.known
    return path[-1] in ("trainable", "name", "kind", "input_shape")


def _settled(shape: Value) -> bool:
    return shape.known and UNSIZED not in shape.value


def _what(model: Model, path: Path) -> str:
    """``output shape of `Dense` (line 12)``."""
    words = [_word(str(part)) for part in path if isinstance(part, str)]
    if path[0] == "layers" and len(path) > 1:
        layer: Layer = model.layers[path[1]]
        line = f" (line {layer.place.row})" if layer.place is not None else ""
        return f"{words[-1]} of `{wording.layer_type(layer)}`{line}"
    if path[0] == "parameters":
        return f"{words[-1]} parameters"
    if path[0] in ("compiles", "fits"):
        return " of ".join(reversed([word for word in words[1:] if word != "outputs"]))
    return words[-1]


def _word(field: str) -> str:
    return {"layers_known": "layers", "total": "number of"}.get(field, field.replace("_", " "))
