"""Reads a program of Python 2, which the gate has refused, as the program of Python 3 that says the same.

Only what Python 3 can't parse is written anew, each piece in its own row: rows stay, and columns are mapped back. What
merely has another meaning in Python 2 is left to the interpreter. Imported after the gate has refused a text only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kerlint.document.document import line_starts
from kerlint.document.python2_forms import TABS, Change, changes_of
from kerlint.document.python2_tokens import Token, tokens_of
from kerlint.document.syntax import Refused, check_syntax

_FORMATTED = frozenset({"f", "F", "fr", "fR", "Fr", "FR", "rf", "rF", "Rf", "RF"})


class Python2(NamedTuple):
    """A program of Python 2: the ``text`` as Python 3, how it is ``written``, and the first place that shows it.

    ``moved`` has for rows the columns that other text begins and ends at, in ``text`` and as written.
    """

    text: str
    written: str
    first: Refused
    moved: dict[int, list[tuple[int, int, int, int]]]

    def column(self, row: int, column: int) -> int:
        """The column as written of one of the text; rows from 1, columns from 0."""
        shift = 0
        for start, end, begins, ends in self.moved.get(row, ()):
            if column < start:
                break
            if column < end:
                return min(begins + column - start, ends)
            shift = ends - end
        return column + shift


def as_python2(text: str, refused: Refused) -> Python2 | None:
    """The program, if it is one of Python 2; ``refused`` says why it is none of Python 3."""
    tokens = list(tokens_of(text))
    if _is_newer(tokens):
        return None
    changes = sorted(set(changes_of(text, tokens)))
    first = _first(text, changes, refused)
    if first is None:
        return None
    translated, moved = _changed(text, changes)
    return None if check_syntax(translated) else Python2(translated, text, first, moved)


def _is_newer(tokens: Sequence[Token]) -> bool:
    """Whether there is something that Python 2 does not know: then the text is of neither language."""
    for token, following in zip(tokens, tokens[1:]):
        if token.text in (":=", "->"):
            return True
        if token.text in _FORMATTED and following.kind == "string" and token.end == following.start:
            return True
        if token.text == "async" and following.text in ("def", "for", "with"):
            return True
        if token.text == "nonlocal" and following.kind == "name":
            return True
    return False


def _changed(text: str, changes: list[Change]) -> tuple[str, dict[int, list[tuple[int, int, int, int]]]]:
    """The text with changes, which come in order, and what they moved."""
    starts = line_starts(text)
    moved: dict[int, list[tuple[int, int, int, int]]] = {}
    pieces: list[str] = []
    position = row = shift = 0
    for change in changes:
        while row + 1 < len(starts) and starts[row + 1] <= change.start:
            row, shift = row + 1, 0
        pieces += [text[position : change.start], change.content]
        position = change.end
        begins, ends = change.start - starts[row], change.end - starts[row]
        moved.setdefault(row + 1, []).append((begins + shift, begins + shift + len(change.content), begins, ends))
        shift += len(change.content) - (change.end - change.start)
    return "".join([*pieces, text[position:]]), moved


def _first(text: str, changes: list[Change], refused: Refused) -> Refused | None:
    """The first place that only Python 2 takes, if there is one."""
    signs = [change for change in changes if change.why]
    place = next((change.start for change in signs if change.why != TABS), None)
    if place is None:
        return refused._replace(message=TABS) if signs else None
    why = next(change.why for change in signs if change.start == place)
    before = line_starts(text[:place])
    return Refused(why, len(before), place - before[-1])
