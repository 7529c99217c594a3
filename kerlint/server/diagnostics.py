"""Findings as diagnostics: ranges in the client's units, addresses of the other places, the rule's file as its page."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lsprotocol import types
from pygls.uris import from_fs_path

from kerlint.finding import Finding, Severity
from kerlint.notices import INVALID_SYNTAX, UNUSED_SUPPRESSION
from kerlint.server.analysis import Outcome
from kerlint.server.texts import Held
from kerlint.server.view import Ranges

SOURCE = "kerlint"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(held: Held, outcome: Outcome, encoding: str) -> dict[str, list[types.Diagnostic]]:
    """The diagnostics of each text of a document, by address; texts without any have an empty list."""
    ranges = Ranges(held, outcome, encoding)
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
        range=ranges.range(finding.span),
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
            "kept": kept,
        },
    )


def page_uri(code: str, outcome: Outcome) -> str | None:
    """The address of a rule's file, which holds its page and its examples."""
    rule = outcome.rules.book.find(code) if outcome.rules is not None else None
    return from_fs_path(os.path.abspath(rule.path)) if rule is not None else None


def _tags(finding: Finding, outcome: Outcome) -> Iterable[types.DiagnosticTag]:
    if finding.code == UNUSED_SUPPRESSION.code:
        yield types.DiagnosticTag.Unnecessary
