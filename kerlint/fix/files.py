"""Writes mended files: whole or not at all, never over what somebody else wrote meanwhile, never out of the project."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kerlint.document.reading import File
from kerlint.document.source import MAX_NOTEBOOK_BYTES, Unreadable, read_bytes
from kerlint.document.writing import UNFINISHED, replace_file
from kerlint.fix.apply import Mended, fixed

if TYPE_CHECKING:
    from kerlint.ruleset import RuleSet

MOST_TRIES = 5
"""So often the file is mended anew because another program changed it meanwhile."""


def mend_file(file: File, rules: RuleSet, *, unsafe: bool) -> Mended:
    """Mends a file on the disk. Raises Unreadable, TooLarge, OSError and SettingsError."""
    for _ in range(MOST_TRIES):
        data = read_bytes(file.location, MAX_NOTEBOOK_BYTES)
        mended = fixed(file, data, rules, unsafe=unsafe)
        if mended.data == data:
            return mended
        if leads_out(file.location):
            raise Unreadable("is a link to a file outside of the project; it was not changed")
        if not os.access(file.location, os.W_OK):
            raise Unreadable("is read-only; it was not changed")
        with _alone(os.path.realpath(file.location)):
            if read_bytes(file.location, MAX_NOTEBOOK_BYTES) == data:
                replace_file(file.location, mended.data)
                return mended
    raise Unreadable("changes while it is fixed; it was not changed")


def leads_out(location: str) -> bool:
    """Whether a path is a link to a file that is neither beside it nor below the working folder."""
    real = os.path.realpath(location)
    if real == os.path.join(os.path.realpath(os.path.dirname(location)), os.path.basename(location)):
        return False
    return not real.startswith(os.path.join(os.path.realpath(os.getcwd()), ""))


@contextmanager
def _alone(location: str) -> Iterator[None]:
    """Holds other runs off while a file is compared and replaced, and removes what a killed one left beside it."""
    try:
        import fcntl
    except ImportError:  # Windows has no such locks: comparing before writing must do there
        yield
        return
    folder, name = os.path.split(location)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        for other in os.listdir(folder):
            if other.startswith(f".{name}.") and other.endswith(UNFINISHED):
                os.unlink(os.path.join(folder, other))
        yield
    finally:
        os.close(handle)
