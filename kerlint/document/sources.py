"""The written lines behind spans, read again when a report wants to show them: findings may come from a cache."""

from __future__ import annotations

import os
from typing import NamedTuple

from kerlint.document.document import lines_of
from kerlint.document.source import MAX_NOTEBOOK_BYTES, TooLarge, Unreadable, decode, read_bytes


class _Content(NamedTuple):
    """Lines by cell, and for notebooks the text of the file itself."""

    lines: dict[int | None, list[str]]
    raw: str = ""


class Sources:
    """Lines of documents by path and cell. ``given`` holds what is not on the disk: standard input, by its path."""

    def __init__(self, given: dict[str, bytes] | None = None) -> None:
        self._given = given or {}
        self._contents: dict[str, _Content] = {}
        self._rows: dict[str, dict[tuple[int | None, int], int]] = {}

    def line(self, path: str, cell: int | None, row: int) -> str:
        """A line without its end, empty if there is none (any more)."""
        lines = self._content(path).lines.get(cell, [])
        return lines[row - 1] if 0 < row <= len(lines) else ""

    def file_row(self, path: str, cell: int | None, row: int) -> int:
        """The row of the file that a row of a cell stands in; 1 if it can't be told."""
        if cell is None:
            return row
        if path not in self._rows:
            self._rows[path] = _file_rows(self._content(path))
        rows = self._rows[path]
        return rows.get((cell, row)) or rows.get((cell, 1)) or 1

    def _content(self, path: str) -> _Content:
        if path not in self._contents:
            self._contents[path] = self._read(path)
        return self._contents[path]

    def _read(self, path: str) -> _Content:
        try:
            data = self._given.get(path)
            if data is None:
                data = read_bytes(os.path.abspath(path), MAX_NOTEBOOK_BYTES)
            if not path.endswith(".ipynb"):
                return _Content({None: lines_of(decode(data))})
            from kerlint.document.notebook import read_notebook

            notebook = read_notebook(data)
        except (Unreadable, TooLarge):
            return _Content({})  # a finding says so already
        cells = notebook.cells if notebook else ()
        lines: dict[int | None, list[str]] = {cell.number: lines_of(cell.source) for cell in cells}
        return _Content(lines, data.decode("utf-8", "replace"))


def _file_rows(content: _Content) -> dict[tuple[int | None, int], int]:
    """Where the lines of cells stand in a notebook's file: each line is a JSON string, or all of them are one."""
    from kerlint.document.notebook_text import written_sources

    places = written_sources(content.raw) if content.raw else {}
    rows: dict[tuple[int | None, int], int] = {}
    for cell, lines in content.lines.items():
        strings = places[cell or 0].strings
        for number in range(1, len(lines) + 1):
            if strings:
                start = strings[min(number, len(strings)) - 1][0]
                rows[cell, number] = content.raw.count("\n", 0, start) + 1
    return rows
