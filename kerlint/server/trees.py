"""Syntax trees of what is being typed: only statements that were changed since the text before are parsed.

A program is a row of statements that begin at the left margin, each with the comments above it. Those before and behind
a change are taken from the tree of the text before. Whatever is not as simple as that is parsed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import libcst as cst

from kerlint.linter import SHALLOW

KEPT = 4
"""Trees that are kept: of the documents that were changed last."""

_INDENTED_FIRST = re.compile(r"(?:[ \t\f]*(?:\r\n?|\n)|#[^\r\n]*(?:\r\n?|\n))*[ \t\f]+[^ \t\f\r\n]")
"""Begins with something indented, which may belong to the block of the statement before."""

_COMMENT_LAST = re.compile(r"(?:^|(?<=[\r\n]))[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n)\Z")
"""Ends with a comment or an empty line."""

_INDENTED = re.compile(r"^[ \t\f]+\S", re.MULTILINE)

Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement


class Parsed(NamedTuple):
    """A text with its tree. ``starts``: where each statement begins, with the comments above it, and the last ends."""

    text: str
    tree: cst.Module
    starts: tuple[int, ...]


class Trees:
    """The trees of the documents that were changed last, by location."""

    def __init__(self) -> None:
        self._parsed: dict[str, Parsed] = {}

    def tree(self, location: str, text: str) -> cst.Module | None:
        """The tree of a text that is valid Python, if it can be had from the one before."""
        before = self._parsed.get(location)
        return _changed(before, text) if before is not None else None

    def keep(self, location: str, text: str, tree: cst.Module) -> None:
        """Remembers the tree of a text for the next change."""
        before = self._parsed.pop(location, None)
        try:
            parsed = _indexed(text, tree, before)
        except RecursionError:  # an expression too deep to be written out in a thread of the server
            return
        if parsed is not None:
            self._parsed[location] = parsed
        while len(self._parsed) > KEPT:
            del self._parsed[next(iter(self._parsed))]

    def forget(self, location: str) -> None:
        """Lets the tree of a document go that was closed."""
        self._parsed.pop(location, None)


def _changed(before: Parsed, text: str) -> cst.Module | None:
    """The tree of a text with the statements of the one before that are still there."""
    head = _alike(before.text, text)
    rest = min(len(before.text), len(text)) - head
    tail = len(before.text) - _alike(before.text[::-1], text[::-1], rest)
    starts, count = before.starts, len(before.starts) - 1
    first = sum(start <= head for start in starts[1:])
    last = next((number for number, start in enumerate(starts[:-1]) if start >= tail), count)
    shift = len(text) - len(before.text)
    begin, end = starts[first] if first else 0, starts[last] + shift if last < count else len(text)
    if last < count and begin < end and _COMMENT_LAST.search(text, begin, end):  # it is above the next statement
        last += 1
        end = starts[last] + shift if last < count else len(text)
    piece, behind = text[begin:end], text[end:]
    if len(piece) >= SHALLOW or first and _INDENTED_FIRST.match(piece) or _INDENTED_FIRST.match(behind):
        return None
    if last < count and piece and (piece[-1] not in "\r\n" or piece.rstrip("\r\n").endswith("\\")):
        return None
    if text[begin - 1 : begin + 1] == "\r\n" or text[end - 1 : end + 1] == "\r\n":  # one line end, cut in two
        return None
    return _joined(before.tree, first, last, piece)


def _alike(one: str, other: str, most: int | None = None) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other)) if most is None else most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _joined(before: cst.Module, first: int, last: int, piece: str) -> cst.Module | None:
    """The tree before with a new piece instead of the statements from ``first`` up to ``last``."""
    head, tail = before.body[:first], before.body[last:]
    if not piece:
        return before.with_changes(body=(*head, *tail)) if head and tail else None
    try:
        made = cst.parse_module(piece)
    except cst.ParserSyntaxError:  # the change reaches beyond its statements
        return None
    if made.code != piece:  # LibCST reads it, and does not give it back as it was
        return None
    if made.default_newline != before.default_newline or tail and (made.footer or not made.has_trailing_newline):
        return None
    if made.default_indent != before.default_indent and _INDENTED.search(piece) or not made.body:
        return None
    body = list(made.body)
    if head and made.header:
        body[0] = body[0].with_changes(leading_lines=(*made.header, *body[0].leading_lines))
    return before.with_changes(
        header=before.header if head else made.header,
        body=(*head, *body, *tail),
        footer=before.footer if tail else made.footer,
        has_trailing_newline=before.has_trailing_newline if tail else made.has_trailing_newline,
    )


def _indexed(text: str, tree: cst.Module, before: Parsed | None) -> Parsed | None:
    """A text and its tree with the places of the statements; ``None`` if the tree does not give the text back."""
    if text.endswith(("\r", "\n")) is not tree.has_trailing_newline:
        return None
    head, tail = _shared(before.tree.body, tree.body) if before is not None else (0, 0)
    middle = tree.body[head : len(tree.body) - tail]
    if before is not None and head:
        starts = list(before.starts[: head + 1])
    else:
        starts = [sum(len(tree.code_for_node(line)) for line in tree.header)]
    for statement in middle:
        code = tree.code_for_node(statement)
        if not text.startswith(code, starts[-1]) and text[starts[-1] :] + tree.default_newline != code:
            return None
        starts.append(starts[-1] + len(code))
    if before is not None and tail:
        shift = starts[-1] - before.starts[-1 - tail]
        starts += [start + shift for start in before.starts[len(before.starts) - tail :]]
    return Parsed(text, tree, tuple(starts))


def _shared(before: Sequence[Statement], now: Sequence[Statement]) -> tuple[int, int]:
    """How many statements two programs have in common at their begin, and at their end."""
    least = min(len(before), len(now))
    head = next((number for number in range(least) if before[number] is not now[number]), least)
    tail = next((number for number in range(least - head) if before[-1 - number] is not now[-1 - number]), least - head)
    return head, tail
