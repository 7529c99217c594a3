"""Makes plain Python of a notebook cell: IPython's magics and shell lines become statements that do nothing.

Every character that stays keeps its row and column, so places found in the result are places in the cell. A line
that runs Python through a magic (``%time model.fit(x, y)``) keeps that Python.
"""

from __future__ import annotations

import re

_PYTHON_CELL_MAGICS = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun", "python", "python3", "pypy"})
"""Cell magics whose body is Python. The body of any other (``%%bash``, ``%%html``, ``%%sql``) is not ours to read."""

_MARK = re.compile(r"^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[%!]", re.MULTILINE)
"""Found in every cell that holds a magic (and in some that do not)."""

_MAGIC = re.compile(r"[ \t]*(?:[%!?]|[\w.\[\]'\"%]+\?{1,2}[ \t]*$)")
_RUNS_PYTHON = re.compile(r"([ \t]*)(%(?:time|timeit|prun|memit)[ \t]+)(?=[^-\s])")
_ASSIGNED = re.compile(r"([ \t]*[\w.,\[\] \t]+=[ \t]*)([%!].*)")
_COMMAND = re.compile(r"[ \t]*(?:pip3?|conda|mamba|apt(?:-get)?|cd|ls|mkdir|cp|mv|rm|cat|wget|git)[ \t]+[-\w./~]")
"""What IPython runs without any mark ("automagic")."""

_TOKEN = re.compile(
    r"'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^\\'\n]|\\.)*'?|\"(?:[^\\\"\n]|\\.)*\"?"
    r"|\#[^\n]*|[(\[{]|[)\]}]|\\\n|\n",
    re.DOTALL,
)


def plain_python(source: str) -> str | None:
    """The cell as Python with the same rows and columns; ``None`` if the cell is in another language."""
    if not _MARK.search(source):
        return source
    first = re.match(r"\s*%%(\w+)", source)
    if not first:
        return _replace_lines(source, _MAGIC)
    if first[1] not in _PYTHON_CELL_MAGICS:
        return None
    end = source.find("\n", first.start(1))
    if end < 0:
        return ""
    head = re.sub(r"[^\n]", " ", source[:end])
    return _replace_lines(head + source[end:], _MAGIC)


def without_commands(source: str) -> str:
    """The cell without commands that have no mark (``pip install keras``): for cells that are no Python otherwise."""
    return _replace_lines(source, _COMMAND)


def _replace_lines(source: str, magic: re.Pattern[str]) -> str:
    lines = source.split("\n")
    starts = _statement_rows(source)
    row = 0
    while row < len(lines):
        line = lines[row]
        if row not in starts:
            row += 1
        elif runs := _RUNS_PYTHON.match(line):
            lines[row] = runs[1] + "0;".ljust(len(runs[2])) + line[runs.end() :]
            row += 1
        elif magic.match(line):
            last = _last_row(lines, row)
            indent = line[: len(line) - len(line.lstrip())]
            lines[row : last + 1] = [indent + "pass", *[""] * (last - row)]
            row = last + 1
        else:
            if assigned := _ASSIGNED.fullmatch(line):
                lines[row] = _assign(assigned)
            row += 1
    return "\n".join(lines)


def _assign(assigned: re.Match[str]) -> str:
    """``took = %time f()`` runs Python; ``files = !ls`` gives a value that nobody knows: a name that is not defined."""
    runs = _RUNS_PYTHON.match(assigned[2])
    if runs:
        return assigned[1] + " " * len(runs[2]) + assigned[2][runs.end() :]
    return assigned[1] + "_"


def _last_row(lines: list[str], row: int) -> int:
    """The row on which the magic of ``row`` ends: a backslash carries it on."""
    while lines[row].rstrip("\r").endswith("\\") and row + 1 < len(lines):
        row += 1
    return row


def _statement_rows(source: str) -> set[int]:
    """The rows that do not begin inside a string, a bracket or a continued line.

    Marks of shell lines may hold lone quotes and brackets, so those lines are stepped over.
    """
    rows = {0}
    row = depth = position = 0
    while True:
        if row in rows and depth == 0 and source[position : position + 240].lstrip(" \t")[:1] in ("!", "%", "?"):
            position = _end_of_line(source, position)
        found = _TOKEN.search(source, position)
        if found is None:
            return rows
        text, position = found[0], found.end()
        row += text.count("\n")
        if text == "\n" and depth == 0:
            rows.add(row)
        elif text in "([{":
            depth += 1
        elif text in ")]}":
            depth = max(0, depth - 1)


def _end_of_line(source: str, position: int) -> int:
    end = source.find("\n", position)
    return len(source) if end < 0 else end
