"""Remembers the results of experiments: by both programs, rule, versions of the libraries, and the protocol's own code.

A result lies in the user's folder for caches, written whole or not at all. An entry that can't be read is as good as
none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from kerlint.confirm.confirm import Bench

LIBRARIES = ("keras", "tensorflow", "tensorflow-cpu", "tf-keras", "numpy", "scikit-learn")
"""What a result depends on besides the experiment itself."""

FAILED = frozenset({"failed"})
"""Records that say nothing about the program."""


class Remembered:
    """A bench that first looks whether an experiment was done before."""

    def __init__(self, bench: Bench, folder: Path | None = None) -> None:
        self.bench = bench
        self.folder = folder or folder_for_results()

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        """The result of an experiment, remembered or new. Raises Stopped."""
        place = self.folder / f"{_key(job)}.json"
        known = _read(place)
        if known is not None:
            return {**known, "remembered": True}
        record = self.bench.train(job)
        if not record.keys() & FAILED:
            _write(place, record)
        return record


def folder_for_results() -> Path:
    """Where results are kept: as the system and ``XDG_CACHE_HOME`` say."""
    given = os.environ.get("XDG_CACHE_HOME")
    if given and os.path.isabs(given):
        base = Path(given)
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path.home() / ".cache"
    return base / "kerlint" / "confirm"


def _key(job: dict[str, Any]) -> str:
    whole = json.dumps([job, _surroundings()], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:40]


@cache
def _surroundings() -> list[str]:
    """The versions of the libraries, and a digest of the laboratory's own code."""
    found = [f"python {sys.version_info.major}.{sys.version_info.minor}"]
    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    digest = hashlib.sha256()
    for path in sorted((Path(__file__).parent / "lab").glob("*.py")):
        digest.update(path.read_bytes())
    return [*found, digest.hexdigest()]


def _read(place: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and "stage" in found else None


def _write(place: Path, record: dict[str, Any]) -> None:
    """Writes a result whole; where that can't be done it is not remembered."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=place.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(record, file)
            os.replace(part, place)
        except BaseException:
            with suppress(OSError):
                os.unlink(part)
            raise
