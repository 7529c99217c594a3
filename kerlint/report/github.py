"""Annotations for GitHub Actions: one workflow command a line."""

from __future__ import annotations

from collections.abc import Sequence

from kerlint.finding import Finding, Severity
from kerlint.report.places import Lines, file_place, message_of

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(findings: Sequence[Finding], lines: Lines) -> str:
    """Whatever comes from source text is escaped: it can't begin a command of its own."""
    return "".join(_command(finding, lines) for finding in findings)


def _command(finding: Finding, lines: Lines) -> str:
    place = file_place(finding.span, lines)
    properties = {
        "title": f"{finding.name} ({finding.code})",
        "file": finding.span.path,
        "line": place.row,
        "col": place.column,
        "endLine": place.end_row,
        # GitHub's end column is that of the last character.
        "endColumn": None if place.end_column is None else max(place.end_column - 1, 1),
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message_of(finding))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
