"""Files that hold several arrays under names: each is a data set of its own, whatever the others are."""

from __future__ import annotations

from kerlint.facts.fact import link
from kerlint.facts.values import UNKNOWN, Collection, Origin, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data.make import changed, fresh, known_parts, opaque, steps_of

STORED = "file"
"""The origin of what was stored as it is: one array, several of them, a table or a dictionary."""


def held(data: Data) -> bool:
    """Whether names may lead to data sets of their own, not to columns of one table."""
    return data.origin == STORED or type(data.container) is Unknown


def member(archive: Data, name: str, origin: Origin | None) -> Data:
    """``archive["x_train"]``: asked for twice it is the same array; its rows are not those of another."""
    steps = steps_of(archive)
    if archive.origin != STORED or steps is None or steps.items or steps.closed is not True:
        return opaque(origin, origin=archive.origin, container=archive.container, parents=Collection.of(archive))
    there = known_parts(archive)
    found = next((one for one in there if one.written_as == name), None)
    if found is None:
        found = fresh(origin, origin=STORED, container=archive.container, scaled=UNKNOWN, written_as=name)
        link(archive, parts=Collection.of(*there, found, closed=False))
    return changed(found, origin)
