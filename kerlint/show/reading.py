"""Values of facts as values to show: settled where a default decides, else known, unknown, or a list of options.

A function that nobody calls is shown as its defaults make it: ``model.summary()`` could show no more than one case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kerlint.facts.fact import Fact
from kerlint.facts.guards import arms, gist, restrict
from kerlint.facts.values import Atom, Choice, Collection, Const, Guard, Item, Origin, Unknown
from kerlint.interpreter.positions import locate
from kerlint.show.outline import NOTHING, Option, Place, Value

MAX_CODE = 60
"""Characters of an expression that are quoted."""

Convert = Callable[[Any], Any]


class Reader:
    """Reads facts of one program. ``places`` says where origins are; what is missing there is noted in ``wanted``.

    Places cost a walk through the text, so they are looked up all at once: whoever needs them reads twice.
    """

    def __init__(self, places: Mapping[Origin, Place] | None = None) -> None:
        self._places = places or {}
        self.wanted: dict[Origin, None] = {}
        self.used_defaults = False

    def place(self, origin: Origin | None) -> Place | None:
        """Where something is written."""
        if origin is None:
            return None
        self.wanted[origin] = None
        return self._places.get(origin)

    def settled(self, value: Any) -> Any:
        """The value where every condition that has a usual arm takes it."""
        while type(value) is Choice:
            usual = value.atom.usual
            if usual is None:
                return value
            self.used_defaults = self.used_defaults or value.atom.text == "called with its defaults"
            value = value.high if usual else value.low
        return value

    def holds(self, guard: Guard) -> Guard:
        """A condition without what usually holds: ``False`` for what is usually not there."""
        if type(guard) is not Choice:
            return guard
        guard = self.settled(guard)
        if type(guard) is not Choice:
            return bool(guard)
        high, low = self.holds(guard.high), self.holds(guard.low)
        return high if high is low else Choice(guard.atom, high, low)

    def condition(self, guard: Guard, within: Guard = True) -> str | None:
        """A condition in words; ``None`` where it always holds."""
        guard = restrict(self.holds(guard), self.holds(within))
        return None if guard is True else self._words(guard)

    def _words(self, guard: Guard) -> str:
        parts: list[str] = []
        top: Any = guard if type(guard) is not Choice or _is_plain(guard) else gist(guard)
        while type(top) is Choice:
            holds = top.low is False
            parts.append(self._atom(top.atom, holds=holds))
            top = top.high if holds else top.low
        return " and ".join(dict.fromkeys(parts)) or "on some paths"

    def _atom(self, atom: Atom, *, holds: bool) -> str:
        if atom.opaque:
            return "a condition that is not followed"
        place = self.place(atom.origin)
        code = place.code if place is not None else "…"
        text = code if atom.text == "truth" else f"{code} {atom.text}"
        return text if holds else f"not {text}"

    def value(self, raw: Any, convert: Convert | None = None, *, within: Guard = True) -> Value:
        """A guarded value. ``convert`` makes the thing to show of what is no constant."""
        found: list[tuple[Guard, Value]] = []
        for guard, leaf in arms(restrict(self.settled(raw), within)):
            guard = self.holds(guard)
            if guard is not False:
                found.append((guard, self._leaf(leaf, convert)))
        if len({value for _, value in found}) == 1:
            return found[0][1]
        options = tuple(Option(self._words(guard), value) for guard, value in found)
        atom = next((guard.atom for guard, _ in found if type(guard) is Choice), None)
        place = self.place(atom.origin) if atom is not None else None
        return Value(False, None, "depends on a condition", place, options)

    def _leaf(self, leaf: Any, convert: Convert | None) -> Value:
        if type(leaf) is Unknown:
            return Value(False, None, leaf.reason, self.place(leaf.origin))
        if type(leaf) is Const:
            leaf = leaf.value
        if leaf is None:
            return NOTHING
        return Value(True, convert(leaf) if convert is not None else leaf)

    def members(self, collection: Any) -> tuple[list[tuple[Guard, Any]], bool]:
        """Members of a collection with their conditions, and whether these are all; none that is usually not there."""
        collection = self.settled(collection)
        if type(collection) is Collection:
            items: Iterable[Item] = collection.items
            closed = self.holds(collection.closed) is True
        elif isinstance(collection, tuple):
            items, closed = [Item(True, one) for one in collection], True
        else:
            return [], False
        found = []
        for item in items:
            guard = self.holds(item.guard)
            for path, leaf in arms(self.settled(item.value), guard):
                if isinstance(leaf, Fact):
                    found.append((path, leaf))
                else:
                    closed = False
        return found, closed


def _is_plain(guard: Any) -> bool:
    """Whether a condition is a conjunction of single ones."""
    while type(guard) is Choice:
        if guard.high is False:
            guard = guard.low
        elif guard.low is False:
            guard = guard.high
        else:
            return False
    return guard is True


def places(origins: Iterable[Origin]) -> dict[Origin, Place]:
    """Where origins stand, each document walked once."""
    by_document: dict[Any, list[Origin]] = {}
    for origin in origins:
        by_document.setdefault(origin.document, []).append(origin)
    found: dict[Origin, Place] = {}
    for document, own in by_document.items():
        for origin, position in locate(document, own).items():
            found[origin] = _place(document, position)
    return found


def _place(document: Any, position: tuple[int, int, int, int]) -> Place:
    span = document.span(*position)
    line = document.line(span.cell, span.start.row)
    end = span.end.column - 1 if span.end.row == span.start.row else len(line)
    code = line[span.start.column - 1 : end].strip()
    more = span.end.row != span.start.row or len(code) > MAX_CODE
    code = f"{code[:MAX_CODE].rstrip()}…" if more else code
    (row, column), (end_row, end_column) = span.start, span.end
    return Place(span.path, span.cell, row, column, code, end_row, end_column)
