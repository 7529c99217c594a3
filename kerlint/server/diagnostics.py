"""Findings as diagnostics: ranges in the client's units, addresses of the other places, the rule's file as its page."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lsprotocol import types
from pygls.uris import from_fs_path

from kerlint.document.reading import File, read_program
from kerlint.finding import Finding, Severity, Span
from kerlint.notices import INVALID_SYNTAX, UNUSED_SUPPRESSION
from kerlint.server.analysis import Outcome
from kerlint.server.positions import Lines
from kerlint.server.texts import Held

SOURCE = "kerlint"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


class Ranges:
    """Ranges of spans in one open document and in the files that it imports."""

    def __init__(self, held: Held, encoding: str) -> None:
        self._held = held
        self._encoding = encoding
        self._lines: dict[tuple[str, int | None], Lines] = {}

    def lines(self, span: Span) -> Lines:
        """The lines that a span lies in."""
        path = os.path.abspath(span.path)
        if (path, span.cell) not in self._lines:
            text = self._held.text(span.cell) if path == self._held.location else None
            source = text.source if text is not None else read_program(File(path, path)) or ""
            self._lines[path, span.cell] = Lines(source, self._encoding)
        return self._lines[path, span.cell]

    def uri(self, span: Span) -> str:
        """The address of the text that a span lies in."""
        path = os.path.abspath(span.path)
        text = self._held.text(span.cell) if path == self._held.location else None
        return text.uri if text is not None else from_fs_path(path) or ""

    def location(self, span: Span) -> types.Location:
        """The place of a span for the client."""
        return types.Location(self.uri(span), self.lines(span).range(span))


def diagnostics(held: Held, outcome: Outcome, encoding: str) -> dict[str, list[types.Diagnostic]]:
    """The diagnostics of each text of a document, by address; texts without any have an empty list."""
    ranges = Ranges(held, encoding)
    found: dict[str, list[types.Diagnostic]] = {text.uri: [] for text in held.texts}
    for finding in outcome.findings:
        note = finding.code == INVALID_SYNTAX.code and bool(outcome.kept)
        found.setdefault(ranges.uri(finding.span), []).append(_diagnostic(finding, outcome, ranges, still=note))
    for finding in outcome.kept:
        found.setdefault(ranges.uri(finding.span), []).append(_diagnostic(finding, outcome, ranges, kept=True))
    return found


def _diagnostic(
    finding: Finding, outcome: Outcome, ranges: Ranges, *, still: bool = False, kept: bool = False
) -> types.Diagnostic:
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    if still:
        message += "\nUntil it can be parsed, the other findings are those of the last version that could."
    page = page_uri(finding.code, outcome)
    return types.Diagnostic(
        range=ranges.lines(finding.span).range(finding.span),
        message=message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        tags=list(_tags(finding, outcome)) or None,
        related_information=[
            types.DiagnosticRelatedInformation(ranges.location(related.span), related.label)
            for related in finding.related
        ],
        data={
            "rule": finding.name,
            "help": finding.help,
            "edition": outcome.snapshot.edition,
            "kept": kept,
            "fixes": [{"message": fix.message, "safety": fix.safety} for fix in finding.fixes],
        },
    )


def page_uri(code: str, outcome: Outcome) -> str | None:
    """The address of a rule's file, which holds its page and its examples."""
    rule = outcome.rules.book.find(code) if outcome.rules is not None else None
    return from_fs_path(os.path.abspath(rule.path)) if rule is not None else None


def _tags(finding: Finding, outcome: Outcome) -> Iterable[types.DiagnosticTag]:
    if finding.code == UNUSED_SUPPRESSION.code:
        yield types.DiagnosticTag.Unnecessary
