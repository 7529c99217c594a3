"""Facts of a program as models to show: name, layers in order with shapes and parameters, totals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kerlint.facts import vocabulary as facts
from kerlint.facts.choices import leaves
from kerlint.facts.guards import restrict
from kerlint.facts.values import Collection, Const, Guard, Unknown
from kerlint.show.outline import NOTHING, UNSIZED, Layer, Model, Option, Place, Total, Value
from kerlint.show.reading import Reader, places
from kerlint.show.training import compiles, fits


def models_of(program: facts.Program) -> list[Model]:
    """The models of a program, in the order in which it makes them; what is made several times alike, once."""
    first = Reader()
    _models(program, first)
    return _models(program, Reader(places(first.wanted)))


def _models(program: facts.Program, reader: Reader) -> list[Model]:
    found = [_model(fact, guard, reader) for guard, fact in reader.members(program.models)[0]]
    return list(dict.fromkeys(model for model in found if model is not None))


def _model(fact: Any, guard: Guard, reader: Reader) -> Model | None:
    place = reader.place(fact.place)
    reader.used_defaults = False
    members, known = reader.members(fact.layers)
    if fact.kind == "sequential" and not (members and len(members) == 1):
        members = [(path, layer) for path, layer in members if layer.kind != "input"]
    layers = _layers(members, guard, reader)
    complete = NOTHING if known else _why_open(fact, reader)
    return Model(
        name=_text(fact.written_as),
        type=reader.value(fact.type),
        kind=reader.value(fact.kind),
        condition=reader.condition(guard),
        layers=layers,
        layers_known=complete,
        parameters=_total(fact, layers, complete, guard, reader),
        compiles=compiles(fact, [layer for _, layer in members], layers, guard, reader),
        fits=fits(fact, guard, reader),
        defaults=reader.used_defaults,
        place=place or Place("", None, 0, 0),
    )


def _text(value: Any) -> str | None:
    value = value.value if type(value) is Const else value
    return value if isinstance(value, str) else None


# --- layers


def _layers(members: list[tuple[Guard, Any]], within: Guard, reader: Reader) -> tuple[Layer, ...]:
    numbers = {id(layer): number for number, (_, layer) in enumerate(members, 1)}
    seen: dict[int, int] = {}
    rows = []
    for number, (guard, layer) in enumerate(members, 1):
        instance = layer.instance
        shared = None if isinstance(instance, Unknown) else seen.setdefault(id(instance), number)
        rows.append(_layer(layer, number, None if shared == number else shared, guard, within, numbers, reader))
    return tuple(rows)


def _layer(
    fact: Any, number: int, shared: int | None, guard: Guard, within: Guard, numbers: dict[int, int], reader: Reader
) -> Layer:
    previous, known = reader.members(fact.previous)
    there = restrict(reader.holds(guard), reader.holds(within))
    legal = list(leaves(reader.settled(restrict(fact.legal, there))))
    given = _given(fact.given)
    activates = "activation" in given or fact.kind == "activation"
    return Layer(
        number=number,
        type=reader.value(fact.type),
        kind=reader.value(fact.kind),
        name=reader.value(fact.name),
        variable=_text(fact.written_as),
        units=reader.value(fact.units, within=there) if given & {"units", "filters", "output_dim"} else None,
        activation=reader.value(fact.activation, within=there) if activates else None,
        rate=reader.value(fact.rate, within=there) if fact.kind == "dropout" else None,
        input_shape=reader.value(fact.input_shape, shape, within=there),
        output_shape=reader.value(fact.output_shape, shape, within=there),
        parameters=reader.value(fact.parameters, within=there),
        trainable=reader.value(fact.trainable, within=there),
        shared_with=shared,
        refused=legal == [False],
        previous=tuple(sorted({numbers[id(one)] for _, one in previous if id(one) in numbers})),
        previous_known=known,
        condition=reader.condition(guard, within),
        place=reader.place(fact.place),
    )


def _given(collection: Any) -> set[str]:
    """Names of arguments that are surely written. Units of a `Dense` are so even where it is called by position."""
    if type(collection) is not Collection:
        return set()
    return {item.value for item in collection.items if isinstance(item.value, str)}


def shape(leaf: Any) -> tuple[int | None | str, ...]:
    """A shape with ``?`` for sizes that are not known."""
    sizes: Iterable[Any] = leaf if isinstance(leaf, tuple) else ()
    return tuple(_size(size) for size in sizes)


def _size(size: Any) -> int | None | str:
    size = size.value if type(size) is Const else size
    return size if size is None or isinstance(size, int) else UNSIZED


def _why_open(fact: Any, reader: Reader) -> Value:
    """Why it is not known whether a model has other layers."""
    if fact.kind == "application":
        return Value(False, None, "layers of a network that Keras ships are not listed", reader.place(fact.place))
    if type(fact.outputs) is Collection:
        for item in fact.outputs.items:
            for leaf in leaves(item.value):
                if type(leaf) is Unknown and leaf.reason:
                    return reader.value(leaf)
    doubt = fact.layers if type(fact.layers) is Unknown else getattr(fact.layers, "doubt", None)
    if doubt is not None and doubt.reason:
        return reader.value(doubt)
    return Value(False, None, "some of its layers are not known", reader.place(fact.place))


# --- totals


def _total(fact: Any, layers: tuple[Layer, ...], open_: Value, within: Guard, reader: Reader) -> Total:
    """``open_`` says why it is not known whether there are other layers."""
    total = reader.value(fact.parameters, within=reader.holds(within))
    trainable = reader.value(fact.trainable_here, within=reader.holds(within))
    if not total.known and not total.reason:
        unknown = [layer for layer in layers if not layer.parameters.known]
        total = _because(total, unknown, "parameters") if unknown else open_ if not open_.known else total
    if not trainable.known and not trainable.reason:
        frozen = [layer for layer in layers if not layer.trainable.known and layer.trainable.reason]
        reason = next((layer.trainable for layer in frozen), None)
        trainable = total if not total.known else reason or trainable
    return Total(total, trainable, difference(total, trainable))


def _because(total: Value, culprits: list[Layer], what: str) -> Value:
    """The sum is not known because of the first part that is not."""
    if not culprits:
        return total
    first = culprits[0]
    return Value(False, None, f"{what} of `{first.type.value or '?'}` are not known", first.place)


def difference(total: Value, trainable: Value) -> Value:
    """Weights that training does not change: what is left of all of them."""
    if total.known and trainable.known:
        return Value(True, total.value - trainable.value)
    left, right = total.options, trainable.options
    if left and [one.condition for one in left] == [one.condition for one in right]:
        options = [Option(one.condition, difference(one.value, other.value)) for one, other in zip(left, right)]
        first = options[0].value
        return first if all(one.value == first for one in options) else total._replace(options=tuple(options))
    return trainable if total.known else total
