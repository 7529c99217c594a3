"""How a model is compiled and fitted, from facts to records: losses by output, optimizer, data, callbacks."""

from __future__ import annotations

from typing import Any

from kerlint.facts import vocabulary as facts
from kerlint.facts.choices import leaves
from kerlint.facts.values import Collection, Const, Guard, Unknown
from kerlint.show.outline import (
    NOTHING,
    Callback,
    Compile,
    Data,
    Fit,
    Judged,
    Layer,
    Loss,
    Metric,
    Optimizer,
    Validation,
    Value,
)
from kerlint.show.reading import Reader


def compiles(
    model: Any, members: list[Any], layers: tuple[Layer, ...], within: Guard, reader: Reader
) -> tuple[Compile, ...]:
    """Every ``compile`` of a model, in order. ``members`` are the facts of its ``layers``."""
    numbers = {id(member): layer for member, layer in zip(members, layers)}
    return tuple(
        Compile(
            optimizer=reader.value(fact.optimizer, lambda leaf: _optimizer(leaf, reader), within=guard),
            outputs=tuple(_judged(head, guard, numbers, reader) for _, head in reader.members(fact.heads)[0]),
            condition=reader.condition(guard, within),
            place=reader.place(fact.place),
        )
        for guard, fact in reader.members(model.compiles)[0]
    )


def _optimizer(fact: Any, reader: Reader) -> Any:
    if not isinstance(fact, facts.Optimizer):
        return None
    return Optimizer(
        reader.value(fact.name),
        reader.value(fact.learning_rate, number),
        reader.value(fact.schedule),
        reader.value(fact.momentum, number),
    )


def number(leaf: Any) -> Any:
    """A number, or ``None`` for what is none."""
    return leaf if isinstance(leaf, (int, float)) else None


def _judged(head: Any, within: Guard, layers: dict[int, Layer], reader: Reader) -> Judged:
    layer = next((layers[id(leaf)] for leaf in leaves(reader.settled(head.layer)) if id(leaf) in layers), None)
    name = None
    if layer is not None:
        name = layer.name.value if isinstance(layer.name.value, str) else layer.variable
    return Judged(
        layer=layer.number if layer is not None else None,
        name=name,
        loss=reader.value(head.loss, lambda leaf: _loss(leaf, reader), within=within),
        metrics=_several(head.metrics, lambda guard, one: _metric(one, guard, within, reader), within, reader),
    )


def _loss(fact: Any, reader: Reader) -> Any:
    if not isinstance(fact, facts.Loss):
        return None
    return Loss(reader.value(fact.name), reader.value(fact.family), reader.value(fact.from_logits))


def _metric(fact: Any, guard: Guard, within: Guard, reader: Reader) -> Metric:
    return Metric(reader.value(fact.type), reader.value(fact.written), reader.condition(guard, within))


def _several(raw: Any, convert: Any, within: Guard, reader: Reader) -> Value:
    """A guarded collection as a value: a tuple of what is shown of its members."""

    def read(leaf: Any) -> Any:
        members, _ = reader.members(leaf)
        return tuple(convert(guard, one) for guard, one in members)

    value = reader.value(raw, read, within=within)
    chosen = reader.settled(raw)
    if value.known and type(chosen) is Collection and not reader.members(chosen)[1]:
        why = reader.value(chosen.doubt) if chosen.doubt is not None else value
        return Value(False, value.value, why.reason or "some are not known", why.place or reader.place(chosen.origin))
    return value


# --- fits


def fits(model: Any, within: Guard, reader: Reader) -> tuple[Fit, ...]:
    """Every training of a model, in order; what is trained alike in each round of a loop, once."""
    return tuple(dict.fromkeys(_fit(fact, guard, within, reader) for guard, fact in reader.members(model.fits)[0]))


def _fit(fact: Any, guard: Guard, within: Guard, reader: Reader) -> Fit:
    def data(raw: Any) -> Value:
        return reader.value(raw, lambda leaf: _data(leaf, reader), within=guard)

    return Fit(
        function=reader.value(fact.function),
        x=data(fact.x),
        y=data(fact.y),
        rows=reader.value(fact.rows, number, within=guard),
        epochs=reader.value(fact.epochs, number, within=guard),
        batch_size=reader.value(fact.batch_size, number, within=guard),
        steps_per_epoch=reader.value(fact.steps_per_epoch, number, within=guard),
        validation=reader.value(fact.validation, lambda leaf: _validation(leaf, reader), within=guard),
        callbacks=_several(fact.callbacks, lambda path, one: _callback(one, path, guard, reader), guard, reader),
        condition=reader.condition(guard, within),
        place=reader.place(fact.place),
    )


def _callback(fact: Any, guard: Guard, within: Guard, reader: Reader) -> Callback:
    return Callback(
        reader.value(fact.type),
        reader.value(fact.monitor),
        reader.value(fact.patience, number),
        reader.condition(guard, within),
    )


def _validation(fact: Any, reader: Reader) -> Any:
    if not isinstance(fact, facts.Validation):
        return None
    fraction = reader.value(fact.fraction, number)
    if fact.kind == "split":
        return Validation(reader.value(fact.kind), fraction, NOTHING, NOTHING)
    x, y = (reader.value(part, lambda leaf: _data(leaf, reader)) for part in (fact.x, fact.y))
    return Validation(reader.value(fact.kind), fraction, x, y)


def _data(fact: Any, reader: Reader) -> Any:
    from kerlint.show.gather import shape

    if not isinstance(fact, facts.Data):
        return None
    name = reader.value(fact.written_as)
    return Data(
        name=name if name.known else NOTHING,
        container=reader.value(fact.container),
        origin=reader.value(_source(fact).origin),
        content=reader.value(fact.content),
        rows=reader.value(fact.length, number),
        shape=reader.value(fact.shape, shape),
        low=reader.value(fact.low, number),
        high=reader.value(fact.high, number),
        encoding=reader.value(fact.encoding),
        classes=reader.value(fact.classes, number),
        scaled=reader.value(fact.scaled),
        steps=tuple(_step(step, reader) for _, step in reader.members(fact.steps)[0]),
    )


def _source(fact: Any) -> Any:
    """Where the rows come from; the data themselves, if that is not known."""
    source = fact.source.value if type(fact.source) is Const else fact.source
    known = isinstance(source, facts.Data) and not isinstance(source.origin, Unknown)
    return source if known else fact


def _step(fact: Any, reader: Reader) -> str:
    """A step in a word or two: `StandardScaler`, `/ 255`, `shuffle`."""
    for raw in (fact.type, fact.formula, fact.kind):
        value = reader.value(raw)
        if value.known and isinstance(value.value, str):
            return value.value
    return "?"
