"""One file in, findings out: the whole story of a check in one place.

Whatever is wrong with the file is a finding. What goes wrong with the tool is a failure: it names the part and the
file, and the other files go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kerlint.document.reading import File, Reading, read
from kerlint.document.suppression import suppressions
from kerlint.finding import Finding, Related

if TYPE_CHECKING:
    from kerlint.document.document import Document
    from kerlint.facts.values import Origin
    from kerlint.rulebook import Verdict
    from kerlint.ruleset import RuleSet

Places = dict["Origin", tuple[int, int, int, int]]
"""Where each origin begins and ends in the program of its document."""


class Result(NamedTuple):
    """What one file gave. ``failures`` say what kerlint could not do; ``relevant``: the file is about Keras."""

    findings: tuple[Finding, ...] = ()
    failures: tuple[str, ...] = ()
    relevant: bool = False


def lint(file: File, rules: RuleSet) -> Result:
    """Lints one file on the disk."""
    return lint_reading(file, read(file), rules)


def lint_reading(file: File, reading: Reading, rules: RuleSet) -> Result:
    """Lints what was read of a file."""
    if reading == Reading():
        return Result()
    findings = [finding for finding in reading.findings if finding.code in rules.selection.on]
    failures: list[str] = []
    if reading.document is not None:
        try:
            findings += _judge(reading.document, rules)
        except Exception as error:  # a fault of kerlint in one file must not cost the others
            failures.append(_failure(file.path, error))
    return Result(tuple(sorted(findings, key=_order)), tuple(failures), relevant=True)


def _judge(document: Document, rules: RuleSet) -> list[Finding]:
    from kerlint.interpreter import interpret
    from kerlint.rulebook import judge

    program = interpret(document, rules.settings)
    verdicts = judge(program, rules.book, rules.selection, rules.settings.rule_options)
    if not verdicts:
        return []
    from kerlint.interpreter.positions import locate

    places = locate(document, {origin for verdict in verdicts for origin in _origins(verdict)})
    comments = suppressions(document.text)
    return [
        _finding(verdict, places, rules)
        for verdict in verdicts
        if not any(comment.covers(places[verdict.at][0], verdict.code, verdict.name) for comment in comments)
    ]


def _origins(verdict: Verdict) -> list[Origin]:
    return [verdict.at, *(origin for origin, _ in verdict.also)]


def _finding(verdict: Verdict, places: Places, rules: RuleSet) -> Finding:
    return Finding(
        verdict.code,
        verdict.name,
        rules.settings.severity.get(verdict.code, verdict.severity),
        verdict.message,
        verdict.at.document.span(*places[verdict.at]),
        verdict.help,
        tuple(Related(origin.document.span(*places[origin]), label) for origin, label in verdict.also),
    )


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.span
    return (span.path, span.cell or 0, span.start, span.end, finding.code, finding.message)


def _failure(path: str, error: Exception) -> str:
    """One line that helps to report the fault: the file, the error and the place in kerlint that raised it."""
    import os
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(os.path.dirname(place.filename))}/{os.path.basename(place.filename)}:{place.lineno}"
    return f"{path}: internal error, the file was not checked: {type(error).__name__}: {error} ({where})"
