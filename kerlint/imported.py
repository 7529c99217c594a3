"""Faults in a file that the linted document imports: whether they are told here, and at which place.

What the imported file shows by itself is told where that file is linted. What it shows only with what this document
hands over, a width, a default that is left, a model, is told here, at the call or import that leads there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kerlint.document.document import Document
    from kerlint.facts.values import Origin
    from kerlint.rulebook.judge import Verdict
    from kerlint.ruleset import RuleSet


def concerns(verdict: Verdict, document: Document, rules: RuleSet) -> bool:
    """Whether a fault is told of this document."""
    if any(origin.document is document for origin in (verdict.at, *(origin for origin, _ in verdict.also))):
        return True
    there = verdict.at
    if there.via is None or there.via.document is not document:
        return False
    return (verdict.code, _row(there)) not in _said_of(there.document, rules)


def from_here(verdict: Verdict, document: Document) -> Verdict:
    """The verdict with its main place in the document: the call or import that leads to the culprit elsewhere."""
    at = verdict.at
    if at.document is document or at.via is None:
        return verdict
    return verdict._replace(at=at.via, also=((at, "in this file"), *verdict.also))


def _said_of(other: Document, rules: RuleSet) -> frozenset[tuple[str, int]]:
    """Codes and rows of what the rules say of an imported file by itself; asked once in a run."""
    said = rules.said
    if other.file not in said:
        from kerlint.document.document import Document
        from kerlint.interpreter import interpret
        from kerlint.rulebook.judge import judge

        alone = Document(other.path, other.file, other.kind, other.text, python2=other.python2)
        program = interpret(alone, rules.settings, rules.modules)
        verdicts = judge(program, rules.book, rules.selection, rules.settings.rule_options, rules.settings.target)
        said[other.file] = frozenset((one.code, _row(one.at)) for one in verdicts if one.at.document is alone)
    return said[other.file]


def _row(place: Origin) -> int:
    from kerlint.interpreter.positions import locate

    return locate(place.document, [place])[place][0]
