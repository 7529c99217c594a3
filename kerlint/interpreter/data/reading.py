"""Reads arguments of calls into data libraries: data, axes, flags, seeds."""

from __future__ import annotations

from typing import Any

from kerlint.facts.values import UNKNOWN, Const, Unknown
from kerlint.facts.vocabulary import Data, Step
from kerlint.interpreter.call import Call
from kerlint.interpreter.data import literal
from kerlint.interpreter.data.make import changed, number, opaque, steps_of, whole, with_step
from kerlint.interpreter.values import ABSENT, External, Sequence


def data(call: Call, name: str, position: int | None = None) -> Data | Unknown:
    """An argument as Data: numbers and lists are read, what is not known is Unknown."""
    value = call.get(name, position)
    return UNKNOWN if value is ABSENT else as_data(value, call)


def as_data(value: Any, call: Call) -> Data | Unknown:
    """A value as Data."""
    if type(value) in (Data, Unknown):
        return value  # type: ignore[no-any-return]
    if type(value) in (Const, Sequence):
        return literal.read(value, call.origin)
    return UNKNOWN


def many(call: Call, value: Any) -> list[Data | Unknown] | None:
    """A list or tuple of arrays; the members of a written-out list count as arrays, too."""
    if type(value) is not Sequence:
        return None
    members = value.plain()
    return None if members is None else [as_data(member, call) for member in members]


def gathered(call: Call, value: Any) -> Data:
    """What is put together of a list that is not known as a whole: of what data it is made, as far as is known."""
    return opaque(call.origin, parents=literal.held(value))


def axis(call: Call, position: int | None = None, default: int = 0) -> int | None:
    """The argument ``axis``; ``None`` if it is not known."""
    value = call.get("axis", position)
    if value is ABSENT:
        return default
    if type(value) is Const and value.value in ("index", "rows"):
        return 0
    if type(value) is Const and value.value == "columns":
        return 1
    return whole(value)


def truth(call: Call, name: str, position: int | None = None, *, default: bool = False) -> bool | None:
    """A boolean argument; ``None`` if it is not known."""
    value = call.get(name, position)
    if value is ABSENT:
        return default
    if type(value) is Const and type(value.value) in (bool, int, type(None)):
        return bool(value.value)
    return None


def unfollowed(call: Call) -> Any:
    """The result of a call that is not understood: if it got data, it may give data of which nothing is known."""
    given = [call.receiver, *call.positional, *call.keywords.values()]
    return opaque(call.origin) if any(type(value) is Data for value in given) else call.unknown(call.path)


INTEGERS = {"int", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "intp", "int_"}
FLOATS = {"float", "float16", "float32", "float64", "bfloat16", "float_", "double", "single", "half"}
TRUTHS = {"bool", "bool_"}
NAMES = {"str", "object", "category", "string", "<U"}


def dtype(value: Any) -> str | None:
    """``integer``, ``float``, ``bool``, ``string``, or ``None`` if it is not known."""
    if type(value) is Const and type(value.value) is str:
        name = value.value
    elif type(value) is External:
        name = value.path.rpartition(".")[2]
    else:
        return None
    for kind, names in (("integer", INTEGERS), ("float", FLOATS), ("bool", TRUTHS), ("string", NAMES)):
        if name in names:
            return kind
    return None


def cast(one: Data, value: Any, place: Any) -> Data:
    """``x.astype(value)``: ranges hold; floats that become integers are cut."""
    kind = dtype(value)
    if kind == "float":
        return changed(one, place)
    if kind == "integer" and one.encoding in ("integer", "binary", "signs", "one-hot", "multi-hot"):
        return changed(one, place)
    if kind == "integer" and one.encoding == "continuous":
        return _cut(one, place)
    facts = {"encoding": UNKNOWN, "classes": UNKNOWN, "highest": UNKNOWN, "magnitude": UNKNOWN, "parts": UNKNOWN}
    if kind == "integer":
        return changed(_cut(one, place), parts=UNKNOWN)
    if kind == "bool":
        same = one.encoding == "binary"
        return changed(one, place) if same else changed(one, place, **facts, low=0, high=1, feature_ratio=UNKNOWN)
    if kind == "string":
        return changed(one, place, **{**facts, "encoding": "string"}, low=UNKNOWN, high=UNKNOWN, content=UNKNOWN)
    return changed(one, place, **facts, feature_ratio=UNKNOWN)


def _lost(one: Data) -> bool:
    """Whether values have just been brought between -1 and 1, so that as integers nearly all of them are 0."""
    low, high, steps = number(one.low), number(one.high), steps_of(one)
    last = steps.items[-1].value if steps is not None and steps.items else None
    within = low is not None and high is not None and low >= -1 and high <= 1
    return within and type(last) is Step and last.kind == "scale"


def _cut(one: Data, place: Any) -> Data:
    """Towards zero: whole bounds hold. Of a quantity in a larger unit, as a price in thousands, it makes classes."""
    return changed(
        one,
        place,
        steps=with_step(one, "cut", place=place) if _lost(one) else one.steps,
        encoding=UNKNOWN,
        classes=UNKNOWN,
        highest=UNKNOWN,
        feature_ratio=UNKNOWN,
        parts=UNKNOWN,
        magnitude=one.magnitude,
        quantity=one.quantity if one.scaled is False else UNKNOWN,
    )
