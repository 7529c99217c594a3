"""The report for programs: one JSON array of findings, a contract that only grows.

Rows and columns count from 1, in characters, ends exclusive; rows of a notebook count inside the cell.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kerlint.finding import Edit, Finding, Span


def json_report(findings: Sequence[Finding], lines: object = None) -> str:
    """The findings as an indented JSON array."""
    return json.dumps([as_object(finding) for finding in findings], indent=2) + "\n"


def json_lines_report(findings: Sequence[Finding], lines: object = None) -> str:
    """One finding a line."""
    return "".join(json.dumps(as_object(finding)) + "\n" for finding in findings)


def as_object(finding: Finding) -> dict[str, Any]:
    """One finding as JSON objects. ``url`` is the rule's page on the web: null as long as there is no website."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.word,
        "message": finding.message,
        "help": finding.help or None,
        "url": None,
        **_place(finding.span),
        "related": [{"message": related.label, **_place(related.span)} for related in finding.related],
        "fixes": [
            {
                "safety": fix.safety,
                "because": fix.because or None,
                "message": fix.message,
                "edits": [_edit(edit) for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "cell": span.cell,
        "location": {"row": span.start.row, "column": span.start.column},
        "end_location": {"row": span.end.row, "column": span.end.column},
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {**_place(edit.span), "content": edit.content}
