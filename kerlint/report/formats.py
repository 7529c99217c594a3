"""All report formats by name, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from kerlint.finding import Finding
from kerlint.report.places import Lines

RENDERERS = {
    "text": "text:plain_text",
    "concise": "text:plain_concise",
    "json": "as_json:json_report",
    "json-lines": "as_json:json_lines_report",
    "github": "github:github_report",
    "gitlab": "gitlab:gitlab_report",
    "sarif": "sarif:sarif_report",
    "rdjson": "rdjson:rdjson_report",
    "junit": "junit:junit_report",
}
"""Module and function; each takes the findings and the source lines, and gives the whole report."""


def render(format: str, findings: Sequence[Finding], lines: Lines) -> str:
    """The report in a format, as it is written to a file or read by a program: never coloured."""
    module, _, name = RENDERERS[format].partition(":")
    function: Callable[[Sequence[Finding], Lines], str] = getattr(import_module(f"kerlint.report.{module}"), name)
    return function(findings, lines)
