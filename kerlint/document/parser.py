"""Imports LibCST in half the time: the code that its two hundred dataclasses generate is compiled once and kept.

The code lies where Python keeps this module's bytecode, and is written under the same conditions
(``PYTHONDONTWRITEBYTECODE``, ``PYTHONPYCACHEPREFIX``). It is found by the very text that it was compiled from, so
another release of LibCST or Python compiles anew. Whatever is wrong with the file, LibCST is imported as usual.
"""

from __future__ import annotations

import builtins
import dataclasses
import marshal
import sys
from importlib import import_module
from types import CodeType
from typing import Any
from zlib import crc32

from kerlint import bytecode

_CHECK = 4
"""Bytes in front of what is kept: its checksum, since nothing may be read that was not written whole."""


def load() -> None:
    """Imports LibCST, if it is not there yet. Raises ImportError."""
    if "libcst" in sys.modules:
        return
    place = bytecode.place(__file__, ".dataclasses")
    kept = _kept(place)
    used: dict[str, CodeType] = {}

    def execute(code: str | CodeType, *scopes: Any) -> None:
        if isinstance(code, str):
            text = code
            code = used[text] = kept.get(text) or compile(text, "<string>", "exec", dont_inherit=True)
        builtins.exec(code, *scopes)

    dataclasses.exec = execute  # type: ignore[attr-defined]
    try:
        import_module("libcst")
    finally:
        del dataclasses.exec  # type: ignore[attr-defined]
    if used.keys() != kept.keys():
        data = marshal.dumps(used)
        bytecode.keep(place, crc32(data).to_bytes(_CHECK, "big") + data)


def _kept(place: str) -> dict[str, CodeType]:
    try:
        with open(place, "rb") as file:
            check, data = file.read(_CHECK), file.read()
        if int.from_bytes(check, "big") != crc32(data):
            return {}
        kept = marshal.loads(data)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if isinstance(kept, dict) else {}
