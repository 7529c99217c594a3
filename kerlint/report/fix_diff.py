"""The small diff below a finding: the lines that its fix changes, as they are and as they would be.

::

    20 -     loss="mse",
    20 +     loss="categorical_crossentropy",
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from os.path import commonprefix
from typing import NamedTuple

from kerlint.document.document import lines_of
from kerlint.document.writing import edited_text
from kerlint.finding import Edit, Fix, Location
from kerlint.report.frame import Lines
from kerlint.report.style import Ink, Pen, cut, visible, width

MOST_LINES = 8
"""More lines of one fix are not shown: `--diff` shows them all."""


class _Row(NamedTuple):
    """A line that goes or comes, with its number in the old or the new text and the columns that differ.

    In the line that it stands for, ``further`` more columns differ: both are shown from the same column on.
    """

    number: int
    sign: str
    text: str
    start: int = 0
    end: int = 0
    further: int = 0


def fix_diff(fix: Fix, lines: Lines, pen: Pen, *, gutter: int, columns: int) -> list[str]:
    """The diff in lines of at most ``columns``; nothing if the source can't be shown."""
    rows: list[_Row | None] = []
    for _, edits in groupby(sorted(fix.edits, key=_place), key=lambda edit: (edit.span.path, edit.span.cell)):
        shift = 0
        for near in _neighbours(list(edits)):
            found, grown = _changed(near, lines, shift)
            shift += grown
            rows += [*([None] if rows and found else []), *found]
    gutter = max([gutter, *(len(str(row.number)) for row in rows if row)])
    shown = rows if len(rows) <= MOST_LINES else [*rows[: MOST_LINES - 1], None]
    room = max(columns - gutter - 3, 20)
    return [pen(Ink.FRAME, "…".rjust(gutter)) if row is None else _shown(row, pen, gutter, room) for row in shown]


def _place(edit: Edit) -> tuple[str, int, Location, Location]:
    return edit.span.path, edit.span.cell or 0, edit.span.start, edit.span.end


def _neighbours(edits: list[Edit]) -> Iterator[list[Edit]]:
    """Edits whose lines touch, together: they are shown as one change."""
    near: list[Edit] = []
    for edit in edits:
        if near and edit.span.start.row > max(other.span.end.row for other in near):
            yield near
            near = []
        near.append(edit)
    yield near


def _changed(edits: Sequence[Edit], lines: Lines, shift: int) -> tuple[list[_Row], int]:
    """The rows of one change, and how many lines it adds."""
    path, cell = edits[0].span.path, edits[0].span.cell
    first, last = edits[0].span.start.row, max(edit.span.end.row for edit in edits)
    before = "".join(f"{lines.line(path, cell, row)}\n" for row in range(first, last + 1))
    if not before.strip():
        return [], 0
    after = edited_text(before, [_moved_up(edit, first - 1) for edit in edits])
    old, new = lines_of(before)[:-1], lines_of(after)[:-1]
    head = len(commonprefix([old, new]))
    tail = len(commonprefix([old[head:][::-1], new[head:][::-1]]))
    gone = [_Row(first + at, "-", old[at]) for at in range(head, len(old) - tail)]
    come = [_Row(first + shift + at, "+", new[at]) for at in range(head, len(new) - tail)]
    if len(gone) == len(come):
        gone, come = _marked(gone, come)
    rows = [*gone, *come]
    return rows, len(new) - len(old)


def _moved_up(edit: Edit, rows: int) -> Edit:
    start, end = edit.span.start, edit.span.end
    return edit._replace(
        span=edit.span._replace(
            start=Location(start.row - rows, start.column), end=Location(end.row - rows, end.column)
        )
    )


def _marked(gone: list[_Row], come: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Lines that stand for each other, with the columns in which they differ: whole words."""
    for at, (one, other) in enumerate(zip(gone, come)):
        head = len(commonprefix([one.text, other.text]))
        while head and _in_word(one.text, head) | _in_word(other.text, head):
            head -= 1
        tail = len(commonprefix([one.text[head:][::-1], other.text[head:][::-1]]))
        while tail and _in_word(one.text, len(one.text) - tail) | _in_word(other.text, len(other.text) - tail):
            tail -= 1
        longer = len(other.text) - len(one.text)
        gone[at] = one._replace(start=head, end=len(one.text) - tail, further=max(longer, 0))
        come[at] = other._replace(start=head, end=len(other.text) - tail, further=max(-longer, 0))
    return gone, come


def _in_word(text: str, offset: int) -> bool:
    """Whether an offset lies between two characters of one word."""
    pair = text[offset - 1 : offset + 1]
    return len(pair) == 2 and all(character.isalnum() or character == "_" for character in pair)


def _shown(row: _Row, pen: Pen, gutter: int, room: int) -> str:
    """A row, its differing columns strong; a long line is cut so that they are seen."""
    ink, strong = (Ink.GONE, Ink.GONE_PART) if row.sign == "-" else (Ink.COME, Ink.COME_PART)
    begin = _first_shown(row, room)
    head = ("…" if begin else "") + visible(row.text[begin : row.start])
    part = cut(visible(row.text[max(row.start, begin) : row.end]), max(room - width(head), 1))
    tail = visible(row.text[row.end :])
    tail = cut(tail, room - width(head) - width(part)) if width(head) + width(part) < room else ""
    number = pen(Ink.FRAME, str(row.number).rjust(gutter))
    return f"{number} {pen(ink, f'{row.sign} {head}')}{pen(strong, part)}{pen(ink, tail)}"


def _first_shown(row: _Row, room: int) -> int:
    """The column to begin with: the first, if what differs is seen then, or as far left as it is."""
    room -= row.further
    if width(visible(row.text[: row.end])) < room:
        return 0
    begin = 1
    while begin < row.start and width(visible(row.text[begin : row.end])) > room - 3:
        begin += 1
    return begin
