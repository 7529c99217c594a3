"""SARIF 2.1.0, for code scanning. Columns count Unicode code points, the end exclusive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kerlint import __version__
from kerlint.finding import Finding, Fix, Severity, Span
from kerlint.fingerprint import fingerprints
from kerlint.report.places import FilePlace, Lines, file_place, in_cell

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(findings: Sequence[Finding], lines: Lines) -> str:
    """One run of kerlint."""
    codes = sorted({finding.code: finding for finding in findings}.items())
    index = {code: number for number, (code, _) in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "kerlint",
                "semanticVersion": __version__,
                "informationUri": "https://pypi.org/project/kerlint/",
                "rules": [_rule(finding) for _, finding in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "the folder that kerlint ran in"}}},
        "results": [
            _result(finding, index[finding.code], fingerprint, lines)
            for finding, fingerprint in zip(findings, fingerprints(findings, lines))
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": finding.name.replace("-", " ")},
        "help": {"text": f"`kerlint explain {finding.name}` says what it means and what to do."},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(finding: Finding, rule_index: int, fingerprint: str, lines: Lines) -> dict[str, Any]:
    text = in_cell(finding.message, finding.span) + (f"\n{finding.help}" if finding.help else "")
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.span, lines)],
        "partialFingerprints": {"kerlint/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.span, lines), "message": {"text": in_cell(related.label, related.span)}}
            for number, related in enumerate(finding.related)
        ]
    fixes = [_fix(fix, lines) for fix in finding.fixes if _is_in_scripts(fix)]
    if fixes:
        result["fixes"] = fixes
    return result


def _is_in_scripts(fix: Fix) -> bool:
    """The format has no places inside of notebooks that an edit could name."""
    return bool(fix.edits) and all(edit.span.cell is None for edit in fix.edits)


def _location(span: Span, lines: Lines) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _artifact(span.path),
            "region": _region(file_place(span, lines)),
        }
    }
    if span.cell is not None:
        location["logicalLocations"] = [{"name": f"cell {span.cell}", "kind": "module"}]
    return location


def _artifact(path: str) -> dict[str, str]:
    """Paths that are not absolute are relative to the working folder."""
    from urllib.parse import quote

    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no file's name, but standard input may be called anything
        name = path.encode("utf-8", "replace")
    uri = quote(name, safe="/")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": "SRCROOT"}


def _region(place: FilePlace) -> dict[str, int]:
    region = {"startLine": place.row, "startColumn": place.column, "endLine": place.end_row}
    region["endColumn"] = place.end_column
    return {key: value for key, value in region.items() if value is not None}


def _fix(fix: Fix, lines: Lines) -> dict[str, Any]:
    by_path: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacement = {
            "deletedRegion": _region(file_place(edit.span, lines)),
            "insertedContent": {"text": edit.content},
        }
        by_path.setdefault(edit.span.path, []).append(replacement)
    return {
        "description": {"text": f"{fix.message} ({fix.safety})"},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": replacements}
            for path, replacements in by_path.items()
        ],
    }
