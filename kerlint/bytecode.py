"""Files that are kept as Python keeps bytecode: beside that of a module, and only where Python writes bytecode."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source


def place(module: str, ending: str) -> str:
    """Where a file is kept that belongs to a module, by the module's own file."""
    return os.path.splitext(cache_from_source(module))[0] + ending


def keep(file: str, data: bytes) -> None:
    """Writes a file, whole or not at all: several runs may do so at once. What can't be written is not kept."""
    if sys.dont_write_bytecode:
        return
    beside = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(beside, "wb") as written:
            written.write(data)
        os.replace(beside, file)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
