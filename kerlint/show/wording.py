"""What is shown of a model in words: values, shapes, layers, data. Shared by the formats for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.show.outline import Data, Layer, Loss, Metric, Model, Optimizer, Place, Validation, Value

UNKNOWN = "?"

MOST_OPTIONS = 3
"""Alternatives that are told one by one."""

_ENCODINGS = {
    "integer": "integer labels",
    "one-hot": "one-hot labels",
    "multi-hot": "multi-hot labels",
    "binary": "0 or 1",
    "signs": "-1 or 1",
    "string": "strings",
}


def said(value: Value, words: Callable[[Any], str] = str) -> str:
    """A value in words: ``?`` if it is not known, ``10 or 50`` if it depends on a condition."""
    if value.options:
        found = list(dict.fromkeys(said(option.value, words) for option in value.options))
        return " or ".join(found if len(found) <= MOST_OPTIONS else [found[0], f"{len(found) - 1} others"])
    return words(value.value) if value.known else UNKNOWN


def conditional(value: Value, words: Callable[[Any], str] = str) -> str:
    """As ``said``, with the conditions: ``10 if options.quick, else 50``."""
    if not 0 < len(value.options) <= MOST_OPTIONS:
        return said(value, words)
    *some, last = value.options
    parts = [f"{said(option.value, words)} if {option.condition}" for option in some]
    other = f"else {said(last.value, words)}" if len(some) == 1 else f"{said(last.value, words)} if {last.condition}"
    return ", ".join([*parts, other])


def count(number: Any) -> str:
    """A number with thousands separators."""
    return f"{number:,}" if isinstance(number, int) else f"{number:g}" if isinstance(number, float) else UNKNOWN


def shape(sizes: Any) -> str:
    """As Keras prints it: ``(None, 28, 28, 1)``."""
    if not isinstance(sizes, tuple) or not sizes:
        return UNKNOWN if not isinstance(sizes, tuple) else "()"
    return f"({', '.join(map(str, sizes))}{',' if len(sizes) == 1 else ''})"


def place(where: Place) -> str:
    """``train.py:12``, or ``study.ipynb:cell 3:12``."""
    cell = "" if where.cell is None else f"cell {where.cell}:"
    return f"{where.path}:{cell}{where.row}"


def title(model: Model) -> str:
    """The name of a model, or its type where it has none."""
    return model.name or said(model.type)


# --- layers


def layer_type(layer: Layer) -> str:
    """Class of a layer, or the last part of an operation's path."""
    name = said(layer.type)
    return name.rpartition(".")[2] or name


def layer_name(layer: Layer) -> str | None:
    """The name that is written for a layer, or its variable."""
    return layer.name.value if isinstance(layer.name.value, str) else layer.variable


def details(layer: Layer) -> list[str]:
    """What is worth to be seen of a layer's arguments: its activation, its rate."""
    found = [said(value) for value in (layer.activation, layer.rate) if value is not None]
    return [word for word in found if word.replace("_", "") != layer_type(layer).lower()]


# --- training


def optimizer(one: Any) -> str:
    """``Adam, learning rate 0.001``."""
    if not isinstance(one, Optimizer):
        return UNKNOWN
    parts = [said(one.type), f"learning rate {said(one.learning_rate, rate)}"]
    if one.schedule.value or not one.schedule.known:
        parts[1] += f" at first ({said(one.schedule)})"
    if one.momentum.known and one.momentum.value:
        parts.append(f"momentum {said(one.momentum, rate)}")
    return ", ".join(parts)


def rate(number: Any) -> str:
    """A small number as people write it: ``0.001``, ``1e-05``."""
    return f"{number:g}" if isinstance(number, (int, float)) else UNKNOWN


def loss(one: Any) -> str:
    """``sparse_categorical_crossentropy from logits``."""
    if not isinstance(one, Loss):
        return "none" if one is None else UNKNOWN
    name = said(one.name)
    if name == UNKNOWN and one.family.value == "custom":
        name = "a function of its own"
    return f"{name} from logits" if one.from_logits.value is True else name


def metric(one: Metric) -> str:
    """``accuracy (BinaryAccuracy)``."""
    written, kind = said(one.written), said(one.type)
    text = written if kind in (written, UNKNOWN) else kind if written == UNKNOWN else f"{written} ({kind})"
    return text if one.condition is None else f"{text} if {one.condition}"


def metrics(value: Value) -> str:
    """All metrics of one output."""
    return members(value, metric)


def members(value: Value, words: Callable[[Any], str]) -> str:
    """Members of a collection, with ``?`` for those that are not known."""
    if value.options:
        return conditional(value, lambda some: ", ".join(map(words, some)) or "none")
    known = [words(one) for one in value.value or ()]
    return ", ".join(known if value.known else [*known, UNKNOWN]) or "none"


def data(one: Any) -> str:
    """``x_train: 60,000 × (28, 28), 0 to 1, / 255``: what is known of data, and nothing else."""
    if not isinstance(one, Data):
        return "none" if one is None else UNKNOWN
    rows, sizes = _size(one)
    parts = [f"{rows} × {sizes}" if rows and sizes else rows and f"{rows} row{'' if rows == '1' else 's'}" or sizes]
    parts.append(_range(one))
    encoding = _ENCODINGS.get(one.encoding.value or "", "")
    if encoding:
        classes = f" of {one.classes.value} classes" if one.classes.known and one.encoding.value == "integer" else ""
        parts.append(encoding + classes)
    parts += list(dict.fromkeys(step for step in one.steps if step != UNKNOWN))
    origin = one.origin.value
    if isinstance(origin, str):
        parts.append("random numbers" if origin == "random" else f"from {origin}")
    text = ", ".join(part for part in parts if part) or UNKNOWN
    return f"{one.name.value}: {text}" if one.name.value else text


def _size(one: Data) -> tuple[str, str]:
    rows = said(one.rows, count) if one.rows.known and one.rows.value is not None else ""
    return rows, said(one.shape, shape) if one.shape.known and one.shape.value else ""


def _range(one: Data) -> str:
    if one.encoding.value in _ENCODINGS or not (one.low.known and one.high.known):
        return ""
    if one.low.value is None:
        return ""
    low, high = said(one.low, count), said(one.high, count)
    return f"all {low}" if low == high else f"{low} to {high}"


def validation(one: Any) -> str:
    """``20 % of the data``, or the data."""
    if not isinstance(one, Validation):
        return "none" if one is None else UNKNOWN
    if one.kind.value == "split":
        return f"{said(one.fraction, _percent)} of the data" if one.fraction.known else f"{UNKNOWN} of the data"
    return said(one.x, data)


def _percent(fraction: Any) -> str:
    return f"{fraction * 100:g} %" if isinstance(fraction, (int, float)) else UNKNOWN


def callback(one: Any) -> str:
    """``EarlyStopping (val_loss, patience 3)``."""
    notes = [str(one.monitor.value)] if one.monitor.known and one.monitor.value else []
    if one.patience.known and one.patience.value is not None:
        notes.append(f"patience {one.patience.value}")
    text = said(one.type) + (f" ({', '.join(notes)})" if notes else "")
    return text if one.condition is None else f"{text} if {one.condition}"
