"""Reads a Jupyter notebook: its code cells, each made plain Python or set aside with the reason."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from kerlint.document.document import Cell
from kerlint.document.magics import plain_python, without_commands
from kerlint.document.source import Unreadable
from kerlint.document.syntax import Refused, check_syntax

if TYPE_CHECKING:
    from kerlint.document.python2 import Python2

_FIRST_INDENT = re.compile(r"(?:[ \t]*\r?\n)*([ \t]+)(?=\S)")


class Notebook(NamedTuple):
    """The code cells, and why some of them (by number) are no Python."""

    cells: tuple[Cell, ...]
    refused: tuple[tuple[int, Refused], ...]


def read_notebook(data: bytes) -> Notebook | None:
    """The code cells of a notebook; ``None`` if its language is not Python. Raises Unreadable."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"is not a notebook: {_json_problem(error)}") from error
    cells = _cells(content)
    if cells is None:
        raise Unreadable("is not a notebook: it has no list of cells")
    if not _is_python(content.get("metadata")):
        return None
    return code_cells(cells)


def _json_problem(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "too deeply nested"
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON in line {error.lineno}, column {error.colno}"
    return "not valid UTF-8"


def _cells(content: Any) -> list[Any] | None:
    """The cells of format 4, or of format 3, where they lie in worksheets."""
    if not isinstance(content, dict):
        return None
    cells = content.get("cells")
    if isinstance(cells, list):
        return cells
    sheets = content.get("worksheets")
    if isinstance(sheets, list) and all(isinstance(s, dict) and isinstance(s.get("cells"), list) for s in sheets):
        return [cell for sheet in sheets for cell in sheet["cells"]]
    return None


def _is_python(metadata: Any) -> bool:
    """What the notebook's metadata say; without any word on it, Python."""
    for group, key in (("kernelspec", "language"), ("language_info", "name")):
        part = metadata.get(group) if isinstance(metadata, dict) else None
        language = part.get(key) if isinstance(part, dict) else None
        if isinstance(language, str) and language:
            return "python" in language.lower()
    return True


def code_cells(cells: list[Any]) -> Notebook:
    """The code cells among the cells of a notebook. Raises Unreadable."""
    found: list[Cell] = []
    refused: list[tuple[int, Refused]] = []
    for number, cell in enumerate(cells, start=1):
        if not isinstance(cell, dict):
            raise Unreadable(f"is not a notebook: cell {number} is no object")
        if cell.get("cell_type") != "code" or not _speaks_python(cell.get("metadata")):
            continue
        source = _source(cell)
        if source is None:
            raise Unreadable(f"is not a notebook: cell {number} has no source")
        indent = _indent(source)
        program, python2, problem = _program(_without(indent, source))
        found.append(Cell(number, source, program, indent, python2))
        if problem:
            refused.append((number, problem))
    return Notebook(tuple(found), tuple(refused))


def _speaks_python(metadata: Any) -> bool:
    """Editors with several languages in one notebook mark the cells of the others."""
    if not isinstance(metadata, dict):
        return True
    editor = metadata.get("vscode")
    language = editor.get("languageId") if isinstance(editor, dict) else metadata.get("language")
    return language in (None, "python")


def _source(cell: dict[str, Any]) -> str | None:
    source = cell.get("source", cell.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else None


def _indent(source: str) -> str:
    """The white space before the first line: Jupyter takes it off all lines that begin with it."""
    first = _FIRST_INDENT.match(source)
    return first[1] if first else ""


def _without(indent: str, source: str) -> str:
    return re.sub(f"^{indent}", "", source, flags=re.MULTILINE) if indent else source


def _program(source: str) -> tuple[str | None, Python2 | None, Refused | None]:
    """The cell as Python 3, how it was read as Python 2, if it was, and why it is neither."""
    program = plain_python(source)
    if program is None:
        return None, None, None
    refused = check_syntax(program)
    if refused is None:
        return program, None, None
    repaired = without_commands(program)
    if repaired != program and check_syntax(repaired) is None:
        return repaired, None, None
    from kerlint.document.python2 import as_python2

    python2 = as_python2(repaired, refused)
    return (None, None, refused) if python2 is None else (python2.text, python2, None)
