"""Layers that scale, resize or distort, called on data instead of inside a model: in a `map`, or by hand before it."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Const, Item, Origin
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data import arithmetic, bounds, shapes
from kerlint.interpreter.data.lift import lift
from kerlint.interpreter.data.make import changed, number, recomputed, scalar, whole, with_step
from kerlint.interpreter.libraries.keras.objects import KerasObject, Model
from kerlint.interpreter.values import ABSENT, Array
from kerlint.keras.layers import kind

MOVING = frozenset("RandomFlip RandomRotation RandomZoom RandomTranslation RandomShear RandomPerspective".split())
"""Augmentation that moves pixels: they stay between the smallest and the largest."""

TEXT = "TextVectorization"

SIZED = frozenset({"Resizing", "CenterCrop"})


def understood(layer: Any) -> bool:
    """Whether it is known what a layer, or a chain of layers used as one, does to data."""
    if isinstance(layer, Model):
        return (
            layer.kind == "sequential"
            and bool(layer.items.items)
            and not layer.items.open
            and all(map(_sure, layer.items.items))
        )
    if not isinstance(layer, KerasObject) or layer.instance is not None or layer.open:
        return False
    if layer.symbol.name == TEXT:
        return numbers_words(layer)
    return layer.symbol.name in SIZED | {"Rescaling"} or kind(layer.symbol.name) == "augmentation"


def numbers_words(layer: KerasObject) -> bool:
    """Whether a ``TextVectorization`` gives the numbers of words, of as many as it is told."""
    mode = layer.arguments.get("output_mode", Const("int"))
    return type(mode) is Const and mode.value == "int" and "vocabulary" not in layer.written and not layer.open


def numbered(layer: KerasObject, data: Data, origin: Origin | None) -> Data:
    """Texts as numbers of words: 0 for padding, 1 for words that are not known, and then those that it has learnt."""
    words = whole(layer.arguments.get("max_tokens"))
    length = whole(layer.arguments.get("output_sequence_length"))
    return recomputed(
        data,
        origin,
        container=data.container,
        content="text-ids",
        low=0,
        high=UNKNOWN if words is None else words - 1,
        shape=UNKNOWN if length is None else (length,),
        width=UNKNOWN if length is None else length,
        steps=with_step(data, "encode", type=TEXT, place=origin),
    )


def _sure(item: Item) -> bool:
    return item.guard is True and (understood(item.value) or _is_input(item.value))


def _is_input(layer: Any) -> bool:
    return isinstance(layer, KerasObject) and kind(layer.symbol.name) == "input"


def computed(machine: Any, layer: Any, value: Any, keywords: dict[str, Any], origin: Origin) -> Any:
    """What the layer, which is ``understood``, makes of data."""
    if isinstance(layer, Model):
        for item in layer.items.items:
            if not _is_input(item.value):
                value = computed(machine, item.value, value, keywords, origin)
        return value
    training = keywords.get("training", ABSENT)
    result = lift(machine, lambda data: _one(layer, data, training, origin), value)
    return result if type(result) is Array else Array(result)


def _one(layer: KerasObject, data: Any, training: Any, origin: Origin) -> Any:
    if type(data) is not Data:
        return data
    name = layer.symbol.name
    if name == "Rescaling":
        return _rescaled(layer, data, origin)
    if name == TEXT:
        return numbered(layer, data, origin)
    if name in SIZED:
        return _resized(layer, data, origin)
    random = True if training is ABSENT or type(training) is Const and training.value else UNKNOWN
    steps = with_step(data, "augment", type=name, random=random, place=origin)
    kept = changed(data, origin, steps=steps)
    return kept if name in MOVING else recomputed(kept, origin, content=data.content, scaled=data.scaled)


def _rescaled(layer: KerasObject, data: Data, origin: Origin) -> Data:
    scale, offset = number(layer.arguments.get("scale")), number(layer.arguments.get("offset", Const(0)))
    if scale is None or offset is None:
        steps = with_step(data, "scale", formula=UNKNOWN, place=origin)
        return recomputed(data, origin, content=data.content, scaled=True, steps=steps)
    data = arithmetic.operate("*", data, scalar(scale), origin)
    return arithmetic.operate("+", data, scalar(offset), origin) if offset else data


def _resized(layer: KerasObject, data: Data, origin: Origin) -> Data:
    height, width = whole(layer.arguments.get("height")), whole(layer.arguments.get("width"))
    shape = shapes.full(data)
    if shape is None or len(shape) < 3:
        return changed(data, origin, shape=UNKNOWN, width=UNKNOWN)
    return changed(data, origin, **shapes.facts((*shape[:-3], height, width, shape[-1])), **bounds.of(data).facts())
