"""All safe fixes of what the editor holds, to the fix point, exactly as ``kerlint check --fix`` would make them."""

from __future__ import annotations

import json
from difflib import SequenceMatcher

from lsprotocol import types

from kerlint.document.document import line_starts
from kerlint.document.reading import File
from kerlint.document.source import TooLarge, Unreadable, decode, encoding_of
from kerlint.finding import Location
from kerlint.fix.apply import fixed
from kerlint.server.analysis import Snapshot
from kerlint.server.positions import Lines
from kerlint.server.project import Project
from kerlint.settings.errors import SettingsError


def mended(taken: Snapshot, project: Project) -> tuple[str, ...]:
    """The texts of a snapshot after all safe fixes; as they are, where nothing can be done."""
    sources = tuple(source for _, source in taken.texts)
    rules = project.begin(taken.location, taken.others)
    if project.leaves_out(taken.location, rules.settings):
        return sources
    is_named = not taken.is_notebook or taken.location.endswith(".ipynb")
    location = taken.location if is_named else f"{taken.location}.ipynb"
    try:
        after = fixed(File(location, location), _content(taken), rules).data
        return _sources(after) if taken.is_notebook else (decode(after),)
    except (Unreadable, TooLarge, SettingsError, UnicodeError, LookupError):
        return sources


def _content(taken: Snapshot) -> bytes:
    """The file that the editor would write."""
    if not taken.is_notebook:
        source = taken.texts[0][1]
        return source.encode(encoding_of(source.encode("utf-8", "surrogatepass")))
    cells = [{"cell_type": "code" if is_code else "markdown", "source": source} for is_code, source in taken.texts]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).encode()


def _sources(data: bytes) -> tuple[str, ...]:
    sources = (cell["source"] for cell in json.loads(data)["cells"])
    return tuple("".join(source) if isinstance(source, list) else source for source in sources)


def edits(before: str, after: str, encoding: str) -> list[types.TextEdit]:
    """The changed lines of a text as edits, so that marks and folds of all others stay where they are."""
    old, new, lines = _lines(before), _lines(after), Lines(before, encoding)

    def begin(row: int) -> types.Position:
        return types.Position(row, 0) if row < len(old) else lines.position(Location(row, len(before) + 1))

    changed = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        types.TextEdit(types.Range(begin(first), begin(last)), "".join(new[start:end]))
        for kind, first, last, start, end in changed
        if kind != "equal"
    ]


def _lines(text: str) -> list[str]:
    starts = line_starts(text)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)])]
