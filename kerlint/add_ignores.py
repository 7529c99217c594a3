"""`--add-ignore`: writes a comment above the statement of each finding, so that a project can begin clean."""

from __future__ import annotations

from collections.abc import Iterable

from kerlint.document.document import Document
from kerlint.document.reading import File, read
from kerlint.document.source import MAX_NOTEBOOK_BYTES, read_bytes
from kerlint.document.suppression import statement_rows
from kerlint.document.writing import edited, replace_file
from kerlint.finding import Edit, Finding, Location, Span
from kerlint.notices import NOTICES


def can_be_ignored(finding: Finding) -> bool:
    """Whether a comment would silence it: what kerlint says of files and comments, it says in any case."""
    return finding.code not in {notice.code for notice in NOTICES}


def add_ignores(file: File, findings: Iterable[Finding], reason: str, own: Iterable[str] = ()) -> list[Edit]:
    """Writes the comments into a file and returns them. Raises OSError, Unreadable and TooLarge.

    ``own`` are functions of a team's own that return models: by them alone a file may be about Keras.
    """
    document = read(file, own=own).document
    if document is None:
        return []
    edits = comments_for(document, findings, reason)
    if edits:
        data = read_bytes(file.location, MAX_NOTEBOOK_BYTES)
        replace_file(file.location, edited(file.path, data, edits))
    return edits


def moved(finding: Finding, comments: Iterable[Edit]) -> Finding:
    """A finding where it stands below the comments that were written into its file."""
    span = finding.span
    above = [each for each in comments if each.span.cell == span.cell and each.span.start.row <= span.start.row]
    start, end = (place._replace(row=place.row + len(above)) for place in (span.start, span.end))
    return finding._replace(span=span._replace(start=start, end=end))


def comments_for(document: Document, findings: Iterable[Finding], reason: str) -> list[Edit]:
    """One comment for each statement with findings, on a line of its own above it."""
    begins = statement_rows(document.text)
    names: dict[int, dict[str, None]] = {}
    for finding in findings:
        row = document.row_of(finding.span.cell, finding.span.start.row)
        names.setdefault(begins.get(row, row), {})[finding.name] = None
    return [_comment(document, row, names[row], reason) for row in sorted(names)]


def _comment(document: Document, row: int, names: Iterable[str], reason: str) -> Edit:
    cell, own_row = document.place(row)
    line = document.line(cell, own_row)
    indent = line[: len(line) - len(line.lstrip())]
    place = Location(own_row, 1)
    words = " ".join(reason.split())
    text = f"{indent}# kerlint: ignore[{', '.join(names)}]{' ' if words else ''}{words}{document.line_end}"
    return Edit(Span(document.path, cell, place, place), text)
