"""Many files: one after the other, in one fixed order, with what they found added up."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from kerlint.finding import Finding
from kerlint.linter import Failure, lint

if TYPE_CHECKING:
    from kerlint.document.reading import File
    from kerlint.ruleset import RuleSets

FILES_BETWEEN_COLLECTIONS = 500
"""Garbage of this many files is kept before it is collected: collecting while parsing costs a tenth of the parse."""


class Batch(NamedTuple):
    """The results of a run: everything found, what kerlint could not do, and how many files it looked at."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    files: int
    relevant: int
    known: int = 0
    """How many more findings there are that a baseline knows."""
    used: Mapping[str, frozenset[str]] = {}
    """For each settings file whose rules were asked: the patterns of ``per-file-ignores`` that silenced something."""


def lint_files(files: Iterable[File], rules: RuleSets, given: Mapping[str, bytes] | None = None) -> Batch:
    """Lints files in the order given. ``given`` holds the content of those that are not on the disk, by path.

    Raises SettingsError.
    """
    given = given or {}
    findings: list[Finding] = []
    failures: list[Failure] = []
    used: dict[str, frozenset[str]] = {}
    count = relevant = 0
    collecting = gc.isenabled()
    gc.disable()
    try:
        for file in files:
            ruleset = rules.for_file(file.location)
            result = lint(file, ruleset, given.get(file.path))
            findings += result.findings
            failures += result.failures
            count += 1
            relevant += result.relevant
            if result.relevant and ruleset.settings.file:
                used[ruleset.settings.file] = used.get(ruleset.settings.file, frozenset()) | result.used
            if result.relevant and relevant % FILES_BETWEEN_COLLECTIONS == 0:
                gc.collect()
    finally:
        if collecting:
            gc.enable()
    return Batch(tuple(findings), tuple(failures), count, relevant, used=used)
