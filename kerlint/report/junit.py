"""JUnit's XML: a suite for each file, a failed case for each finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from kerlint.finding import Finding
from kerlint.report.frame import place
from kerlint.report.places import Lines

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def junit_report(findings: Sequence[Finding], lines: Lines) -> str:
    """Without findings there is one case that passed: some readers take an empty report for a broken one."""
    out = ['<?xml version="1.0" encoding="utf-8"?>']
    out.append(f'<testsuites name="kerlint" tests="{max(len(findings), 1)}" failures="{len(findings)}" errors="0">')
    for path, group in groupby(findings, key=lambda finding: finding.span.path):
        out += _suite(path, list(group))
    if not findings:
        out.append('  <testsuite name="kerlint" tests="1" failures="0" errors="0">')
        out += ['    <testcase name="no findings" classname="kerlint"/>', "  </testsuite>"]
    return "\n".join([*out, "</testsuites>"]) + "\n"


def _suite(path: str, findings: list[Finding]) -> list[str]:
    count = len(findings)
    out = [f'  <testsuite name="{_text(path)}" tests="{count}" failures="{count}" errors="0">']
    for finding in findings:
        name = f"{finding.name} ({finding.code})"
        body = f"{place(finding.span)}: {finding.message}" + (f"\nhelp: {finding.help}" if finding.help else "")
        out += [
            f'    <testcase name="{_text(name)}" classname="{_text(path)}">',
            f'      <failure message="{_text(finding.message)}" type="{finding.severity.word}">{_text(body)}</failure>',
            "    </testcase>",
        ]
    return [*out, "  </testsuite>"]


def _text(text: str) -> str:
    """Safe inside of elements and attributes; what XML can't hold becomes a replacement character."""
    return "".join(_ESCAPES.get(character, character) for character in _NOT_XML.sub("\ufffd", text))
