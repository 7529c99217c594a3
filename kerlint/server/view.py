"""One text of a document as a request sees it, with everything that is known of the edition that the client means."""

from __future__ import annotations

import os
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import from_fs_path

from kerlint.document.reading import File, read_program
from kerlint.finding import Location, Span
from kerlint.server.analysis import Outcome
from kerlint.server.positions import Lines
from kerlint.server.texts import Held
from kerlint.show.outline import Model, Place


class Ranges:
    """Ranges of spans in one open document and in the files that it imports, some of which are open, too."""

    def __init__(self, held: Held, outcome: Outcome, encoding: str) -> None:
        self.held = held
        self._others = outcome.snapshot.others
        self._encoding = encoding
        self._lines: dict[tuple[str, int | None], Lines] = {}

    def lines(self, span: Span) -> Lines:
        """The lines that a span lies in."""
        path = os.path.abspath(span.path)
        if (path, span.cell) not in self._lines:
            text = self.held.text(span.cell) if path == self.held.location else None
            source = text.source if text is not None else self._others.get(path)
            if source is None:
                document = read_program(File(path, path))
                source = document.written if document is not None else ""
            self._lines[path, span.cell] = Lines(source, self._encoding)
        return self._lines[path, span.cell]

    def uri(self, span: Span) -> str:
        """The address of the text that a span lies in."""
        path = os.path.abspath(span.path)
        text = self.held.text(span.cell) if path == self.held.location else None
        return text.uri if text is not None else from_fs_path(path) or ""

    def range(self, span: Span) -> types.Range:
        """The range of a span for the client."""
        return self.lines(span).range(span)

    def location(self, span: Span) -> types.Location:
        """The place of a span for the client."""
        return types.Location(self.uri(span), self.range(span))


class View(NamedTuple):
    """A text (``cell`` of a notebook, or a script) with the outcome and the models of its document."""

    held: Held
    cell: int | None
    lines: Lines
    outcome: Outcome
    models: tuple[Model, ...]
    encoding: str

    @property
    def ranges(self) -> Ranges:
        """What turns spans into ranges."""
        return Ranges(self.held, self.outcome, self.encoding)

    def location(self, position: types.Position) -> Location:
        """The place of a position in the text."""
        return self.lines.location(position)

    def here(self, place: Place | None) -> bool:
        """Whether a place lies in the text."""
        return place is not None and place.path == self.held.location and place.cell == self.cell
