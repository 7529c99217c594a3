"""Builds Data facts: new ones, changed copies, and the one about which nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kerlint.facts.fact import altered, link
from kerlint.facts.rows import Rows
from kerlint.facts.values import UNKNOWN, Collection, Const, Item, Origin, Unknown
from kerlint.facts.vocabulary import Data, Step, Transform

OPEN = Collection(closed=False)
"""Nothing is known of what was done."""

ABOUT_VALUES = "content low high magnitude negative feature_ratio scaled encoding quantity classes highest".split()
"""Attributes that speak of the values, not of rows or shape."""

_FORGOTTEN = dict.fromkeys([*ABOUT_VALUES, "parts"], UNKNOWN)


def fresh(place: Origin | None, **known: Any) -> Data:
    """Data that begin here: they are their own source, and nothing has been done to them."""
    known.setdefault("container", "array")
    known.setdefault("steps", Collection.of())
    known.setdefault("scaled", False)
    known.setdefault("filtered", False)
    known.setdefault("parents", Collection.of())
    data = Data(place=place, **known)
    if "source" not in known:
        link(data, source=data)
    if "rows" not in known:
        link(data, rows=Rows(data.source))
    return data


def opaque(place: Origin | None, **known: Any) -> Data:
    """What a call that is not understood gives: hardly anything is known. Its rows are its own."""
    data = Data(place=place, **{"steps": OPEN, **known})
    if "rows" not in known:
        link(data, rows=Rows(data))
    return data


def own_rows(data: Data) -> Rows | None:
    """The rows of ``data``; if nothing is known of them, they are its own from now on, for it and all made of it."""
    if data.rows is UNKNOWN:
        link(data, rows=Rows(data))
    return data.rows if isinstance(data.rows, Rows) else None


def changed(data: Data, place: Origin | None = None, **changes: Any) -> Data:
    """A copy of ``data`` in which everything but ``changes`` still holds; it has no name yet."""
    changes.setdefault("written_as", UNKNOWN)
    changes.setdefault("parents", Collection.of(data))
    changes.setdefault("columns", UNKNOWN)
    return altered(data, place=place or data.place, **changes)


def recomputed(data: Data, place: Origin | None = None, **changes: Any) -> Data:
    """New values for the same rows: what was known of the values is forgotten, except ``changes``."""
    return changed(data, place, **{**_FORGOTTEN, **changes})


def with_step(
    data: Data,
    kind: str,
    *,
    type: Any = None,
    estimator: Transform | Unknown | None = None,
    formula: str | Unknown | None = None,
    random: bool | Unknown = False,
    size: int | Unknown | None = UNKNOWN,
    place: Origin | None = None,
) -> Collection:
    """The steps of ``data`` and one more."""
    steps = steps_of(data)
    step = Step(
        place=place,
        kind=kind,
        type=type,
        estimator=estimator,
        formula=formula,
        random=random,
        size=size,
        after=UNKNOWN if steps is None else _kinds(steps),
    )
    if steps is None:
        return Collection((Item(True, step),), closed=False)
    return Collection((*steps.items, Item(True, step)), closed=steps.closed, origin=place)


def _kinds(steps: Collection) -> Collection:
    """Kinds of steps, each once."""
    there = (item.value for item in steps.items if item.guard is True)
    found = dict.fromkeys(step.kind for step in there if isinstance(step, Step))
    return Collection.of(*found, closed=steps.closed)


def steps_of(data: Data) -> Collection | None:
    """What was done to the data, as far as it is known; ``None`` if nothing of it is."""
    return data.steps if isinstance(data.steps, Collection) else None


def merged_steps(members: list[Data]) -> Collection:
    """What was done to any of them."""
    items: list[Item] = []
    closed: Any = True
    for member in members:
        if type(member.steps) is not Collection:
            return OPEN
        closed = closed if member.steps.closed is True else False
        items += [item for item in member.steps.items if not any(item.value is other.value for other in items)]
    return Collection(tuple(items), closed=closed)


def scalar(value: float) -> Data:
    """A number that the program writes, as data to compute with."""
    return Data(length=None, shape=(), low=value, high=value, magnitude=abs(value))


def number(value: Any) -> float | int | None:
    """A known number (booleans count as 0 and 1), or ``None``."""
    if type(value) is Const:
        value = value.value
    if type(value) is bool:
        return int(value)
    return value if type(value) in (int, float) else None


def whole(value: Any) -> int | None:
    """A known integer, or ``None``."""
    found = number(value)
    return found if type(found) is int else None


def text(value: Any) -> str | None:
    """A known string, or ``None``."""
    if type(value) is Const:
        value = value.value
    return value if type(value) is str else None


def flag(value: Any) -> bool | None:
    """A known truth of a constant, or ``None``."""
    if type(value) is Const and type(value.value) in (bool, int, type(None)):
        return bool(value.value)
    return None


def known(value: Any) -> Any:
    """``value``, or UNKNOWN for ``None``."""
    return UNKNOWN if value is None else value


def parts_of(data: Data) -> list[Data] | None:
    """Columns of a table, or members of a dataset's elements, if all are known."""
    parts = data.parts
    if type(parts) is not Collection or parts.closed is not True:
        return None
    found = [item.value for item in parts.items]
    return found if all(type(part) is Data for part in found) else None


def known_parts(data: Data) -> list[Data]:
    """The columns of which something is known, whatever else the table has."""
    parts = data.parts
    return [item.value for item in parts.items if type(item.value) is Data] if type(parts) is Collection else []


def each_part(data: Data, function: Callable[[Data], Data]) -> Any:
    """The parts of ``data`` after ``function``, under their old names."""
    members = known_parts(data)
    if not members or type(data.parts) is not Collection:
        return UNKNOWN
    followed = [changed(function(member), written_as=member.written_as) for member in members]
    return Collection.of(*followed, closed=data.parts.closed)


def parts(*members: Data) -> Collection:
    """Surely these parts and no others."""
    return Collection.of(*members)
