"""Places for formats that know files only: a row of a notebook's cell becomes the row of its file that holds it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from kerlint.finding import Finding, Span


class Lines(Protocol):
    """Where source lines come from, and where they stand in their file."""

    def line(self, path: str, cell: int | None, row: int) -> str: ...

    def file_row(self, path: str, cell: int | None, row: int) -> int: ...


class FilePlace(NamedTuple):
    """Rows and columns from 1, the end exclusive. Without columns the whole rows are meant: JSON escapes move them."""

    row: int
    column: int | None
    end_row: int
    end_column: int | None


def file_place(span: Span, lines: Lines) -> FilePlace:
    """Where a span lies in its file."""
    if span.cell is None:
        return FilePlace(span.start.row, span.start.column, span.end.row, span.end.column)
    row = lines.file_row(span.path, span.cell, span.start.row)
    return FilePlace(row, None, max(lines.file_row(span.path, span.cell, span.end.row), row), None)


def in_cell(text: str, span: Span) -> str:
    """The text, with the place in the notebook before it if there is one: `cell 3, line 2: …`."""
    return text if span.cell is None else f"cell {span.cell}, line {span.start.row}: {text}"


def message_of(finding: Finding) -> str:
    """The message with its place in a notebook, and the help on a line of its own."""
    message = in_cell(finding.message, finding.span)
    return f"{message}\nhelp: {finding.help}" if finding.help else message
