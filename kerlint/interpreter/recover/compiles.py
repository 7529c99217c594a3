"""Losses, metrics and optimizers of a compile as facts."""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.choices import combine, each, leaves
from kerlint.facts.guards import arms
from kerlint.facts.values import UNKNOWN, Collection, Const, Item, Origin, Unknown
from kerlint.facts.vocabulary import Loss, Metric, Optimizer, Part
from kerlint.interpreter.happened import Event
from kerlint.interpreter.libraries.keras.keras1 import is_written_for_it
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.values import ABSENT, External, Function, Instance, Mapping, Partial, Sequence
from kerlint.keras import identifiers, names


def given_argument(event: Event, name: str, default: Any) -> Any:
    """An argument of an event: as written, ``default`` where it is left out, Unknown where that is not known."""
    value = event.payload["arguments"].get(name, ABSENT)
    if value is ABSENT and name in event.payload.get("earlier", ()):
        return Unknown(f"Keras 3 keeps the `{name}` of an earlier compile")
    if event.payload["open"] and value is ABSENT:
        return Unknown(f"`{name}` may be among arguments that are not known")
    return each(value, lambda leaf: Const(default, event.place) if leaf is ABSENT else leaf)


def note_earlier(events: list[Event]) -> None:
    """Notes for every compile which losses and metrics an earlier one of the same model may leave behind."""
    given: dict[int, set[str]] = {}
    for event in events:
        if event.kind == "compile":
            before = given.setdefault(id(event.receiver), set())
            event.payload["earlier"] = frozenset(before)
            before |= {"loss", "metrics"} & set(event.payload["arguments"])


def place_of(event: Event, name: str) -> Origin:
    """Where an argument of an event is written, else the event itself."""
    place: Origin = event.payload["written"].get(name, event.place)
    return place


# --- losses


def losses(event: Event, found: int, count: int | None, output_names: list[str] | None) -> list[Any]:
    """The loss of each of the ``found`` outputs, in order; ``count`` is ``None`` if there may be others."""
    value = given_argument(event, "loss", None)
    place = place_of(event, "loss")
    return [each(value, _loss_at, place, at, count, output_names) for at in range(found)]


def _loss_at(leaf: Any, place: Origin, position: int, count: int | None, output_names: list[str] | None) -> Any:
    if type(leaf) is Sequence:
        members = leaf.plain()
        if members is None or count is None or position >= len(members):
            return Unknown("the losses are not known one by one")
        return each(members[position], lambda one: _loss(one, _own_place(one, place)))
    if type(leaf) is Mapping:
        if leaf.open or output_names is None:
            return Unknown("losses by names of outputs")
        entry = leaf.entries.get(output_names[position], Const(None))
        return each(entry, lambda one: _loss(one, _own_place(one, place)))
    return _loss(leaf, place)


def _own_place(leaf: Any, place: Origin) -> Origin:
    own = getattr(leaf, "origin", None)
    return own if own is not None else place


def _loss(leaf: Any, place: Origin) -> Any:
    if type(leaf) is Const:
        if leaf.value is None:
            return Const(None, place)
        known = identifiers.loss(leaf.value, None) if isinstance(leaf.value, str) else None
        if known is None:
            return Unknown("an unknown loss")
        return _fact(known.name, leaf.value, place, Const(False, place), None)
    if type(leaf) is External:
        symbol = names.canonical(leaf.path)
        if symbol is None or symbol.kind not in ("loss", "metric") or symbol.name[:1].isupper():
            return Unknown(leaf.path)
        return _fact(identifiers.loss_named(symbol.name).name, symbol.name, place, Const(False, place), None)
    if type(leaf) is KerasObject:
        if leaf.instance is not None:
            return Loss(place=place, name=leaf.name, written=leaf.name, family="custom", from_logits=UNKNOWN)
        name = identifiers.loss_named(leaf.symbol.name).name
        logits = arg.boolean(arg.argument(leaf, "from_logits")) if "from_logits" in _parameters(leaf) else False
        return _fact(name, leaf.symbol.name, place, logits, leaf)
    if type(leaf) in (Function, Partial, Instance):
        found = leaf.as_loss._asdict() if type(leaf) is Function and leaf.as_loss is not None else {}
        return Loss(place=place, name=UNKNOWN, written=UNKNOWN, family="custom", from_logits=UNKNOWN, **found)
    return leaf if type(leaf) is Unknown else Unknown("a loss that is not known")


def _parameters(thing: KerasObject) -> tuple[str, ...]:
    from kerlint.keras import signatures

    signature = signatures.signature(thing.symbol, None)
    return signature.names if signature is not None else ()


def _fact(name: str, written: str, place: Origin, logits: Any, thing: KerasObject | None) -> Loss:
    family = identifiers.LOSS_FAMILIES.get(name, "custom")
    ignored = arg.number(arg.argument(thing, "ignore_class")) if thing is not None and family == "sparse" else None
    if thing is not None and not thing.open and "ignore_class" not in thing.arguments:
        ignored = None
    return Loss(
        place=place, name=name, written=written, family=family, from_logits=logits, ignore_class=ignored, smooth=True
    )


# --- metrics

MORE = "the list may have further members"


def metrics(event: Event, position: int, count: int | None, output_names: list[str] | None, accurate: Any) -> Any:
    """The metrics of one output, as a guarded collection."""
    value = given_argument(event, "metrics", None)
    place = place_of(event, "metrics")
    return each(value, _metrics_at, place, position, count, output_names, accurate)


def _metrics_at(
    leaf: Any, place: Origin, position: int, count: int | None, output_names: list[str] | None, accurate: Any
) -> Any:
    if type(leaf) is Const and leaf.value is None:
        return Collection(origin=place)
    if type(leaf) is Mapping:
        if leaf.open or output_names is None:
            return Unknown("metrics by names of outputs")
        entry = leaf.entries.get(output_names[position])
        return (
            Collection(origin=place) if entry is None else _collect([Item(True, entry)], place, accurate, closed=True)
        )
    if type(leaf) is not Sequence:
        return _collect([Item(True, leaf)], place, accurate, closed=True) if type(leaf) is not Unknown else leaf
    if count != 1:
        members = leaf.plain()
        if count is None:
            return Unknown("metrics of a model whose outputs are not known", place)
        if members is None or len(members) != count:
            return Unknown("metrics of a model with several outputs", place)
        return _collect([Item(True, members[position])], place, accurate, closed=not leaf.open)
    return _collect(leaf.items, place, accurate, closed=not leaf.open)


def _collect(items: list[Item], place: Origin, accurate: Any, *, closed: bool) -> Any:
    found: list[Item] = []
    for item in items:
        for guard, leaf in arms(item.value, item.guard):
            if type(leaf) is Sequence:
                found += [Item(guard, _metric(one.value, place, accurate)) for one in leaf.items]
            else:
                found.append(Item(guard, _metric(leaf, place, accurate)))
    known = tuple(item for item in found if type(item.value) is Metric)
    other: Any = next((item.value for item in found if type(item.value) is not Metric), None)
    doubt = None if closed and other is None else other or Unknown(MORE, place)
    return Collection(known, closed=doubt is None, origin=place, doubt=doubt)


def _metric(leaf: Any, place: Origin, accurate: Any) -> Any:
    own = _own_place(leaf, place)
    if type(leaf) is Const and isinstance(leaf.value, str):
        known = identifiers.metric(leaf.value, None)
        if known is None:
            return Unknown("an unknown metric")
        type_ = accurate if known.by_shape else known.type
        return Metric(
            place=own,
            type=type_,
            written=leaf.value,
            key=identifiers.history_key(known.type, text=leaf.value),
            threshold=each(type_, lambda one: 0.5 if one in ("BinaryAccuracy", "Precision", "Recall") else UNKNOWN),
            from_logits=False,
            family=known.family,
        )
    if type(leaf) is KerasObject and leaf.instance is None:
        return _metric_object(leaf, own)
    if type(leaf) is External:
        symbol = names.canonical(leaf.path)
        if symbol is not None and symbol.kind in ("metric", "loss"):
            known = identifiers.metric_named(symbol.name)
            return Metric(place=own, type=known.type, written=symbol.name, key=symbol.name, family=known.family)
    return leaf if type(leaf) is Unknown else Unknown("a metric that is not known")


def _metric_object(thing: KerasObject, place: Origin) -> Metric:
    known = identifiers.metric_named(thing.symbol.name)
    name = arg.argument(thing, "name")
    key = name if type(name) is Const and isinstance(name.value, str) else identifiers.history_key(known.type)
    parameters = _parameters(thing)
    threshold = next((one for one in ("threshold", "thresholds") if one in parameters), None)
    return Metric(
        place=place,
        type=known.type,
        written=thing.symbol.name,
        key=key,
        threshold=arg.number(arg.argument(thing, threshold)) if threshold is not None else UNKNOWN,
        from_logits=arg.boolean(arg.argument(thing, "from_logits")) if "from_logits" in parameters else False,
        family=known.family,
    )


ENCODINGS = {"sparse": "integer", "categorical": "one-hot"}
"""How a loss of this family takes labels."""


def accuracy(units: Any, labels: Any, loss: Any) -> Any:
    """Which metric ``accuracy`` is, by the width of the output and the encoding of the labels.

    Where that is not known the loss says what it must be, or it would refuse the labels.
    """
    family = each(loss, lambda leaf: leaf.family if type(leaf) is Loss else UNKNOWN)

    def resolve(width: Any, data: Any, family: Any) -> Any:
        size = width.value if type(width) is Const else width
        if type(size) is not int:
            return UNKNOWN
        encoding = getattr(data, "encoding", None)
        word = encoding.value if type(encoding) is Const else encoding
        if not isinstance(word, str):
            word = ENCODINGS.get(family) if isinstance(family, str) else None
        resolved = identifiers.resolve_accuracy((None, size), None, word if isinstance(word, str) else None)
        return UNKNOWN if resolved is None else resolved

    return combine(resolve, units, labels, family)


# --- optimizers


def optimizer(event: Event, made: dict[int, Any]) -> Any:
    """The optimizer of a compile; ``made`` keeps one fact per object."""
    value = given_argument(event, "optimizer", "rmsprop")
    place = place_of(event, "optimizer")
    return each(value, optimizer_of, place, made)


def optimizer_of(leaf: Any, place: Origin, made: dict[int, Any]) -> Any:
    """What a value makes as an optimizer; ``made`` keeps one fact per object."""
    if type(leaf) is Const and isinstance(leaf.value, str):
        name = identifiers.optimizer(leaf.value, None)
        if name is None:
            return Unknown("an unknown optimizer")
        rate = _rate_left_out(name, place) or Const(_default_of(name, "learning_rate"), place)
        return Optimizer(
            place=place,
            name=name,
            instance=Unknown("every compile makes its own"),
            is_class=False,
            given=Collection(),
            learning_rate=rate,
            schedule=None,
            momentum=_default_of(name, "momentum") if name in ("SGD", "RMSprop") else UNKNOWN,
            decay=None,
            clipnorm=None,
            clipvalue=None,
        )
    if type(leaf) is External:
        symbol = names.canonical(leaf.path)
        if symbol is None:
            return Unknown(leaf.path)
        is_class = symbol.kind == "optimizer" and symbol.name[:1].isupper()
        return Optimizer(place=place, name=symbol.name, is_class=is_class)
    if type(leaf) is Instance:
        leaf = leaf.base
    if type(leaf) is not KerasObject or leaf.symbol.kind != "optimizer":
        return leaf if type(leaf) is Unknown else Unknown("an optimizer that is not known")
    if leaf.symbol.name == "LossScaleOptimizer":
        inner = leaf.arguments.get("inner_optimizer", ABSENT)
        return each(inner, optimizer_of, place, made) if inner is not ABSENT else UNKNOWN
    if id(leaf) not in made:
        made[id(leaf)] = _optimizer_object(leaf)
    return made[id(leaf)]


def _optimizer_object(thing: KerasObject) -> Optimizer:
    if thing.instance is not None:
        return Optimizer(place=thing.origin, name=thing.name, instance=thing)
    rate, schedule = _rate(thing)
    if not {"lr", "learning_rate"} & thing.arguments.keys():
        rate = _rate_left_out(thing.symbol.name, thing.origin) or rate
    return Optimizer(
        place=thing.origin,
        name=thing.symbol.name,
        instance=thing,
        is_class=False,
        given=arg.given(thing.arguments, open=thing.open),
        learning_rate=rate,
        schedule=schedule,
        momentum=arg.number(arg.argument(thing, "momentum")),
        decay=_decay(thing),
        clipnorm=arg.number(arg.argument(thing, "clipnorm")),
        clipvalue=arg.number(arg.argument(thing, "clipvalue")),
    )


_SETS_RATE = re.compile(r"(?i:opt)\w*\.(?:lr|learning_rate)\s*(?:=(?!=)|\.assign\(|,)")
"""``model.optimizer.learning_rate = 1e-5``, ``….assign(1e-5)``, ``set_value(optimizer.lr, 1e-5)``."""


def _rate_left_out(name: str, place: Origin) -> Unknown | None:
    """Why a learning rate that is not written may be another than the default of today."""
    if name in ("Adadelta", "Adagrad") and is_written_for_it(place.document):
        return Unknown("the default of an older Keras")
    if _SETS_RATE.search(getattr(place.document, "text", "")) is not None:
        return Unknown("the program sets the learning rate of an optimizer")
    return None


def _default_of(name: str, parameter: str) -> Any:
    from kerlint.keras import signatures

    signature = signatures.signature(names.symbol(f"optimizers.{name}"), None)
    return signature.defaults.get(parameter) if signature is not None else None


def _decay(thing: KerasObject) -> Any:
    """The decay of old optimizers: it has no place in the signatures of today."""
    if "decay" in thing.arguments:
        return arg.number(thing.arguments["decay"])
    return Unknown("`decay` may be among arguments that are not known") if thing.open else None


def _rate(thing: KerasObject) -> tuple[Any, Any]:
    """The learning rate, a schedule's start, and the schedule's class."""
    name = "lr" if "lr" in thing.arguments and "learning_rate" not in thing.arguments else "learning_rate"
    value = arg.argument(thing, name)
    rate = each(value, _rate_leaf)
    schedule = each(value, _schedule_leaf)
    return rate, schedule


def _rate_leaf(leaf: Any) -> Any:
    if type(leaf) is KerasObject and leaf.symbol.kind == "schedule" and leaf.instance is None:
        start = "warmup_target" if "warmup_target" in leaf.arguments else "initial_learning_rate"
        if leaf.symbol.name == "PiecewiseConstantDecay":
            values = leaf.arguments.get("values")
            members = values.plain() if type(values) is Sequence else None
            return arg.number(members[0]) if members else UNKNOWN
        return arg.number(arg.argument(leaf, start))
    return leaf if type(leaf) in (Const, Unknown) else Unknown("a learning rate that is not known")


def _schedule_leaf(leaf: Any) -> Any:
    if type(leaf) is KerasObject:
        return Const(leaf.name, leaf.origin)
    if type(leaf) is Const and isinstance(leaf.value, (int, float)):
        return None
    return Unknown("perhaps a schedule")


# --- parts as written


def parts(event: Event) -> Collection:
    """`loss`, `metrics` and `loss_weights` with the form they are written in."""
    found = []
    for name in ("loss", "metrics", "loss_weights"):
        if name in event.payload["arguments"]:
            found.append(_part(name, event.payload["arguments"][name], place_of(event, name)))
    return Collection.of(*found, closed=not event.payload["open"])


def _part(name: str, value: Any, place: Origin) -> Part:
    form = each(value, lambda leaf: {Sequence: "list", Mapping: "dict", Unknown: UNKNOWN}.get(type(leaf), "one"))
    keys = each(value, _keys)
    items = each(value, _items)
    return Part(place=place, parameter=name, form=form, keys=keys, items=items)


def _keys(leaf: Any) -> Any:
    if type(leaf) is not Mapping:
        return Collection() if type(leaf) is not Unknown else UNKNOWN
    closed = not leaf.open and not any(one is ABSENT for held in leaf.entries.values() for one in leaves(held))
    return Collection.of(*leaf.entries, closed=closed)


def _items(leaf: Any) -> Any:
    if type(leaf) is not Sequence:
        return UNKNOWN
    return Collection(tuple(Item(item.guard, UNKNOWN) for item in leaf.items), closed=not leaf.open)
