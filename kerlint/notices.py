"""The tool's own rules, KER001 to KER006: what it says when it could not read, or need not obey, what it was given.

They are on unless they are ignored by name: a file that nobody read must never look like a clean one.
"""

from __future__ import annotations

from typing import NamedTuple

from kerlint.finding import Finding, Location, Severity, Span


class Notice(NamedTuple):
    """One of the tool's own rules, with the attributes that a rule of the rule book has."""

    code: str
    name: str
    severity: Severity
    summary: str
    family: str = "kerlint"
    default: bool = True


INVALID_SYNTAX = Notice("KER001", "invalid-syntax", Severity.ERROR, "Python can't parse the file")
UNREADABLE_FILE = Notice("KER002", "unreadable-file", Severity.ERROR, "The file can't be read or decoded")
CELL_NOT_PARSED = Notice("KER003", "cell-not-parsed", Severity.WARNING, "A notebook cell is left out of the analysis")
UNUSED_SUPPRESSION = Notice("KER004", "unused-suppression", Severity.WARNING, "A suppression has nothing to suppress")
LIMIT_REACHED = Notice(
    "KER005", "limit-reached", Severity.INFO, "The file is too large or complex to be analysed whole"
)
INVALID_SUPPRESSION = Notice("KER006", "invalid-suppression", Severity.WARNING, "A suppression that has no effect")

NOTICES = (
    INVALID_SYNTAX,
    UNREADABLE_FILE,
    CELL_NOT_PARSED,
    UNUSED_SUPPRESSION,
    LIMIT_REACHED,
    INVALID_SUPPRESSION,
)


def finding(notice: Notice, message: str, span: Span, *, help: str = "") -> Finding:
    """A finding of one of the tool's own rules."""
    return Finding(notice.code, notice.name, notice.severity, message, span, help)


def whole_file(path: str) -> Span:
    """The place of a finding about a file as a whole: its beginning."""
    return Span(path, None, Location(1, 1), Location(1, 1))
