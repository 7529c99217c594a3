"""Files beside a program that it imports: found by their path, and by their text whether Keras stands behind them.

A program that names Keras nowhere may still train a model that another file of the project builds. Only the text is
searched, before anything is parsed for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from kerlint.document.relevance import can_matter
from kerlint.document.source import MAX_PROGRAM_BYTES, TooLarge, Unreadable, read_bytes

_IMPORT = re.compile(rb"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+\(?[ \t]*(\w+)|import[ \t]+([\w.]+))", re.M)

_TRAINS = (b".fit(", b".compile(", b".evaluate(", b".predict(")
"""A program that names Keras nowhere matters only for what it does with a model."""

MAX_LOOKED_AT = 20
"""Imports of one program that are followed."""


def read_file(file: str) -> bytes:
    """The content of a project's file; empty if it can't be read."""
    try:
        return read_bytes(file, MAX_PROGRAM_BYTES)
    except (TooLarge, Unreadable):
        return b""


def leads_to_keras(file: str, data: bytes, content: Callable[[str], bytes] = read_file) -> bool:
    """Whether a program that does something with a model imports a file beside it that mentions Keras."""
    if not any(mark in data for mark in _TRAINS):
        return False
    folder = os.path.dirname(file)
    seen: set[str] = set()
    for match in _IMPORT.finditer(data):
        for candidate in _candidates(folder, match):
            if candidate in seen or not os.path.isfile(candidate):
                continue
            seen.add(candidate)
            if len(seen) > MAX_LOOKED_AT:
                return False
            if can_matter(content(candidate)):
                return True
    return False


def _candidates(folder: str, match: re.Match[bytes]) -> list[str]:
    """Files that an import may mean: a module, the package, and a module that is imported out of a package."""
    module = (match[1] or match[3] or b"").decode("utf-8", "replace")
    name = module.lstrip(".")
    for _ in range(len(module) - len(name) - 1):
        folder = os.path.dirname(folder)
    base = os.path.join(folder, *name.split(".")) if name else folder
    found = [os.path.join(base, "__init__.py")]
    if name:
        found.append(f"{base}.py")
    if match[2]:
        found.append(os.path.join(base, f"{match[2].decode()}.py"))
    return found
