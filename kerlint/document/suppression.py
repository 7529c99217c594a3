"""Comments that silence findings: ``# kerlint: ignore[softmax-with-regression-loss] why``.

A comment counts for the statement that it stands in, on any of its lines, or for the statement below if it stands on
its own line. ``# kerlint: file-ignore[…]`` counts for the whole document. ``# noqa: KER102`` is understood as well.
Without brackets all rules are meant. Whatever follows the brackets is the reason.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

_OWN = re.compile(r"#\s*kerlint\s*:\s*(?P<verb>[\w-]*)\s*(?:\[(?P<rules>[^\]]*)(?P<closed>\])?)?(?P<rest>[^#]*)", re.I)
_NOQA = re.compile(r"#\s*noqa\s*:\s*(?P<rules>[A-Z]+[0-9]+(?:(?:\s*,\s*|\s+)[A-Z]+[0-9]+)*)(?P<rest>[^#]*)", re.I)
_MARK = re.compile(r"kerlint\s*:|noqa\s*:", re.I)

VERBS = ("ignore", "file-ignore")


class Suppression(NamedTuple):
    """One comment. ``rules`` are the selectors as written (empty: all rules).

    Its place is ``row`` and ``start`` to ``end`` (columns from 0) of the program; it silences the findings that begin
    in the rows ``first`` to ``last``. ``problem`` says why it has no effect. ``foreign`` marks a ``noqa``, which may
    be meant for other tools.
    """

    row: int
    start: int
    end: int
    first: int
    last: int
    rules: tuple[str, ...]
    reason: str = ""
    problem: str = ""
    foreign: bool = False

    def covers(self, row: int) -> bool:
        """Whether it silences findings that begin in this row."""
        return not self.problem and self.first <= row <= self.last


def suppressions(text: str) -> tuple[Suppression, ...]:
    """All comments of a program that silence findings, in order."""
    if not _MARK.search(text):
        return ()
    found: list[Suppression] = []
    pending: list[tuple[int, int, str]] = []
    for statement in _statements(text):
        comments = [*pending, *statement.comments]
        if statement.first is None:
            pending = comments
            continue
        pending = []
        found += _read_all(comments, statement.first, statement.last)
    found += _read_all(pending, 0, -1)
    return tuple(found)


def statement_rows(text: str) -> dict[int, int]:
    """For every row of a statement (a logical line), the row that the statement begins in."""
    rows: dict[int, int] = {}
    for statement in _statements(text):
        if statement.first is not None:
            rows |= dict.fromkeys(range(statement.first, statement.last + 1), statement.first)
    return rows


class _Statement(NamedTuple):
    """A logical line: its rows (``first`` is ``None`` for a comment on its own) and the comments in it."""

    first: int | None
    last: int
    comments: list[tuple[int, int, str]]


def _statements(text: str) -> Iterator[_Statement]:
    import tokenize

    comments: list[tuple[int, int, str]] = []
    first = None
    quiet = {tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER, tokenize.ENCODING}
    try:
        for kind, string, start, _end, _line in tokenize.generate_tokens(io.StringIO(text).readline):
            if kind == tokenize.COMMENT:
                comments.append((*start, string))
            elif kind == tokenize.NEWLINE:
                yield _Statement(first, start[0], comments)
                first, comments = None, []
            elif kind not in quiet and first is None:
                yield _Statement(None, 0, comments)
                first, comments = start[0], []
    except (tokenize.TokenError, SyntaxError):
        return  # the program parses, so this is a difference between Python's two tokenizers at its very end
    yield _Statement(None, 0, comments)


def _read_all(comments: list[tuple[int, int, str]], first: int, last: int) -> Iterator[Suppression]:
    for row, column, comment in comments:
        for match in _OWN.finditer(comment):
            yield _own(match, row, column, first, last)
        for match in _NOQA.finditer(comment):
            rules = tuple(code.upper() for code in re.findall(r"\w+", match["rules"]))
            ours = tuple(code for code in rules if code.startswith("KER"))
            if ours:
                place = (row, column + match.start(), column + len(match[0].rstrip()) + match.start())
                yield Suppression(*place, row, row, ours, _reason(match["rest"]), foreign=True)


def _own(match: re.Match[str], row: int, column: int, first: int, last: int) -> Suppression:
    start = column + match.start()
    end = start + len(match[0].rstrip())
    rules = tuple(rule.strip() for rule in (match["rules"] or "").split(",") if rule.strip())
    whole = match["verb"].lower() == "file-ignore"
    first, last = (1, 10**9) if whole else (first, last)
    return Suppression(row, start, end, first, last, rules, _reason(match["rest"]), _problem(match, last))


def _problem(match: re.Match[str], last: int) -> str:
    if match["verb"].lower() not in VERBS:
        from kerlint.suggest import did_you_mean

        return f"unknown suppression `{match['verb']}`{did_you_mean(match['verb'], VERBS)}"
    if match["rules"] is not None and not match["closed"]:
        return "the bracket is not closed"
    if match["rules"] is not None and not match["rules"].strip():
        return "no rule between the brackets"
    return "" if last > 0 else "no statement follows"


def _reason(text: str) -> str:
    return text.strip().lstrip("-–—:").strip()
