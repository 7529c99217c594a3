"""Which files and folders the settings leave out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from kerlint.settings.finder import SettingsFinder
from kerlint.settings.patterns import matcher
from kerlint.settings.settings import Pattern, Settings

USUAL = (
    ".bzr .direnv .eggs .git .git-rewrite .hg .ipynb_checkpoints .kerlint_cache .mypy_cache .nox .pants.d .pyenv "
    ".pytest_cache .pytype .ruff_cache .svn .tox .venv .vscode __pycache__ __pypackages__ _build buck-out dist "
    "node_modules site-packages venv"
).split()
"""Folders of tools and dependencies, left out while walking unless ``exclude`` replaces them."""


class Exclusions:
    """Answers for locations (absolute) by the settings that are in force where they lie."""

    def __init__(self, finder: SettingsFinder) -> None:
        self._finder = finder
        self._usual = frozenset(USUAL)
        self._matchers: dict[str | None, Callable[[str], bool]] = {}

    def excluded(self, location: str) -> bool:
        """Left out by the user's patterns, also if named outright."""
        settings = self._finder.at(os.path.dirname(location))
        if settings.file not in self._matchers:
            self._matchers[settings.file] = _any_of(settings)
        return self._matchers[settings.file](location)

    def passed_by(self, location: str) -> bool:
        """Left out while walking: folders of tools and dependencies."""
        folder, name = os.path.split(location)
        return name in self._usual and self._finder.at(folder).exclude is None

    def respects_gitignore(self, folder: str) -> bool:
        """Whether what git ignores is left out while walking."""
        return self._finder.at(folder).respect_gitignore


def _any_of(settings: Settings) -> Callable[[str], bool]:
    return patterns_test((*(settings.exclude or ()), *settings.extend_exclude))


def patterns_test(patterns: Iterable[Pattern]) -> Callable[[str], bool]:
    """Whether a location fits one of the patterns; what lies outside of a pattern's folder does not."""
    by_folder: dict[str, list[str]] = {}
    for pattern in patterns:
        by_folder.setdefault(pattern.folder, []).append(pattern.glob)
    tests = [(os.path.join(folder, ""), matcher(globs)) for folder, globs in by_folder.items()]

    def fits(location: str) -> bool:
        return any(
            location.startswith(prefix) and test(location[len(prefix) :].replace(os.sep, "/")) for prefix, test in tests
        )

    return fits
