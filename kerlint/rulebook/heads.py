"""What is read of kerlint's own rule files, kept as Python keeps bytecode: made once from TOML, then from one file.

The file lies where Python keeps this module's bytecode, and is written under the same conditions
(``PYTHONDONTWRITEBYTECODE``, ``PYTHONPYCACHEPREFIX``). A file counts as unchanged while its time and size are the same.
Whatever is wrong with what is kept, the rules are read from TOML: it can't change what they say.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from kerlint import bytecode

Table = Mapping[str, Any]

FORMAT = 2
"""Counts up when what is kept of a rule file changes."""


def heads(paths: list[str], read: Callable[[str], Table], code: str) -> list[Table]:
    """The table of each rule file; ``read`` gives those that are not kept, or not as they are now.

    ``code`` is the file of the module that says what is read of a rule: what it said before it changed is not kept.
    """
    place = _place()
    kept = _kept(place)
    reader = _stamp(code)
    stamps = [[_stamp(path), reader] for path in paths]
    found: dict[str, Any] = {}
    for path, stamp in zip(paths, stamps, strict=True):
        entry = kept.get(path)
        fresh = isinstance(entry, list) and len(entry) == 2 and entry[0] == stamp and isinstance(entry[1], dict)
        found[path] = entry if fresh else [stamp, read(path)]
    if found != kept:
        with suppress(ValueError, TypeError):
            bytecode.keep(place, json.dumps(found, separators=(",", ":")).encode())
    return [found[path][1] for path in paths]


def _place() -> str:
    return bytecode.place(__file__, f".rules-{FORMAT}.json")


def _stamp(path: str) -> list[int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None  # whoever reads it says what is wrong
    return [status.st_mtime_ns, status.st_size]


def _kept(place: str) -> dict[str, Any]:
    try:
        with open(place, encoding="utf-8") as file:
            kept = json.load(file)
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
