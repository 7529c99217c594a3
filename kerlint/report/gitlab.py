"""GitLab's code quality report."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kerlint.finding import Finding, Severity
from kerlint.fingerprint import fingerprints
from kerlint.report.places import Lines, file_place, in_cell

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def gitlab_report(findings: Sequence[Finding], lines: Lines) -> str:
    """A JSON array. Fingerprints hold when lines move, so GitLab can tell new findings from old ones."""
    issues = []
    for finding, fingerprint in zip(findings, fingerprints(findings, lines)):
        place = file_place(finding.span, lines)
        issues.append(
            {
                "description": in_cell(finding.message, finding.span),
                "check_name": finding.name,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": finding.span.path, "lines": {"begin": place.row, "end": place.end_row}},
            }
        )
    return json.dumps(issues, indent=2) + "\n"
