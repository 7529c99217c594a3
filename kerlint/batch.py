"""Many files: one after the other, in one fixed order, with what they found added up."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kerlint.finding import Finding
from kerlint.linter import lint

if TYPE_CHECKING:
    from kerlint.document.reading import File
    from kerlint.ruleset import RuleSet

FILES_BETWEEN_COLLECTIONS = 50
"""Garbage of this many files is kept before it is collected: collecting while parsing costs a tenth of the parse."""


class Batch(NamedTuple):
    """The results of a run: everything found, what kerlint could not do, and how many files it looked at."""

    findings: tuple[Finding, ...]
    failures: tuple[str, ...]
    files: int
    relevant: int


def lint_files(files: Iterable[File], rules: RuleSet) -> Batch:
    """Lints files in the order given."""
    findings: list[Finding] = []
    failures: list[str] = []
    count = relevant = 0
    gc.disable()
    try:
        for file in files:
            result = lint(file, rules)
            findings += result.findings
            failures += result.failures
            count += 1
            relevant += result.relevant
            if result.relevant and relevant % FILES_BETWEEN_COLLECTIONS == 0:
                gc.collect()
    finally:
        gc.enable()
    return Batch(tuple(findings), tuple(failures), count, relevant)
