"""Where the sources of cells stand in a notebook's file, so that lines can be pointed at and changed in place.

Everything else of the file, down to its indentation and the order of its keys, stays byte for byte what it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.decoder import JSONDecoder
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*")
_decode = JSONDecoder().raw_decode


class Written(NamedTuple):
    """The source of a cell in the file: offsets of its value, and of each JSON string in it (one, or one a line)."""

    start: int
    end: int
    strings: tuple[tuple[int, int], ...]


def written_sources(text: str) -> dict[int, Written]:
    """The sources of all cells by their numbers. ``text`` is a notebook that was read without complaint."""
    found: dict[int, Written] = {}
    number = 0
    for _, cells in _cell_lists(text):
        for cell in _items(text, cells):
            number += 1
            for key, start in _members(text, cell):
                if key in ("source", "input"):
                    found[number] = _written(text, start)
    return found


def rewritten(text: str, written: Written, source: str) -> str:
    """The value that stands for a new source, written as the old one was; lines that stay keep their spelling."""
    old = [text[start:end] for start, end in written.strings]
    spelled = {json.loads(raw): raw for raw in old}
    ascii_only = text.isascii()

    def spell(piece: str) -> str:
        return spelled.get(piece) or json.dumps(piece, ensure_ascii=ascii_only)

    if text[written.start] == '"':
        return spell(source)
    pieces = [spell(piece) for piece in source.splitlines(keepends=True)]
    if not old:
        return "[" + ", ".join(pieces) + "]"
    head = text[written.start + 1 : written.strings[0][0]]
    tail = text[written.strings[-1][1] : written.end - 1]
    between = text[written.strings[0][1] : written.strings[1][0]] if len(old) > 1 else f",{head or ' '}"
    return f"[{head}{between.join(pieces)}{tail}]"


def _cell_lists(text: str) -> Iterator[tuple[str, int]]:
    """The lists of cells: one, or in format 3 one in each worksheet."""
    for key, start in _members(text, _skip(text, 0)):
        if key == "cells":
            yield key, start
        elif key == "worksheets":
            for sheet in _items(text, start):
                yield from ((key, start) for key, start in _members(text, sheet) if key == "cells")


def _members(text: str, position: int) -> Iterator[tuple[str, int]]:
    """The keys of an object with the offsets of their values."""
    if text[position] != "{":
        return
    position = _skip(text, position + 1)
    while text[position] != "}":
        key, position = _decode(text, position)
        position = _skip(text, _skip(text, position) + 1)  # over the colon
        yield key, position
        position = _behind(text, position)


def _items(text: str, position: int) -> Iterator[int]:
    """The offsets of the items of a list."""
    if text[position] != "[":
        return
    position = _skip(text, position + 1)
    while text[position] != "]":
        yield position
        position = _behind(text, position)


def _behind(text: str, position: int) -> int:
    """The offset behind a value and the comma that follows it."""
    position = _skip(text, _decode(text, position)[1])
    return _skip(text, position + 1) if text[position] == "," else position


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _written(text: str, start: int) -> Written:
    end = _decode(text, start)[1]
    places = [start] if text[start] == '"' else list(_items(text, start))
    return Written(start, end, tuple((place, _decode(text, place)[1]) for place in places))
