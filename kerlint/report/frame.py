"""The code frame of a finding: the lines it is about, every labelled place marked, in one frame where they are near.

::

      --> train.py:12:41
       |
     9 |     Dense(10, activation="softmax"),
       |                          --------- the output
     …
    12 | model.compile(optimizer="adam", loss="mse")
       |                                      ^^^^^
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from kerlint.finding import Finding, Severity, Span
from kerlint.report.style import Ink, Pen, cut, visible, width, wrap

_LEAST_COLUMNS = 20
"""Source lines keep this many columns, however narrow the terminal."""


class Lines(Protocol):
    """Where source lines come from."""

    def line(self, path: str, cell: int | None, row: int) -> str: ...


class _Mark(NamedTuple):
    """A place to underline, in columns from 0 of one line, with its label."""

    row: int
    start: int
    end: int
    label: str
    primary: bool


def place(span: Span) -> str:
    """``train.py:12:5``, or ``study.ipynb:cell 3:12:5``."""
    cell = "" if span.cell is None else f"cell {span.cell}:"
    return f"{visible(span.path)}:{cell}{span.start.row}:{span.start.column}"


def frame(finding: Finding, lines: Lines, pen: Pen, columns: int) -> list[str]:
    """The lines of the frame; only the place if the source can't be shown."""
    groups: dict[tuple[str, int | None], list[tuple[Span, str, bool]]] = {}
    for span, label, primary in [(finding.span, "", True), *((r.span, r.label, False) for r in finding.related)]:
        groups.setdefault((span.path, span.cell), []).append((span, label, primary))
    last_row = max(span.start.row for marked in groups.values() for span, _, _ in marked)
    gutter = max(len(str(last_row)), 2)
    out = []
    for index, marked in enumerate(groups.values()):
        arrow = "-->" if index == 0 else ":::"
        out.append(f"{' ' * gutter}{pen(Ink.FRAME, arrow)} {place(marked[0][0])}")
        marks = [_mark(lines, *each) for each in marked]
        out += _group(marks, marked[0][0], lines, pen, gutter, columns, finding.severity)
    return out


def _mark(lines: Lines, span: Span, label: str, primary: bool) -> _Mark:
    """A span of several lines is marked on its first one."""
    start = span.start.column - 1
    if span.end.row == span.start.row:
        end = span.end.column - 1
    else:
        end = len(lines.line(span.path, span.cell, span.start.row).rstrip())
    return _Mark(span.start.row, start, max(end, start + 1), visible(label), primary)


def _group(
    marks: list[_Mark], where: Span, lines: Lines, pen: Pen, gutter: int, columns: int, severity: Severity
) -> list[str]:
    bar = f"{' ' * gutter} {pen(Ink.FRAME, '|')}"
    room = max(columns - gutter - 3, _LEAST_COLUMNS)
    by_row: dict[int, list[_Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.row, mark.start, not mark.primary)):
        by_row.setdefault(mark.row, []).append(mark)
    if not any(lines.line(where.path, where.cell, row).strip() for row in by_row):
        return []
    out = [bar]
    previous = None
    for row, here in by_row.items():
        if previous is not None and row - previous == 2:
            text = _shown_line(lines.line(where.path, where.cell, row - 1), [], room)[0]
            out.append(_numbered(row - 1, text, gutter, pen))
        elif previous is not None and row - previous > 2:
            out.append(f"{pen(Ink.FRAME, '…'.rjust(gutter))}")
        text, placed = _shown_line(lines.line(where.path, where.cell, row), here, room)
        out.append(_numbered(row, text, gutter, pen))
        out += [f"{bar} {line}" for line in _underlines(placed, pen, room, severity)]
        previous = row
    return [*out, bar]


def _numbered(row: int, text: str, gutter: int, pen: Pen) -> str:
    return f"{pen(Ink.FRAME, str(row).rjust(gutter) + ' |')} {text}".rstrip()


def _shown_line(line: str, marks: list[_Mark], room: int) -> tuple[str, list[_Mark]]:
    """The line as it is printed, cut to ``room`` around its marks, and the marks in columns of the terminal."""
    line = line.rstrip()
    begin = _first_shown(line, marks, room)
    head = "…" if begin else ""
    shown = head + visible(line[begin:])
    placed = []
    for mark in marks:
        start = width(head + visible(line[begin : mark.start])) if mark.start >= begin else 0
        end = start + max(width(visible(line[max(mark.start, begin) : mark.end])), 1)
        start = min(start, room - 1)
        placed.append(mark._replace(start=start, end=max(min(end, room), start + 1)))
    return cut(shown, room), placed


def _first_shown(line: str, marks: list[_Mark], room: int) -> int:
    """The column to begin with, so that all marks are seen, or at least the primary one."""
    if not marks or width(visible(line)) <= room:
        return 0
    if width(visible(line[: max(mark.end for mark in marks)])) < room:
        return 0
    wanted = [[mark for mark in marks if mark.primary] or marks[:1], marks]
    for chosen in reversed(wanted):
        first, last = min(mark.start for mark in chosen), max(mark.end for mark in chosen)
        seen = width(visible(line[first:last]))
        if seen < room - 2:
            spare = room - 2 - seen
            return max(first - spare // 2, 1)
    return max(wanted[0][0].start - 4, 0)


def _underlines(marks: list[_Mark], pen: Pen, room: int, severity: Severity) -> list[str]:
    """The line of carets, the last label behind it where it fits, the others hanging below their carets."""
    inks = {mark: Ink[severity.name] if mark.primary else Ink.RELATED for mark in marks}
    last = marks[-1]
    beside = last.label if last.label and last.end + 1 + width(last.label) <= room else ""
    rows = [_carets(marks, inks, pen) + (f" {pen(inks[last], beside)}" if beside else "")]
    waiting = [mark for mark in marks if mark.label and not (mark is last and beside)]
    for mark in reversed(waiting):
        hanging = [other for other in waiting if other.start < mark.start]
        indent = min(mark.start, max(room - width(mark.label), 0))
        bars = _place([(other.start, pen(inks[other], "|"), 1) for other in hanging if other.start < indent])
        used = max((other.start + 1 for other in hanging if other.start < indent), default=0)
        for number, part in enumerate(wrap(mark.label, max(room - indent, _LEAST_COLUMNS))):
            front = bars if number == 0 or hanging else ""
            rows.append(front + " " * (indent - (used if front else 0)) + pen(inks[mark], part))
    return rows


def _carets(marks: list[_Mark], inks: dict[_Mark, Ink], pen: Pen) -> str:
    """Marks may overlap: the primary one is drawn last, and a mark around it ends with it."""
    owners: dict[int, _Mark] = {}
    primary_end = next((mark.end for mark in marks if mark.primary), 0)
    for mark in sorted(marks, key=lambda mark: mark.primary):
        end = min(mark.end, primary_end) if mark.start < primary_end else mark.end
        owners.update(dict.fromkeys(range(mark.start, end), mark))
    pieces: list[tuple[int, str, int]] = []
    column = 0
    end = max(owners) + 1
    while column < end:
        owner = owners.get(column)
        stop = column + 1
        while stop < end and owners.get(stop) is owner:
            stop += 1
        if owner is not None:
            sign = ("^" if owner.primary else "-") * (stop - column)
            pieces.append((column, pen(inks[owner], sign), stop - column))
        column = stop
    return _place(pieces)


def _place(pieces: list[tuple[int, str, int]]) -> str:
    """Puts texts (column, text, width) on one line."""
    line, used = "", 0
    for column, text, size in sorted(pieces):
        if column >= used:
            line += " " * (column - used) + text
            used = column + size
    return line
