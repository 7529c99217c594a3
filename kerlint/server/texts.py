"""What the editor holds: scripts and notebooks with their versions, changed piece by piece as the editor says.

Lines end as Python and the protocol say (form feeds end none), so a place means the same here and in the editor.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from lsprotocol import types
from pygls.uris import to_fs_path, urlparse

from kerlint.document.document import line_starts
from kerlint.server.positions import Lines

Changes = Iterable[types.TextDocumentContentChangeEvent]


@dataclass
class Text:
    """A script or a cell. ``is_code`` is ``False`` for cells of prose or in another language."""

    uri: str
    source: str
    version: int | None = None
    is_code: bool = True

    def change(self, change: types.TextDocumentContentChangeEvent, encoding: str) -> None:
        """Applies one change; a range outside of the text is moved into it."""
        if not isinstance(change, types.TextDocumentContentChangePartial):
            self.source = change.text
            return
        lines, starts = Lines(self.source, encoding), line_starts(self.source)
        places = [lines.location(place) for place in (change.range.start, change.range.end)]
        start, end = (starts[place.row - 1] + place.column - 1 for place in places)
        self.source = self.source[:start] + change.text + self.source[max(start, end) :]


@dataclass
class Held:
    """A script or notebook that is open. ``edition`` counts its changes; cells are in order, a script has one text."""

    uri: str
    location: str
    is_notebook: bool
    texts: list[Text] = field(default_factory=list)
    edition: int = 0

    def cell_of(self, uri: str) -> int | None:
        """The number of the cell with this address; ``None`` for a script."""
        if not self.is_notebook:
            return None
        return next((number for number, text in enumerate(self.texts, 1) if text.uri == uri), None)

    def text(self, cell: int | None) -> Text | None:
        """The text of a cell, or of the script."""
        number = cell or 1
        return self.texts[number - 1] if 0 < number <= len(self.texts) else None


class Texts:
    """All that is open, by address."""

    def __init__(self) -> None:
        self.held: dict[str, Held] = {}
        self._by_text: dict[str, Held] = {}
        self.encoding = "utf-16"

    def of(self, uri: str) -> Held | None:
        """The script, notebook, or notebook of the cell with this address."""
        return self._by_text.get(uri) or self.held.get(uri)

    def scripts(self) -> dict[str, str]:
        """The sources of all scripts that are open, by location."""
        return {held.location: held.texts[0].source for held in self.held.values() if not held.is_notebook}

    def open_script(self, item: types.TextDocumentItem, root: str) -> Held:
        """A script that was opened; ``root`` is where a file without a name is taken to lie."""
        held = Held(item.uri, location_of(item.uri, root), False, [Text(item.uri, item.text, item.version)])
        return self._add(held)

    def open_notebook(self, notebook: types.NotebookDocument, items: Iterable[types.TextDocumentItem]) -> Held:
        """A notebook that was opened."""
        held = Held(notebook.uri, location_of(notebook.uri, os.getcwd()), True)
        held.texts = _cells(notebook.cells, {item.uri: _cell(item) for item in items})
        return self._add(held)

    def close(self, uri: str) -> Held | None:
        """Forgets what was closed."""
        held = self.held.pop(uri, None)
        if held is not None:
            self._forget(held)
        return held

    def change_script(
        self, uri: str, version: int | None, changes: Iterable[types.TextDocumentContentChangeEvent]
    ) -> None:
        """Applies changes in order."""
        held = self.held.get(uri)
        if held is None or held.is_notebook:
            return
        self._apply(held.texts[0], version, changes)
        held.edition += 1

    def change_notebook(self, uri: str, change: types.NotebookDocumentCellChanges | None) -> None:
        """Applies what was changed: cells that came, went or moved, and texts."""
        held = self.held.get(uri)
        if held is None or change is None:
            return
        self._forget(held)
        if change.structure is not None:
            opened = {item.uri: _cell(item) for item in change.structure.did_open or ()}
            known = {text.uri: text for text in held.texts} | opened
            array = change.structure.array
            start, gone = max(array.start, 0), max(array.delete_count, 0)
            held.texts[start : start + gone] = _cells(array.cells or (), known)
        for data in change.data or ():
            for text in held.texts:
                if text.uri == data.document:
                    text.is_code = data.kind == types.NotebookCellKind.Code
        by_uri = {text.uri: text for text in held.texts}
        for content in change.text_content or ():
            if content.document.uri in by_uri:
                self._apply(by_uri[content.document.uri], content.document.version, content.changes)
        self._by_text |= dict.fromkeys(by_uri, held)
        held.edition += 1

    def _apply(self, text: Text, version: int | None, changes: Iterable[types.TextDocumentContentChangeEvent]) -> None:
        for change in changes:
            text.change(change, self.encoding)
        text.version = version

    def _add(self, held: Held) -> Held:
        self.held[held.uri] = held
        self._by_text |= {text.uri: held for text in held.texts}
        return held

    def _forget(self, held: Held) -> None:
        for text in held.texts:
            self._by_text.pop(text.uri, None)


def location_of(uri: str, root: str) -> str:
    """The absolute path behind an address; for what is not on the disk, one in ``root``."""
    scheme, _, path, *_ = urlparse(uri)
    location = to_fs_path(uri) if scheme == "file" else None
    return os.path.abspath(location) if location else os.path.join(root, os.path.basename(path) or "untitled")


def _cell(item: types.TextDocumentItem) -> Text:
    return Text(item.uri, item.text, item.version, item.language_id == "python")


def _cells(cells: Iterable[types.NotebookCell], texts: dict[str, Text]) -> list[Text]:
    """The texts of cells; one that the client never opened is empty."""
    found = []
    for cell in cells:
        text = texts.get(cell.document) or Text(cell.document, "", is_code=False)
        text.is_code = text.is_code and cell.kind == types.NotebookCellKind.Code
        found.append(text)
    return found
