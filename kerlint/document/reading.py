"""Reads one file into a document, or into the findings that say why it is none. Nothing is executed or imported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kerlint.document.document import Document, join
from kerlint.document.neighbours import leads_to_keras, read_file
from kerlint.document.relevance import can_matter
from kerlint.document.source import (
    MAX_NOTEBOOK_BYTES,
    MAX_PROGRAM_BYTES,
    TooLarge,
    Unreadable,
    decode,
    read_bytes,
    too_large,
)
from kerlint.document.syntax import Refused, check_syntax
from kerlint.finding import Finding, Location, Span
from kerlint.notices import CELL_NOT_PARSED, INVALID_SYNTAX, LIMIT_REACHED, UNREADABLE_FILE, finding, whole_file

if TYPE_CHECKING:
    from kerlint.document.notebook import Notebook


class File(NamedTuple):
    """A file to lint: the path that reports print, and where it is on the disk (absolute)."""

    path: str
    location: str


class Reading(NamedTuple):
    """What a file gave. No document and no findings: it has nothing to do with Keras (or is no Python notebook)."""

    document: Document | None = None
    findings: tuple[Finding, ...] = ()


def read(file: File, data: bytes | None = None, own: Iterable[str] = ()) -> Reading:
    """Reads a file, or takes ``data`` for its content; whatever is wrong with it is a finding.

    A file that is not about Keras gives nothing; ``own`` are functions of a team's own that return models.
    """
    limit = MAX_NOTEBOOK_BYTES if file.path.endswith(".ipynb") else MAX_PROGRAM_BYTES
    try:
        return _reading(file, read_bytes(file.location, limit) if data is None else data, own)
    except TooLarge as problem:
        return Reading(None, (finding(LIMIT_REACHED, str(problem), whole_file(file.path)),))
    except Unreadable as problem:
        return Reading(None, (finding(UNREADABLE_FILE, str(problem), whole_file(file.path)),))


def read_text(file: File, text: str, content: Callable[[str], bytes] = read_file, own: Iterable[str] = ()) -> Reading:
    """Reads a script that an editor holds, decoded already; ``content`` gives the files beside it."""
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MAX_PROGRAM_BYTES:
        problem = too_large(len(data), MAX_PROGRAM_BYTES)
        return Reading(None, (finding(LIMIT_REACHED, problem, whole_file(file.path)),))
    return _script(file, text) if can_matter(data, own) or leads_to_keras(file.location, data, content) else Reading()


def read_cells(file: File, cells: Sequence[Any], own: Iterable[str] = ()) -> Reading:
    """Reads a notebook that an editor holds: its cells as the objects that a notebook's file would have."""
    from kerlint.document.notebook import code_cells

    sources = "\n".join(str(cell.get("source")) for cell in cells)
    if not can_matter(sources.encode("utf-8", "surrogatepass"), own):
        return Reading()
    try:
        return _joined(file, code_cells(list(cells)))
    except TooLarge as problem:
        return Reading(None, (finding(LIMIT_REACHED, str(problem), whole_file(file.path)),))


def read_program(file: File) -> Document | None:
    """A Python file that another one imports; ``None`` if it can't be read or is no valid Python."""
    try:
        return program(file, decode(read_bytes(file.location, MAX_PROGRAM_BYTES)))
    except (TooLarge, Unreadable):
        return None


def program(file: File, text: str) -> Document | None:
    """The document of a script's text; ``None`` if that is no valid Python."""
    return _script(file, text).document


def _reading(file: File, data: bytes, own: Iterable[str]) -> Reading:
    """Makes a document of a file's bytes. Raises Unreadable or TooLarge."""
    if not can_matter(data, own) and not leads_to_keras(file.location, data):
        return Reading()
    if file.path.endswith(".ipynb"):
        return _notebook(file, data)
    return _script(file, decode(data))


def _script(file: File, text: str) -> Reading:
    document = Document(file.path, file.location, "script", text)
    refused = check_syntax(text)
    if refused is None:
        return Reading(document)
    from kerlint.document.python2 import as_python2

    python2 = as_python2(text, refused)
    if python2 is None:
        return Reading(None, (_refused(document, refused),))
    document = Document(file.path, file.location, "script", python2.text, python2=python2)
    return Reading(document, (_older(file.path, None, python2.first),))


def _notebook(file: File, data: bytes) -> Reading:
    from kerlint.document.notebook import read_notebook

    notebook = read_notebook(data)
    return Reading() if notebook is None else _joined(file, notebook)


def _joined(file: File, notebook: Notebook) -> Reading:
    """The document of a notebook's cells. Raises TooLarge."""
    text = join(notebook.cells)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_PROGRAM_BYTES:
        raise TooLarge(too_large(size, MAX_PROGRAM_BYTES))
    document = Document(file.path, file.location, "notebook", text, notebook.cells)
    findings = [_cell_refused(file.path, number, why) for number, why in notebook.refused]
    for cell in notebook.cells:
        if cell.python2 is not None:  # said once: it is the same for all of its cells
            findings.append(_older(file.path, cell.number, cell.python2.first))
            break
    return Reading(document, tuple(findings))


def _refused(document: Document, why: Refused) -> Finding:
    column = min(why.column, len(document.line(None, why.row)))
    place = Location(why.row, column + 1)
    span = Span(document.path, None, place, place)
    return finding(INVALID_SYNTAX, f"invalid syntax: {why.message}", span, help=_advice(why))


def _cell_refused(path: str, number: int, why: Refused) -> Finding:
    place = Location(why.row, why.column + 1)
    return finding(
        CELL_NOT_PARSED,
        f"this cell is left out, it is not valid Python: {why.message}",
        Span(path, number, place, place),
        help=_advice(why),
    )


def _older(path: str, cell: int | None, first: Refused) -> Finding:
    place = Location(first.row, first.column + 1)
    return finding(
        INVALID_SYNTAX,
        f"this is Python 2 ({first.message}), which no Keras of today runs on; the rest was read as Python 2",
        Span(path, cell, place, place),
        help="translate it to Python 3; until then no fixes are offered",
    )


def _advice(why: Refused) -> str:
    """Text that was copied from a page or a word processor has spaces that Python refuses, and nobody sees."""
    return "replace this character by a space" if "U+00A0" in why.message else ""
