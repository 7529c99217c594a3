"""Leaves out the findings that comments and settings silence, and finds the silencers that silence nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kerlint.document.suppression import Suppression, suppressions
from kerlint.finding import Finding, Location, Span
from kerlint.notices import INVALID_SUPPRESSION, UNUSED_SUPPRESSION, finding
from kerlint.selection import UnknownSelector, resolve
from kerlint.settings.exclusions import patterns_test

if TYPE_CHECKING:
    from kerlint.document.document import Document
    from kerlint.ruleset import RuleSet
    from kerlint.settings import Settings


class Silenced(NamedTuple):
    """The findings that stay, and those about comments."""

    kept: list[Finding]
    notices: list[Finding]


def by_comments(found: Sequence[tuple[int, Finding]], document: Document, rules: RuleSet) -> Silenced:
    """Applies the comments of a document to its findings, each given with its row in the document's program."""
    comments = [_Comment(each, rules) for each in suppressions(document.text)]
    if not comments:
        return Silenced([each for _, each in found], [])
    kept = []
    for row, each in found:
        silencers = [comment for comment in comments if comment.silences(row, each.code)]
        for comment in silencers:
            comment.used.add(each.code)
        if not silencers:
            kept.append(each)
    notices = [notice for comment in comments for notice in comment.notices(document, rules)]
    return Silenced(kept, [notice for notice in notices if notice.code in rules.selection.on])


class _Comment:
    """A comment with the codes that its selectors stand for, and those that it has silenced."""

    def __init__(self, written: Suppression, rules: RuleSet) -> None:
        self.written = written
        self.used: set[str] = set()
        self.codes: dict[str, list[str]] = {}
        self.problems = [written.problem] if written.problem else []
        for selector in written.rules:
            try:
                self.codes[selector] = resolve(selector, rules.rules)[1]
            except UnknownSelector as error:
                self.problems.append(str(error))
        self.needs_reason = rules.settings.require_reason and not written.foreign and not written.reason
        if self.needs_reason:
            self.problems.append("it needs a reason; write it behind the comment (`require-reason` is set)")

    def silences(self, row: int, code: str) -> bool:
        if self.needs_reason or not self.written.covers(row):
            return False
        return not self.written.rules or any(code in codes for codes in self.codes.values())

    def notices(self, document: Document, rules: RuleSet) -> list[Finding]:
        """What is to be said of it: it can't work, or there is nothing to silence."""
        comment = self.written
        span = document.span(comment.row, comment.start, comment.row, comment.end)
        if self.problems:
            return [finding(INVALID_SUPPRESSION, f"no effect: {problem}", span) for problem in self.problems]
        if document.partly:  # what was not understood can't show whether there is something to silence
            return []
        unused = [selector for selector, codes in self.codes.items() if self._is_unused(codes, rules)]
        if comment.rules and not unused or not comment.rules and (self.used or not _all_defaults_on(rules)):
            return []
        which = ", ".join(f"`{selector}`" for selector in unused) if len(unused) < len(self.codes) else ""
        message = f"{which} is not found here" if which else "nothing to suppress here"
        return [finding(UNUSED_SUPPRESSION, message, span, help="remove it")]

    def _is_unused(self, codes: Iterable[str], rules: RuleSet) -> bool:
        """A rule that is off can't tell whether it would be silenced."""
        return not any(code in self.used or code not in rules.selection.on for code in codes)


def _all_defaults_on(rules: RuleSet) -> bool:
    return all(rule.code in rules.selection.on for rule in rules.rules if rule.default)


class FileIgnores:
    """The ``per-file-ignores`` of one set of settings, and which of them have silenced something."""

    def __init__(self, rules: RuleSet) -> None:
        self._entries = []
        for entry in rules.settings.per_file_ignores:
            codes = {code for selector in entry.rules for code in resolve(selector, rules.rules)[1]}
            self._entries.append((entry, patterns_test([entry.pattern]), codes))

    def silences(self, location: str, code: str) -> bool:
        """Whether a rule is left out in the file at a location (absolute)."""
        return any(code in codes and fits(location) for _, fits, codes in self._entries)

    def apply(self, location: str, findings: Iterable[Finding]) -> tuple[list[Finding], frozenset[str]]:
        """The findings of the file at a location that stay, and the patterns that silenced others."""
        fitting = [(entry.pattern.glob, codes) for entry, fits, codes in self._entries if fits(location)]
        kept = []
        used: set[str] = set()
        for each in findings:
            silencers = {glob for glob, codes in fitting if each.code in codes}
            used |= silencers
            if not silencers:
                kept.append(each)
        return kept, frozenset(used)


def stale_file_ignores(settings: Settings, used: frozenset[str]) -> Iterator[Finding]:
    """The entries of a settings file's ``per-file-ignores`` that silenced nothing."""
    for entry in settings.per_file_ignores:
        glob = entry.pattern.glob
        if glob in used:
            continue
        path, _, row = settings.origins.get(f"per-file-ignores.{glob}", "").rpartition(":")
        if path and row.isdigit():
            place = Location(int(row), 1)
            message = f"`per-file-ignores` for `{glob}` silences nothing"
            yield finding(UNUSED_SUPPRESSION, message, Span(path, None, place, place), help="remove it")
