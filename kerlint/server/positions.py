"""Places of the protocol and places of kerlint: lines from 0 with columns in the units of an agreed encoding, or rows
and columns from 1 in characters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lsprotocol import types

from kerlint.document.document import lines_of
from kerlint.finding import Location, Span

_WIDTHS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda one: 1 if one < "\x80" else 2 if one < "\u0800" else 3 + (one > "\uffff"),
    "utf-16": lambda one: 1 + (one > "\uffff"),
    "utf-32": lambda one: 1,
}
"""How many units of an encoding a character takes."""


class Lines:
    """The lines of one text, and columns in them by the encoding agreed with the client."""

    def __init__(self, text: str, encoding: str) -> None:
        self.lines: Sequence[str] = lines_of(text)
        self._width = _WIDTHS[encoding]

    def location(self, position: types.Position) -> Location:
        """Where a position of the client is. What lies outside of the text is moved to its nearest place."""
        row = min(max(position.line, 0), len(self.lines) - 1)
        if row != position.line:
            return Location(row + 1, len(self.lines[row]) + 1 if position.line > row else 1)
        line, left = self.lines[row], position.character
        if line.isascii():
            return Location(row + 1, min(max(left, 0), len(line)) + 1)
        column = 0
        while column < len(line) and left >= self._width(line[column]):
            left -= self._width(line[column])
            column += 1
        return Location(row + 1, column + 1)

    def position(self, location: Location) -> types.Position:
        """Where the client finds a place; a place behind the end of a line is at its end."""
        if location.row > len(self.lines):
            return types.Position(len(self.lines) - 1, self._units(self.lines[-1]))
        return types.Position(location.row - 1, self._units(self.lines[location.row - 1][: location.column - 1]))

    def range(self, span: Span) -> types.Range:
        """The range of a span of this text."""
        return types.Range(self.position(span.start), self.position(span.end))

    def _units(self, text: str) -> int:
        return len(text) if text.isascii() else sum(map(self._width, text))


def touches(span: Span, start: Location, end: Location) -> bool:
    """Whether a span has a place in common with a selection; both may be empty."""
    return span.start <= end and start <= span.end
