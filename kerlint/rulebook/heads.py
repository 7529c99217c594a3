"""The tables of kerlint's own rule files, kept as Python keeps bytecode: read once from TOML, then from one file.

The file lies where Python keeps this module's bytecode, and is written under the same conditions
(``PYTHONDONTWRITEBYTECODE``, ``PYTHONPYCACHEPREFIX``). A rule file counts as unchanged while its time and size are the
same. Whatever is wrong with the file, the rules are read from TOML: it can't change what they say.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib.util import cache_from_source
from typing import Any

Table = Mapping[str, Any]

FORMAT = 1
"""Counts up when what is kept of a rule file changes."""


def heads(paths: list[str], read: Callable[[str], Table]) -> list[Table]:
    """The table of each rule file; ``read`` gives those that are not kept, or not as they are now."""
    place = _place()
    kept = _kept(place)
    stamps = [_stamp(path) for path in paths]
    found: dict[str, Any] = {}
    for path, stamp in zip(paths, stamps, strict=True):
        entry = kept.get(path)
        fresh = isinstance(entry, list) and len(entry) == 2 and entry[0] == stamp and isinstance(entry[1], dict)
        found[path] = entry if fresh else [stamp, read(path)]
    if found != kept and not sys.dont_write_bytecode:
        _keep(place, found)
    return [found[path][1] for path in paths]


def _place() -> str:
    return os.path.splitext(cache_from_source(__file__))[0] + f".rules-{FORMAT}.json"


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


def _keep(place: str, found: dict[str, Any]) -> None:
    """Writes the file, whole or not at all: several runs may do so at once."""
    beside = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(beside, "w", encoding="utf-8") as file:
            json.dump(found, file, separators=(",", ":"))
        os.replace(beside, place)
    except (OSError, ValueError, TypeError):
        with suppress(OSError):
            os.unlink(beside)
