"""Applies fixes to a content until nothing is left to fix, and never gives back what does not parse.

Fixes that overlap never mix: the later one waits for the next round, in which the result is linted again.
"""

from __future__ import annotations

import io
import tokenize
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kerlint.document.reading import File, read
from kerlint.document.source import TooLarge, Unreadable
from kerlint.document.writing import edited
from kerlint.finding import Edit, Finding, Fix, Span
from kerlint.fix import preferred
from kerlint.linter import Result, lint

if TYPE_CHECKING:
    from kerlint.ruleset import RuleSet

MOST_ROUNDS = 10
"""A fix may bring up another finding with a fix; more rounds than this are a circle."""


class Applied(NamedTuple):
    """A fix that was applied, and the finding that it belongs to as it was then."""

    finding: Finding
    fix: Fix


class Mended(NamedTuple):
    """The content after fixes, the applied ones, and those that were reverted, with the reason."""

    data: bytes
    applied: tuple[Applied, ...]
    reverted: tuple[tuple[Applied, str], ...]
    result: Result


def fixed(file: File, data: bytes, rules: RuleSet, *, unsafe: bool = False) -> Mended:
    """Mends a content. Raises SettingsError."""
    applied: list[Applied] = []
    reverted: list[tuple[Applied, str]] = []
    refused: set[tuple[str, Fix]] = set()
    seen = {data}
    result = lint(file, rules, data)
    for _ in range(MOST_ROUNDS):
        chosen = _choose(result, refused, unsafe=unsafe)
        if not chosen:
            break
        after, problem = _attempt(file, data, chosen, rules)
        if problem and len(chosen) > 1:
            chosen = chosen[:1]
            after, problem = _attempt(file, data, chosen, rules)
        if problem or after in seen:
            reverted.append((chosen[0], problem or "it undoes another fix"))
            refused.update((each.finding.code, each.fix) for each in chosen)
            continue
        data = after
        seen.add(data)
        applied += chosen
        result = lint(file, rules, data)
    return Mended(data, tuple(applied), tuple(reverted), result)


def _choose(result: Result, refused: set[tuple[str, Fix]], *, unsafe: bool) -> list[Applied]:
    """The preferred fixes of findings in their order, as far as they do not touch each other."""
    chosen: list[Applied] = []
    taken: list[Edit] = []
    for finding in result.findings:
        fix = preferred(finding, unsafe=unsafe)
        if fix is None or (finding.code, fix) in refused:
            continue
        new = [edit for edit in fix.edits if edit not in taken]
        if not any(_touch(edit.span, other.span) for edit in new for other in taken):
            chosen.append(Applied(finding, fix))
            taken += new
    return chosen


def _touch(one: Span, other: Span) -> bool:
    return one.cell == other.cell and max(one.start, other.start) <= min(one.end, other.end)


def _attempt(file: File, data: bytes, chosen: list[Applied], rules: RuleSet) -> tuple[bytes, str]:
    """The content with fixes applied, and what is wrong with it."""
    edits = list(dict.fromkeys(edit for each in chosen for edit in each.fix.edits))
    try:
        after = edited(file.path, data, edits)
    except (Unreadable, TooLarge, ValueError, UnicodeError) as error:
        return data, f"it can't be written: {error}"
    own = rules.settings.returns
    before_reading, reading = read(file, data, own), read(file, after, own)
    if len(reading.findings) > len(before_reading.findings) or reading.document is None:
        return data, "the result would not parse"
    assert before_reading.document is not None
    if _comments(before_reading.document.text) - _comments(reading.document.text):
        return data, "a comment would go"
    return after, ""


def _comments(text: str) -> Counter[str]:
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return Counter()
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)
