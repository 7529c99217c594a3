"""What folders hold, each asked once in a run: files are looked for far more often than found."""

from __future__ import annotations

import os


class Folders:
    """The names in folders, by their paths."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}

    def names(self, folder: str) -> frozenset[str]:
        """What is in a folder; nothing if it is not there, or not ours to read."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder or "."))
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]

    def above(self, folder: str) -> str | None:
        """The folder around one; ``None`` if the project ends here: it is under version control, or there is none."""
        parent = os.path.dirname(folder)
        return None if parent == folder or ".git" in self.names(folder) else parent
