"""What a finding is recognised by when lines have moved: its rule, its file and the code it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from kerlint.finding import Finding, Span


class Lines(Protocol):
    """Where source lines come from."""

    def line(self, path: str, cell: int | None, row: int) -> str: ...


def snippet(span: Span, lines: Lines) -> str:
    """The line that a span begins on, without any white space: indenting or moving it changes nothing."""
    return "".join(lines.line(span.path, span.cell, span.start.row).split())


def fingerprints(findings: Sequence[Finding], lines: Lines) -> Iterator[str]:
    """One for each finding, all different: equal findings on equal lines of a file are numbered."""
    from hashlib import sha256

    seen: dict[tuple[str, str, str], int] = {}
    for finding in findings:
        key = (finding.code, finding.span.path, snippet(finding.span, lines))
        seen[key] = seen.get(key, 0) + 1
        text = "\0".join((*key, str(seen[key])))
        yield sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
