"""What a project's requirements say of the Keras that its code is written for.

Read are the files that pip, setuptools, Poetry, uv, Pipenv and conda use, beside the document or above it; the nearest
folder that says something decides. What is installed is never looked at. Versions are found by patterns: parsing every
lock file would cost more than the analysis, and a file that does not name TensorFlow or Keras is only searched for
these words.
"""

from __future__ import annotations

import os
import re

from kerlint.interpreter.folders import Folders
from kerlint.keras.releases import Generation, generation

MAX_LEVELS = 6
"""Folders above the document that may be the root of its project."""

MAX_BYTES = 4_000_000
"""Larger files are not read; lock files of big projects have about one million."""

FORMS = {
    "poetry.lock": ("locked",),
    "uv.lock": ("locked",),
    "pdm.lock": ("locked",),
    "pyproject.toml": ("quoted", "key"),
    "Pipfile": ("quoted", "key"),
    "setup.py": ("quoted",),
    "setup.cfg": ("line",),
    "environment.yml": ("line",),
    "environment.yaml": ("line",),
}
"""Files that state versions, and how; beside them those that are called `requirements…`."""

_PACKAGE = r"(?P<package>(?:tensorflow(?:[-_](?:cpu|gpu|intel|macos))?|tf[-_]keras|keras(?:[-_]nightly)?))"
_REQUIREMENT = re.compile(
    rf"^{_PACKAGE}\s*(?:\[[^\]]*\])?\s*\(?(?P<versions>(?:[=<>!~]=?=?\s*[\w.*+-]+\s*,?\s*)*)\)?\s*(?:(?:;|\\|--hash).*)?$",
    re.IGNORECASE,
)
_LINE = re.compile(r"^\s*(?:-\s+)?[\"']?([^\"'#\n]+)[\"']?", re.MULTILINE)
_QUOTED = re.compile(r"[\"']([^\"'\n]+)[\"']")
_KEY = re.compile(
    rf"^\s*[\"']?{_PACKAGE}[\"']?\s*=\s*(?:\{{[^}}\n]*\bversion\s*=\s*)?[\"'](?P<versions>[^\"'\n]*)[\"']",
    re.MULTILINE | re.IGNORECASE,
)
_LOCKED = re.compile(rf"^name = \"{_PACKAGE}\"\s*\nversion = \"(?P<versions>[^\"]+)\"", re.MULTILINE | re.IGNORECASE)


class Requirements:
    """Answers for folders; reads every file once in a run. ``folders`` says what is in them."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._by_folder: dict[str, Generation | None] = {}

    def at(self, folder: str) -> Generation | None:
        """The Keras that the project of a folder (absolute) requires; ``None`` if nothing says, or files disagree."""
        passed = []
        found: Generation | None = None
        above: str | None = folder
        for _ in range(MAX_LEVELS):
            if above is None:
                break
            if above in self._by_folder:
                found = self._by_folder[above]
                break
            passed.append(above)
            said = self._said_in(above)
            if said:
                found = _agreed(said)
                break
            above = self._folders.above(above)
        for one in passed:
            self._by_folder[one] = found
        return found

    def _said_in(self, folder: str) -> list[Generation]:
        found: list[Generation] = []
        for name in sorted(filter(_patterns, self._folders.names(folder))):
            text = _read(os.path.join(folder, name))
            found += [one for pattern in _patterns(name) for one in _in_text(pattern, text)]
        return found


def _agreed(said: list[Generation]) -> Generation | None:
    targets = {one.target for one in said}
    return Generation(said[0].target, min(one.oldest for one in said)) if len(targets) == 1 else None


def _patterns(name: str) -> tuple[str, ...]:
    """How a file of this name states versions; empty for files that state none."""
    listed = name.startswith("requirements") and name.endswith((".txt", ".in", ".lock"))
    return ("line",) if listed else FORMS.get(name, ())


def _read(path: str) -> str:
    """The text of a file that names the packages, else nothing. What can't be read says nothing here."""
    try:
        if os.path.getsize(path) > MAX_BYTES:
            return ""
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return ""
    lower = data.lower()
    return data.decode("utf-8", "replace") if b"keras" in lower or b"tensorflow" in lower else ""


def _in_text(pattern: str, text: str) -> list[Generation]:
    if not text:
        return []
    if pattern in ("locked", "key"):
        matches = list((_LOCKED if pattern == "locked" else _KEY).finditer(text))
    else:
        parts = (_LINE if pattern == "line" else _QUOTED).findall(text)
        matches = [match for part in parts if (match := _REQUIREMENT.match(part.strip()))]
    said = [generation(match["package"], match["versions"] or "") for match in matches]
    return [one for one in said if one is not None]
