"""Finds the files to lint below the paths of the command line: Python files and notebooks, in one fixed order.

Folders are walked without following links to folders, so links can make no loop. What is no regular file but has a
name like one (a FIFO, a broken link) is kept: reading it gives the finding that says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from kerlint.document.reading import File
from kerlint.finding import Finding
from kerlint.notices import UNREADABLE_FILE, finding, whole_file

SUFFIXES = (".py", ".ipynb")


class Choosing(Protocol):
    """What the settings say on which files to look at; locations are absolute."""

    def excluded(self, location: str) -> bool:
        """Left out by the user's patterns, also if named outright."""

    def passed_by(self, location: str) -> bool:
        """Left out while walking: folders of tools and dependencies."""

    def respects_gitignore(self, folder: str) -> bool:
        """Whether what git ignores is left out while walking."""


class Found(NamedTuple):
    """The files in order of their paths, findings about folders, and the given paths that do not exist.

    ``left_out`` are the given paths that the user's patterns exclude.
    """

    files: tuple[File, ...]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def shown(location: str) -> str:
    """The path as reports print it: relative to the working folder if it lies in it, with slashes."""
    relative = os.path.relpath(location)
    path = location if relative.split(os.sep, 1)[0] == os.pardir else relative
    return path.replace(os.sep, "/")


def discover(paths: Iterable[str], choosing: Choosing) -> Found:
    """The files at and below ``paths``."""
    files: dict[str, File] = {}
    findings: list[Finding] = []
    missing: list[str] = []
    left_out: list[str] = []
    for path in paths:
        location = os.path.abspath(path)
        if not os.path.lexists(location):
            missing.append(path)
        elif choosing.excluded(location):
            left_out.append(path)
        elif os.path.isdir(location):
            for item in _walk(location, choosing):
                if isinstance(item, Finding):
                    findings.append(item)
                else:
                    files[item.path] = item
        else:
            files[shown(location)] = File(shown(location), location)
    return Found(tuple(sorted(files.values())), tuple(sorted(set(findings))), tuple(missing), tuple(left_out))


def _walk(root: str, choosing: Choosing) -> Iterator[File | Finding]:
    from kerlint.document.gitignore import NOTHING_IGNORED, ignored_below

    gitignore = choosing.respects_gitignore(root)
    folders = [(root, ignored_below(root) if gitignore else NOTHING_IGNORED)]
    while folders:
        folder, ignored = folders.pop()
        try:
            with os.scandir(folder) as entries:
                names = list(entries)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            yield finding(UNREADABLE_FILE, f"can't be read: {reason}", whole_file(shown(folder)))
            continue
        if gitignore:
            ignored = ignored.entering(folder, {entry.name for entry in names})
        for entry in names:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not _looks_like_a_program(entry):
                continue
            if choosing.passed_by(entry.path) or choosing.excluded(entry.path):
                continue
            if ignored.has(entry.path, is_folder=is_folder):
                continue
            if is_folder:
                folders.append((entry.path, ignored))
            else:
                yield File(shown(entry.path), entry.path)


def _looks_like_a_program(entry: os.DirEntry[str]) -> bool:
    """By its name; a link to a folder is no file, whatever its name."""
    return entry.name.endswith(SUFFIXES) and not (entry.is_symlink() and os.path.isdir(entry.path))
