"""What git would leave out: the .gitignore files of a tree and of the folders above it, up to the repository's top."""

from __future__ import annotations

import os
from typing import Any, NamedTuple


class Ignored(NamedTuple):
    """Patterns in force at a folder: the folder they count from and the compiled patterns, the innermost last."""

    rules: tuple[tuple[str, Any], ...] = ()

    def has(self, location: str, *, is_folder: bool) -> bool:
        """Whether git would leave out this entry of a folder that it does not leave out."""
        for base, patterns in reversed(self.rules):
            path = os.path.relpath(location, base).replace(os.sep, "/")
            verdict = patterns.check_file(path + "/" if is_folder else path).include
            if verdict is not None:
                return bool(verdict)
        return False

    def entering(self, folder: str, names: set[str]) -> Ignored:
        """What is in force inside a folder with entries of these names."""
        own = _read(os.path.join(folder, ".gitignore")) if ".gitignore" in names else None
        return self if own is None else Ignored((*self.rules, (folder, own)))


NOTHING_IGNORED = Ignored()


def ignored_below(folder: str) -> Ignored:
    """What the folders above ``folder`` leave out in it, if it lies in a repository and is not left out itself."""
    above = []
    top = folder
    while not os.path.exists(os.path.join(top, ".git")):
        parent = os.path.dirname(top)
        if parent == top:
            return NOTHING_IGNORED
        top = parent
        above.append(top)
    sources = [(top, os.path.join(top, ".git", "info", "exclude"))]
    sources += [(each, os.path.join(each, ".gitignore")) for each in reversed(above)]
    rules = ((base, patterns) for base, file in sources if (patterns := _read(file)) is not None)
    ignored = Ignored(tuple(rules))
    return NOTHING_IGNORED if folder != top and ignored.has(folder, is_folder=True) else ignored


def _read(file: str) -> Any:
    """The patterns of an ignore file; ``None`` if there are none, or it can't be read (git says nothing, either)."""
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as stream:
            lines = stream.read().splitlines()
    except OSError:
        return None
    if not any(line.strip() and not line.startswith("#") for line in lines):
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
