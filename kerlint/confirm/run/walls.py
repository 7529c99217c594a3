"""The walls around a program that is run: bubblewrap, with its own processes, no network, and nothing to write on.

The whole file system is there to be read, but not what is hidden in the home folder (keys, tokens), nor what others
keep in temporary folders. What the program writes goes to memory of a limited size and ends with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOM = 512 << 20
"""Bytes that a program may write."""

SMALL = 64 << 20
"""Bytes of each other place that it may write to."""

TEMPORARY = ("/tmp", "/var/tmp", "/run")

SETS = (".keras/datasets", ".keras/models", "scikit_learn_data", "tensorflow_datasets", "nltk_data")
"""Where libraries keep data sets that were downloaded before, below the home folder."""

PLACE = "/tmp/.kerlint-run"
"""The folder of the program inside the walls: home, temporary files, working folder."""


def missing() -> str | None:
    """Why there can be no walls here; ``None`` if there can."""
    if not sys.platform.startswith("linux"):
        return "bubblewrap works on Linux only"
    if shutil.which("bwrap") is None:
        return "bubblewrap (`bwrap`) is not installed"
    try:
        tried = subprocess.run(
            walled(["true"], []), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap does not work here: {error}"
    if tried.returncode:
        return f"bubblewrap does not work here: {' '.join(tried.stderr.split())[:200]}"
    return None


def walled(command: list[str], readable: Iterable[str]) -> list[str]:
    """The command inside walls; ``readable`` are places that must be seen wherever they lie."""
    arguments = [
        *("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--as-pid-1", "--cap-drop", "ALL"),
        *("--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", *_memory("/dev/shm", SMALL)),
        *("--remount-ro", "/dev"),
    ]
    for place in TEMPORARY:
        if os.path.isdir(place) and not os.path.islink(place):
            arguments += _memory(place, ROOM if place == "/tmp" else SMALL)
    arguments += _home()
    for place in dict.fromkeys(way for one in readable for way in (os.path.realpath(one), os.path.abspath(one))):
        arguments += _readable(place)
    arguments += ["--dir", PLACE, "--dir", f"{PLACE}/home"]
    for one in SETS:
        known = Path.home() / one
        if known.is_dir():
            arguments += ["--ro-bind-try", str(known), f"{PLACE}/home/{one}"]
    return [*arguments, "--chdir", PLACE, "--", *command]


def _memory(place: str, size: int) -> list[str]:
    return ["--size", str(size), "--tmpfs", place]


def seen(folder: str, shown: Iterable[str]) -> bool:
    """Whether a folder can be read where others are shown."""
    return any(folder == one or not _broad(one) and folder.startswith(f"{one}{os.sep}") for one in shown)


def _broad(place: str) -> bool:
    """Whether a place holds everybody's things."""
    return os.path.realpath(place) in ("/", os.path.realpath(Path.home()), *TEMPORARY)


def _readable(place: str) -> list[str]:
    """A place that must be seen; of one that holds everybody's things, the files that lie in it."""
    if not _broad(place):
        return ["--ro-bind-try", place, place]
    files = [entry.path for entry in os.scandir(place) if entry.is_file() and not entry.name.startswith(".")]
    return [word for file in sorted(files) for word in ("--ro-bind-try", file, file)]


def _home() -> list[str]:
    """The home folder without what is hidden in it."""
    home = os.path.realpath(Path.home())
    if home == "/" or not os.path.isdir(home):
        return []
    arguments = _memory(home, SMALL)
    for entry in sorted(os.scandir(home), key=lambda entry: entry.name):
        if not entry.name.startswith("."):
            arguments += _shown(entry, home)
    return arguments


def _shown(entry: os.DirEntry[str], home: str) -> list[str]:
    if entry.is_symlink():
        return ["--symlink", os.readlink(entry.path), os.path.join(home, entry.name)]
    return ["--ro-bind-try", entry.path, os.path.join(home, entry.name)]
