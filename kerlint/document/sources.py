"""The written lines behind spans, read again when a report wants to show them: findings may come from a cache."""

from __future__ import annotations

import os

from kerlint.document.document import lines_of
from kerlint.document.source import MAX_NOTEBOOK_BYTES, TooLarge, Unreadable, decode, read_bytes


class Sources:
    """Lines of documents by path and cell. ``given`` holds what is not on the disk: standard input, by its path."""

    def __init__(self, given: dict[str, bytes] | None = None) -> None:
        self._given = given or {}
        self._lines: dict[str, dict[int | None, list[str]]] = {}

    def line(self, path: str, cell: int | None, row: int) -> str:
        """A line without its end, empty if there is none (any more)."""
        if path not in self._lines:
            self._lines[path] = self._read(path)
        lines = self._lines[path].get(cell, [])
        return lines[row - 1] if 0 < row <= len(lines) else ""

    def _read(self, path: str) -> dict[int | None, list[str]]:
        try:
            data = self._given.get(path)
            if data is None:
                data = read_bytes(os.path.abspath(path), MAX_NOTEBOOK_BYTES)
            if not path.endswith(".ipynb"):
                return {None: lines_of(decode(data))}
            from kerlint.document.notebook import read_notebook

            notebook = read_notebook(data)
            return {cell.number: lines_of(cell.source) for cell in notebook.cells} if notebook else {}
        except (Unreadable, TooLarge):
            return {}  # a finding says so already
