"""Reviewdog's diagnostic format. Its columns count UTF-8 bytes, from 1, the end exclusive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kerlint.finding import Finding, Fix, Location, Span
from kerlint.report.places import Lines, file_place, in_cell, message_of


def rdjson_report(findings: Sequence[Finding], lines: Lines) -> str:
    """One JSON object with all diagnostics."""
    diagnostics = [_diagnostic(finding, lines) for finding in findings]
    return json.dumps({"source": {"name": "kerlint"}, "diagnostics": diagnostics}, indent=2) + "\n"


def _diagnostic(finding: Finding, lines: Lines) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": message_of(finding),
        "location": _location(finding.span, lines),
        "severity": finding.severity.name,
        "code": {"value": finding.code},
    }
    if finding.related:
        diagnostic["related_locations"] = [
            {"message": in_cell(related.label, related.span), "location": _location(related.span, lines)}
            for related in finding.related
        ]
    suggestions = [each for fix in finding.fixes for each in _suggestions(fix, lines)]
    if suggestions:
        diagnostic["suggestions"] = suggestions
    return diagnostic


def _suggestions(fix: Fix, lines: Lines) -> list[dict[str, Any]]:
    """Only for fixes of one edit in a script: the format has no way to say that several belong together."""
    if len(fix.edits) != 1 or fix.edits[0].span.cell is not None:
        return []
    [edit] = fix.edits
    return [{"range": _location(edit.span, lines)["range"], "text": edit.content}]


def _location(span: Span, lines: Lines) -> dict[str, Any]:
    place = file_place(span, lines)
    if place.column is None:
        return {"path": span.path, "range": {"start": {"line": place.row}, "end": {"line": place.end_row}}}
    return {
        "path": span.path,
        "range": {"start": _bytes(span, span.start, lines), "end": _bytes(span, span.end, lines)},
    }


def _bytes(span: Span, location: Location, lines: Lines) -> dict[str, int]:
    before = lines.line(span.path, None, location.row)[: location.column - 1]
    return {"line": location.row, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
