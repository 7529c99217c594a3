"""`kerlint check`: from paths and options to a report and an exit status."""

from __future__ import annotations

import os
import sys

from kerlint.batch import Batch, lint_files
from kerlint.cli.parse import Call, UsageError
from kerlint.document.discovery import discover
from kerlint.finding import Severity
from kerlint.ruleset import RuleSet
from kerlint.selection import UnknownSelector
from kerlint.settings import DEFAULTS, Settings


def check(call: Call) -> int:
    """Lints the paths of the command line. 0: fine, 1: findings, 2: something could not be done."""
    settings = _settings(call)
    rules = RuleSet(settings)
    if call.has("select") or call.has("extend-select") or call.has("ignore"):
        try:
            _ = rules.selection
        except UnknownSelector as error:
            raise UsageError(str(error)) from error
    found = discover(call.words or (".",))
    batch = lint_files(found.files, rules)
    batch = batch._replace(
        findings=(*found.findings, *batch.findings),
        failures=(*(f"no such file or folder: {path}" for path in found.missing), *batch.failures),
    )
    _report(call, batch)
    for failure in batch.failures:
        print(f"kerlint: {failure}", file=sys.stderr)
    return _status(batch, settings.fail_on)


def _settings(call: Call) -> Settings:
    fail_on = call.last("fail-on")
    return DEFAULTS._replace(
        select=call.all("select") if call.has("select") else None,
        extend_select=call.all("extend-select"),
        ignore=call.all("ignore"),
        fail_on=Severity[fail_on.upper()] if fail_on else DEFAULTS.fail_on,
    )


def _report(call: Call, batch: Batch) -> None:
    if call.last("output-format") == "json":
        from kerlint.report.as_json import json_report

        sys.stdout.write(json_report(batch.findings))
        return
    from kerlint.document.sources import Sources
    from kerlint.report.style import Pen, wants_colour
    from kerlint.report.text import summary, text_report

    pen = Pen(colour=wants_colour(call.last("color") or "auto", os.environ, terminal=sys.stdout.isatty()))
    if batch.findings:
        sys.stdout.write(text_report(batch.findings, Sources(), pen=pen, columns=_columns()))
    if not call.has("quiet"):
        sys.stdout.write(summary(batch.findings, files=batch.files, relevant=batch.relevant, pen=pen))


def _columns() -> int:
    """The terminal's width, between 60 and 120; 80 where the output is no terminal."""
    if not sys.stdout.isatty():
        return 80
    import shutil

    return min(max(shutil.get_terminal_size().columns, 60), 120)


def _status(batch: Batch, fail_on: Severity) -> int:
    if batch.failures:
        return 2
    return int(any(finding.severity >= fail_on for finding in batch.findings))
