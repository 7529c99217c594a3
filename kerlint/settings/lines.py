"""Finds the line of a TOML file that a key stands in: the parser gives values without places."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


def line_of(text: str, path: tuple[str, ...]) -> int | None:
    """The 1-based line of the key at ``path``, else of the first key below it, else of the nearest table around it.

    ``None`` if none of them is found.
    """
    table: tuple[str, ...] = ()
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            full = table
        elif key := _KEY.match(line):
            full = (*table, *_parts(key[1]))
        else:
            continue
        common = min(len(full), len(path))
        if full[:common] == path[:common] and (best is None or common > best[0]):
            best = (common, number)
    return best[1] if best else None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(next(filter(None, match.groups()), "") for match in _PART.finditer(dotted))
