"""What trainings and evaluations are given: features and labels, validation, callbacks, class weights; their loops."""

from __future__ import annotations

import math
from typing import Any

import libcst as cst

from kerlint.facts.choices import combine, each, leaves
from kerlint.facts.guards import arms
from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Item, Origin, Unknown
from kerlint.facts.vocabulary import Callback, Data, Loop, Validation
from kerlint.interpreter import overwritten
from kerlint.interpreter.happened import Event, LoopState
from kerlint.interpreter.libraries.keras.objects import KerasObject
from kerlint.interpreter.recover import arguments as arg
from kerlint.interpreter.recover import monitors
from kerlint.interpreter.recover.compiles import given_argument, place_of
from kerlint.interpreter.values import QUOTIENT, Array, External, Mapping, Sequence

EACH = ("dataset", "generator")
"""Containers whose elements hold features and labels together."""

STOPPING = frozenset({"EarlyStopping"})


def features_and_labels(event: Event) -> tuple[Any, Any]:
    """``x`` and ``y`` of an event as guarded Data; of a data set, the parts of its elements."""
    x = given_argument(event, "x", None)
    y = given_argument(event, "y", None)
    labels = combine(_labels, x, y)
    return each(x, _features), labels


def _features(leaf: Any) -> Any:
    if type(leaf) is Data:
        part = part_of(leaf, 0)
        return leaf if part is None else part
    return Unknown("data that are not known") if type(leaf) is not Unknown else leaf


def _labels(x: Any, y: Any) -> Any:
    if (
        type(y) is Const
        and y.value is None
        and (type(x) is not Data or x.container in EACH or type(x.container) is Unknown)
    ):
        part = part_of(x, 1) if type(x) is Data else None
        return Unknown("labels inside a data set") if part is None else part
    if type(y) is Const:
        return None if y.value is None else Unknown("labels that are not followed")
    return y


def part_of(data: Data, position: int) -> Data | None:
    """Features (0) or labels (1) of the elements of a data set."""
    if data.container not in EACH or type(data.parts) is not Collection:
        return None
    items = data.parts.items
    if len(items) < 2 or position >= len(items):
        return None
    value = items[position].value
    return value if type(value) is Data else None


def validation(event: Event) -> Any:
    """What a fit is judged by while it runs: guarded Validation, ``None``, or Unknown."""
    data = given_argument(event, "validation_data", None)
    split = given_argument(event, "validation_split", 0.0)
    x, y = features_and_labels(event)
    place, split_place = place_of(event, "validation_data"), place_of(event, "validation_split")

    def read(given: Any, fraction: Any) -> Any:
        if type(given) is Const and given.value is None:
            return _from_split(fraction, x, y, split_place)
        return _from_data(given, place)

    return combine(read, data, split)


def _from_split(fraction: Any, x: Any, y: Any, place: Origin) -> Any:
    if type(fraction) is not Const:
        return Unknown("validation_split")
    if not fraction.value:
        return None
    return Validation(place=place, kind="split", x=UNKNOWN, y=UNKNOWN, fraction=fraction)


def _from_data(given: Any, place: Origin) -> Any:
    if type(given) is Sequence:
        members = given.plain()
        if members is not None and len(members) in (2, 3):
            return Validation(
                place=place, kind="data", x=each(members[0], _features), y=each(members[1], _plain), fraction=None
            )
    if type(given) is Data:
        labels = part_of(given, 1)
        return Validation(
            place=place, kind="data", x=_features(given), y=UNKNOWN if labels is None else labels, fraction=None
        )
    if type(given) is Unknown and type(given.reason) is str and given.reason.startswith("`validation_data` may"):
        return given
    if type(given) is Unknown:
        return Unknown("validation data that may be None")
    return Validation(place=place, kind="data", x=UNKNOWN, y=UNKNOWN, fraction=None)


def _plain(leaf: Any) -> Any:
    if type(leaf) is Const:
        return None if leaf.value is None else UNKNOWN
    return leaf


def rows(x: Any, judged: Any) -> Any:
    """Rows trained on: all, or what ``validation_split`` leaves. Keras splits at ``floor(n * (1 - fraction))``."""

    def count(data: Any, validation: Any) -> Any:
        length = data.length if type(data) is Data else UNKNOWN
        if type(length) is Choice or type(validation) is Unknown:
            return UNKNOWN
        number = length.value if type(length) is Const else length
        if type(number) is not int:
            return UNKNOWN
        if type(validation) is Validation and validation.kind == "split":
            return (
                math.floor(number * (1.0 - validation.fraction.value))
                if type(validation.fraction) is Const
                else UNKNOWN
            )
        return number

    return combine(count, x, judged)


def batch_size(event: Event, x: Any) -> Any:
    """Rows per step: 32 unless given; inside a data set it is the data set's affair."""
    value = given_argument(event, "batch_size", None)

    def read(size: Any, data: Any) -> Any:
        if type(size) is Const and size.value is None:
            if isinstance(event.payload.get("entering"), (list, dict)):
                return Const(32, event.place)
            return (
                Const(32, event.place)
                if type(data) is Data and data.container in ("array", "frame", "list")
                else UNKNOWN
            )
        return arg.number(size)

    return combine(read, value, x)


COUNTS = ("epochs", "steps_per_epoch", "validation_steps", "batch_size", "validation_batch_size", "initial_epoch")


def fractions(event: Event) -> Collection:
    """Names of written arguments that must be whole numbers, and are quotients on every path."""
    arguments = event.payload["arguments"]
    found = [name for name in COUNTS if name in arguments and all(map(_fractional, leaves(arguments[name])))]
    return Collection.of(*(Const(name, place_of(event, name)) for name in found))


def _fractional(leaf: Any) -> bool:
    if type(leaf) is Unknown:
        return leaf.parts is not None and QUOTIENT in leaf.parts
    return type(leaf) is Const and type(leaf.value) is float


FORMS = {Mapping: "dict", Sequence: "list", Array: "array"}


def class_weight(event: Event) -> Any:
    """As what ``class_weight`` is given."""
    return each(given_argument(event, "class_weight", None), _form)


def _form(leaf: Any) -> Any:
    if type(leaf) is Const:
        return None if leaf.value is None else "string" if isinstance(leaf.value, str) else UNKNOWN
    if type(leaf) is Sequence and leaf.kind not in ("list", "tuple"):
        return UNKNOWN
    return FORMS.get(type(leaf), UNKNOWN)


# --- callbacks


def callbacks(event: Event) -> Any:
    """The callbacks of a fit, as a guarded collection."""
    return each(given_argument(event, "callbacks", None), lambda leaf: _callbacks(leaf, place_of(event, "callbacks")))


def _callbacks(leaf: Any, place: Origin) -> Any:
    if type(leaf) is Const and leaf.value is None:
        return Collection(origin=place)
    if type(leaf) is KerasObject:
        return Collection.of(callback(leaf), origin=place)
    if type(leaf) is not Sequence:
        return leaf if type(leaf) is Unknown else Unknown("callbacks that are not known")
    items: list[Item] = []
    doubt = Unknown("the list may have further members", place) if leaf.open else None
    for item in leaf.items:
        for guard, one in arms(item.value, item.guard):
            if type(one) is KerasObject:
                items.append(Item(guard, callback(one)))
            elif type(one) is External and (symbol := arg.symbol_at(one)) is not None and symbol.kind == "callback":
                items.append(Item(guard, Callback(place=place, type=symbol.name, is_class=True)))
            elif doubt is None:
                doubt = one if type(one) is Unknown and one.reason else Unknown("a callback that is not known", place)
    return Collection(tuple(items), closed=doubt is None, origin=place, doubt=doubt)


def callback(thing: KerasObject) -> Callback:
    """What is known of a callback where it is made."""
    name = thing.name
    monitor = arg.simple(arg.argument(thing, "monitor"))
    return Callback(
        place=thing.origin,
        type=name,
        instance=thing,
        is_class=False,
        monitor=monitor,
        validates=monitors.validates(monitor),
        better=monitors.better(monitor),
        mode=arg.simple(arg.argument(thing, "mode")),
        patience=arg.number(arg.argument(thing, "patience")),
        selects=_selects(thing),
        restores=arg.boolean(arg.argument(thing, "restore_best_weights")),
    )


def _selects(thing: KerasObject) -> Any:
    if thing.instance is not None:
        return UNKNOWN
    if thing.symbol.name in STOPPING:
        return True
    if thing.symbol.name == "ModelCheckpoint":
        return arg.boolean(arg.argument(thing, "save_best_only"))
    return False


# --- loops


def leftover(machine: Any, event: Event) -> Loop | None:
    """The loop before a training in which its data were made anew in each round."""
    place = overwritten.loop_of(machine, event.payload["arguments"].get("x", UNKNOWN))
    return None if place is None else Loop(place=place)


def loop_fact(state: LoopState) -> Loop:
    """The fact of a loop; the same one each time."""
    if state.fact is None:
        state.fact = Loop(place=state.origin, kind=_loop_kind(state.over), over=_over(state), rounds=_rounds(state))
    fact: Loop = state.fact
    return fact


def _rounds(state: LoopState) -> Any:
    """How often a loop over numbers goes round."""
    over = state.over
    numbers = over.plain() if type(over) is Sequence and over.kind == "range" else None
    return UNKNOWN if numbers is None else len(numbers)


def _loop_kind(over: Any) -> str:
    """What a loop goes through, by what it iterates over."""
    for leaf in leaves(over) if over is not None else ():
        if type(leaf) is Unknown and leaf.parts is not None and leaf.parts.get("over") is not None:
            return _loop_kind(leaf.parts["over"])
        if type(leaf) is Array:
            data = leaves(leaf.data)[0]
            if getattr(data, "content", None) == "folds":
                return "folds"
            return "batches" if getattr(data, "container", None) in EACH else "samples"
        if type(leaf) is Sequence and leaf.kind == "range" and _numbers_rows(leaf):
            return "samples"
        if type(leaf) is Sequence and leaf.kind != "range" and leaf.plain():
            return "sweep"
    return "other"


def _numbers_rows(numbers: Sequence) -> bool:
    """Whether a loop goes over ``range(len(rows))``."""
    call = numbers.origin.node if numbers.origin is not None else None
    given = call.args[-1].value if isinstance(call, cst.Call) and call.args else None
    return isinstance(given, cst.Call) and isinstance(given.func, cst.Name) and given.func.value == "len"


def _over(state: LoopState) -> Any:
    for leaf in leaves(state.over) if state.over is not None else ():
        if type(leaf) is Unknown and leaf.parts is not None:
            leaf = leaf.parts.get("over")
        if type(leaf) is Array and type(leaf.data) is Data:
            return leaf.data
        if type(leaf) is Sequence and leaf.kind == "range" and _numbers_rows(leaf):
            numbers = leaf.plain()
            return Data(place=state.origin, length=UNKNOWN if numbers is None else len(numbers), container="range")
    return UNKNOWN
