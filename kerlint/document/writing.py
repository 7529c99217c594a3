"""Applies edits to a file: encoding, line ends and the rest of a notebook stay as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from kerlint.document.document import line_starts
from kerlint.document.source import Unreadable, decode, encoding_of
from kerlint.finding import Edit, Location

UNFINISHED = ".kerlint-unfinished"
"""How files end that are being written; what a killed run leaves of them is removed by the next one."""


def edited(path: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    """The content of a file with edits applied. Edits must not overlap. Raises Unreadable and ValueError."""
    if not path.endswith(".ipynb"):
        encoding = encoding_of(data)
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        return mark + edited_text(decode(data), edits).encode(encoding.removesuffix("-sig"))
    return _edited_notebook(data, edits)


def edited_text(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits applied, the last one first. Raises ValueError if two overlap."""
    starts = line_starts(text)

    def offset(location: Location) -> int:
        return starts[location.row - 1] + location.column - 1

    before = len(text) + 1
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        start, end = offset(edit.span.start), offset(edit.span.end)
        if end > before or start > end:
            raise ValueError("edits overlap")
        text = text[:start] + edit.content + text[end:]
        before = start
    return text


def _edited_notebook(data: bytes, edits: Sequence[Edit]) -> bytes:
    from kerlint.document.notebook import read_notebook
    from kerlint.document.notebook_text import rewritten, written_sources

    notebook = read_notebook(data)
    if notebook is None:
        raise Unreadable("is not a Python notebook")
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("is not encoded as UTF-8") from error
    sources = {cell.number: cell.source for cell in notebook.cells}
    by_cell: dict[int, list[Edit]] = {}
    for edit in edits:
        by_cell.setdefault(edit.span.cell or 0, []).append(edit)
    places = written_sources(text)
    for number in sorted(by_cell, reverse=True):
        place = places[number]
        value = rewritten(text, place, edited_text(sources[number], by_cell[number]))
        text = text[: place.start] + value + text[place.end :]
    return text.encode(encoding)


def replace_file(location: str, data: bytes) -> None:
    """Writes a file in one step: it is never half written, and keeps its mode; a link stays one. Raises OSError."""
    import tempfile

    location = os.path.realpath(location)
    mode = os.stat(location).st_mode & 0o7777
    folder, name = os.path.split(location)
    handle, temporary = tempfile.mkstemp(prefix=f".{name}.", suffix=UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, location)
    except BaseException:
        os.unlink(temporary)
        raise
