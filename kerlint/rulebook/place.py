"""Finds the places that a verdict points at. Every value remembers where it was written."""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Origin, Unknown
from kerlint.rulebook.sentence import Path
from kerlint.rulebook.worlds import Arms, Scene

MOST_LABELS = 3
"""So many members of a collection are labelled."""


class Spot(NamedTuple):
    """A place, and where the constant that stands there was defined, if elsewhere."""

    origin: Origin | None
    value: Any = None
    definition: Origin | None = None


def spots(path: Path, names: dict[str, Any], arms: Arms) -> list[Spot]:
    """Where the value of a path is written: one place, or those of the first members of a collection.

    A value that was not written stands where its owner does: a default points at the call. Empty if there is nothing
    that a label could speak of: the value is surely left out, or not known.
    """
    value, owner = names[path.name], None
    value = _peek(value, arms)
    for attribute in path.attributes:
        if not isinstance(value, Fact):
            return []
        owner = value.place or owner
        value = _peek(getattr(value, attribute, UNKNOWN), arms)
    if isinstance(value, Collection):
        return _of_members(value, owner, names, arms)
    spot = _of_value(value, owner)
    return [spot] if spot.origin is not None and value is not None and not isinstance(value, Unknown) else []


def first_spot(path: Path, names: dict[str, Any], arms: Arms) -> Spot:
    """Where a finding at this path stands: at the nearest owner of the value that was written somewhere."""
    for length in range(len(path.attributes), -1, -1):
        found = spots(path._replace(attributes=path.attributes[:length]), names, arms)
        if found:
            return found[0]
    return Spot(None)


def _of_value(value: Any, owner: Origin | None) -> Spot:
    if isinstance(value, Const):
        elsewhere = value.definition if value.origin is not None and value.definition != value.origin else None
        return Spot(value.origin or owner, value.value, elsewhere)
    if isinstance(value, Fact):
        return Spot(value.place or owner)
    made = getattr(value, "origin", None)  # an object of the program: a layer stands where it is made, not called
    return Spot(made if isinstance(made, Origin) else owner)


def _of_members(collection: Collection, owner: Origin | None, names: dict[str, Any], arms: Arms) -> list[Spot]:
    scene = Scene(names, arms, 0)
    found = []
    for item in collection.items:
        if scene.exists(item) is not False:
            spot = _of_value(_peek(item.value, arms), None)
            if spot.origin is not None:
                found.append(spot)
    if not collection.items and collection.closed is True and collection.origin in (None, owner):
        return []  # there is none: nothing that a label could speak of
    whole = collection.origin or owner
    return found[:MOST_LABELS] or ([Spot(whole)] if whole is not None else [])


def _peek(value: Any, arms: Arms) -> Any:
    """The value as it is written; where the world leaves it open, in its likeliest arm: default, not cold."""
    while type(value) is Choice:
        atom = value.atom
        arm = arms.get(atom)
        if arm is None:
            arm = atom.usual is not False
        value = value.high if arm else value.low
    return value
