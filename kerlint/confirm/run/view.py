"""Inside: the working folder of a program, which shows its project, and what the program writes stays in it.

Small files are copies, so that they can be written; folders are folders, down to a limit; all the rest are links to
what can only be read.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

SMALL = 1 << 20
"""Bytes up to which a file is copied, if there is room."""

COPIED = 32 << 20
"""Bytes of all copies together."""

ENTRIES = 2000
"""Entries of the project that are looked at; folders beyond are links."""

LEFT_OUT = frozenset({".git", ".hg", ".venv", "node_modules", "__pycache__"})


class _Budget:
    """What may still be copied and looked at."""

    def __init__(self) -> None:
        self.bytes = COPIED
        self.entries = ENTRIES


def lay_out(folders: list[str], work: Path) -> None:
    """Makes the working folder anew; where names meet, the first folder is shown."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    budget = _Budget()
    for folder in folders:
        _show(Path(folder), work, budget)


def _show(source: Path, target: Path, budget: _Budget) -> None:
    with suppress(OSError):
        entries = sorted(os.scandir(source), key=lambda entry: (not entry.is_file(), entry.name))
        budget.entries -= len(entries)
        for entry in entries:
            if entry.name not in LEFT_OUT and not os.path.lexists(target / entry.name):
                with suppress(OSError):
                    _show_one(entry, target / entry.name, budget)


def _show_one(entry: os.DirEntry[str], target: Path, budget: _Budget) -> None:
    if entry.is_dir() and budget.entries > 0 and not entry.is_symlink():
        target.mkdir()
        _show(Path(entry.path), target, budget)
        return
    size = entry.stat().st_size if entry.is_file() else SMALL + 1
    if size <= min(SMALL, budget.bytes):
        budget.bytes -= size
        shutil.copyfile(entry.path, target)
        return
    target.symlink_to(os.path.realpath(entry.path))
