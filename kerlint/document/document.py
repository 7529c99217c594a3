"""One document: its text, its cells, and where every row of its program stands in the file.

The interpreter reads ``text``, one program. In a notebook that is the code cells in document order, joined: execution
counts show only the last run of each cell, and where they rise they agree with that order. Reports and suppressions
ask back: ``span`` for places, ``line`` for what is written there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from kerlint.finding import Location, Span

if TYPE_CHECKING:
    from kerlint.document.python2 import Python2

_LINE_END = re.compile(r"\r\n|\r|\n")
_TRUE_DIVISION = re.compile(r"^[ \t]*from[ \t]+__future__[ \t]+import\b.*\bdivision\b", re.MULTILINE)


class Cell(NamedTuple):
    """A code cell. ``number`` counts all cells from 1; ``program`` is ``None`` if it is no (valid) Python.

    ``indent`` is white space that begins lines of the source and that the program is without; ``python2`` says where
    the program has other columns than that.
    """

    number: int
    source: str
    program: str | None
    indent: str = ""
    python2: Python2 | None = None


class Document:
    """A script or notebook. ``path`` is what reports print, ``file`` is where it is on the disk (absolute).

    ``tree`` is the syntax tree of ``text``, once the interpreter has parsed it; ``unread`` are bodies of functions in
    it that nobody has run (``None``: there are none). ``partly``: it was too complex to be followed to its end.
    ``is_python2``: the text is not what is written, but what that means in Python 2 (in a notebook: in some of its
    cells), and can't be edited. ``floors``: there, ``/`` of two integers gives an integer.
    """

    __slots__ = (
        "path", "file", "kind", "text", "cells", "python2", "is_python2", "floors",
        "tree", "unread", "partly", "_starts", "_numbers", "_lines",
    )  # fmt: skip

    def __init__(
        self, path: str, file: str, kind: str, text: str, cells: tuple[Cell, ...] = (), python2: Python2 | None = None
    ) -> None:
        self.path = path
        self.file = file
        self.kind = kind
        self.text = text
        self.cells = cells
        self.python2 = python2
        self.is_python2 = python2 is not None or any(cell.python2 is not None for cell in cells)
        self.floors = self.is_python2 and not _TRUE_DIVISION.search(text)
        self.tree: Any = None
        self.unread: Any = None
        self.partly = False
        self._starts: list[int] = []
        self._numbers: list[int] = []
        self._lines: dict[int | None, list[str]] = {}
        row = 1
        for cell in cells:
            if cell.program is not None:
                self._starts.append(row)
                self._numbers.append(cell.number)
                row += len(_LINE_END.findall(cell.program)) + 1

    def place(self, row: int) -> tuple[int | None, int]:
        """The cell (``None`` in a script) and the row in it of a 1-based row of the program."""
        if not self._starts:
            return None, row
        index = max(bisect_right(self._starts, row) - 1, 0)
        return self._numbers[index], row - self._starts[index] + 1

    def row_of(self, cell: int | None, row: int) -> int:
        """The row of the program for a row of a cell: the reverse of ``place``. Raises ValueError for other cells."""
        return row if cell is None else self._starts[self._numbers.index(cell)] + row - 1

    @property
    def written(self) -> str:
        """The text of a script as it stands in its file."""
        return self.python2.written if self.python2 is not None else self.text

    @property
    def line_end(self) -> str:
        """How lines of the document end."""
        found = _LINE_END.search(self.text)
        return found[0] if found and self.kind == "script" else "\n"

    def span(self, start_row: int, start_column: int, end_row: int, end_column: int) -> Span:
        """The span of a piece of the program: rows from 1, columns from 0 in characters, the end exclusive."""
        cell, row = self.place(start_row)
        last_cell, last_row = self.place(end_row)
        start_column = self._written(cell, row, start_column)
        end_column = self._written(last_cell, last_row, end_column)
        if last_cell != cell:  # ends with the line break of the cell's last line
            last_row, end_column = row, len(self.line(cell, row))
        return Span(self.path, cell, Location(row, start_column + 1), Location(last_row, end_column + 1))

    def _written(self, cell: int | None, row: int, column: int) -> int:
        """The column in a line of the file for one of the program."""
        own = next((each for each in self.cells if each.number == cell), None)
        python2 = own.python2 if own is not None else self.python2
        if python2 is not None:
            column = python2.column(row, column)
        indented = own is not None and own.indent and self.line(cell, row).startswith(own.indent)
        return column + len(own.indent) if own is not None and indented else column

    def line(self, cell: int | None, row: int) -> str:
        """A line as written, without its end; empty beyond the last one."""
        if cell not in self._lines:
            source = next((each.source for each in self.cells if each.number == cell), self.written)
            self._lines[cell] = _LINE_END.split(source)
        lines = self._lines[cell]
        return lines[row - 1] if 0 < row <= len(lines) else ""


def join(cells: tuple[Cell, ...]) -> str:
    """The program of a notebook."""
    return "".join(f"{cell.program}\n" for cell in cells if cell.program is not None)


def line_starts(text: str) -> list[int]:
    """The offsets at which the lines of a text begin."""
    if "\r" in text:
        return [0, *[match.end() for match in _LINE_END.finditer(text)]]
    return list(accumulate([len(line) + 1 for line in text.split("\n")[:-1]], initial=0))


def lines_of(text: str) -> list[str]:
    """The lines of a text as Python counts them: form feeds and Unicode separators end none."""
    return _LINE_END.split(text)
