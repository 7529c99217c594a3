"""Settings files: which one is in force for a folder, and what it says.

In force is the nearest one at or above a file: ``kerlint.toml``, ``.kerlint.toml``, or ``pyproject.toml`` with a table
``[tool.kerlint]``. Files are not merged with those further up.
"""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from kerlint.settings.decode import decode
from kerlint.settings.errors import SettingsError
from kerlint.settings.lines import line_of

OWN_NAMES = ("kerlint.toml", ".kerlint.toml")
PROJECT = "pyproject.toml"


class SettingsFile(NamedTuple):
    """A settings file: where it is (absolute), its values by key, and the place of each key (``kerlint.toml:3``).

    Keys of tables have places too, under ``table.key``.
    """

    location: str
    values: dict[str, Any]
    places: dict[str, str]


def nearest(folder: str) -> str | None:
    """The settings file in force for a folder (absolute)."""
    while True:
        for name in OWN_NAMES:
            if os.path.isfile(os.path.join(folder, name)):
                return os.path.join(folder, name)
        project = os.path.join(folder, PROJECT)
        if os.path.isfile(project) and _speaks_of_kerlint(project):
            return project
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def read_settings_file(location: str, shown: str) -> SettingsFile:
    """Reads and checks a settings file; ``shown`` is its name in messages. Raises SettingsError."""
    text = _read(location, shown)
    content = parse_toml(text, shown)
    prefix: tuple[str, ...] = ()
    if os.path.basename(location) == PROJECT:
        prefix = ("tool", "kerlint")
        content = content.get("tool", {}).get("kerlint", {})

    def place(path: tuple[str, ...]) -> str:
        line = line_of(text, (*prefix, *path))
        return f"{shown}:{line}" if line else shown

    def complain(path: tuple[str, ...], message: str) -> SettingsError:
        return SettingsError(f"{place(path)}: {'.'.join((*prefix, *path))}: {message}")

    if not isinstance(content, dict):
        raise complain((), "is not a table")
    paths: list[tuple[str, ...]] = [(key,) for key in content]
    paths += [(key, inner) for key, table in content.items() if isinstance(table, dict) for inner in table]
    return SettingsFile(location, decode(content, complain), {".".join(path): place(path) for path in paths})


def parse_toml(text: str, shown: str) -> dict[str, Any]:
    """Raises SettingsError with the parser's words."""
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        content: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{shown}: is not valid TOML: {error}") from error
    return content


def _speaks_of_kerlint(project: str) -> bool:
    """A look at the bytes saves parsing most projects' files; what can't be read is somebody else's trouble here."""
    try:
        with open(project, "rb") as stream:
            data = stream.read()
    except OSError:
        return False
    if b"kerlint" not in data:
        return False
    try:
        tools = parse_toml(data.decode("utf-8", "replace"), project).get("tool")
    except SettingsError:
        return True  # it may well be ours: reading it says what is wrong
    return isinstance(tools, dict) and "kerlint" in tools


def _read(location: str, shown: str) -> str:
    try:
        with open(location, encoding="utf-8-sig") as stream:
            return stream.read()
    except UnicodeDecodeError as error:
        raise SettingsError(f"{shown}: is not valid UTF-8") from error
    except OSError as error:
        raise SettingsError(f"{shown}: can't be read: {(error.strerror or str(error)).lower()}") from error
