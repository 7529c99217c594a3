"""The forms that only Python 2 knows, each as the change that makes Python 3 of it: ``print`` without parentheses …"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from kerlint.document.document import line_starts
from kerlint.document.python2_tokens import Token, statements_of

_AFTER_A_NAME = frozenset("= . , ) ] : += -= *= /= %= |= &= ^= ;".split())
"""Signs behind `print` that make a name of it."""

_OCTAL = re.compile(r"0[0-7]*[1-7][0-7]*[lL]?")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
TABS = "tabs mixed with blanks"
_TAB_STOPS = 8
"""Columns that a tab goes on to where Python 2 measures an indentation."""


class Change(NamedTuple):
    """Text in place of that from ``start`` to ``end``. ``why``: what is Python 2's there, if it surely is."""

    start: int
    end: int
    content: str
    why: str = ""


def changes_of(text: str, tokens: list[Token]) -> Iterator[Change]:
    """What of a text is written anew, in no order; a change may be told twice."""
    kinds = dict(_STATEMENTS)
    if re.search(r"^[ \t]*from[ \t]+__future__[ \t]+import\b.*\bprint_function\b", text, re.MULTILINE):
        del kinds["print"]
    escapes = "unicode_literals" not in text
    for token in tokens:
        if token.kind == "string":
            yield from _string(token, escapes=escapes)
        elif token.kind == "number":
            yield from _number(token)
        elif token.text == "<>":
            yield Change(token.start, token.end, "!=", "`<>`")
    quoted = False
    for token in tokens:
        if token.text == "`":
            quoted = not quoted
            yield Change(token.start, token.end, "repr(" if quoted else ")", "backquotes")
    statements = list(statements_of(tokens))
    for statement in statements:
        if statement[0].text in kinds:
            yield from kinds[statement[0].text](text, statement)
        yield from _packed_parameters(text, statement)
    yield from _tabs(text, statements)


def _string(token: Token, *, escapes: bool) -> Iterator[Change]:
    prefix = token.text[: re.search("['\"]", token.text).start()].lower()  # type: ignore[union-attr]
    if prefix == "ur":
        yield Change(token.start, token.start + 1, "", '`ur""`')
    elif not prefix and escapes:
        for found in _ESCAPE.finditer(token.text):
            if found[0] in ("\\U", "\\u", "\\N"):  # of no meaning in a string of bytes: 'C:\Users'
                yield Change(token.start + found.start(), token.start + found.start(), "\\")


def _number(token: Token) -> Iterator[Change]:
    if _OCTAL.fullmatch(token.text):
        yield Change(token.start, token.start, "", f"`{token.text}`")
        yield Change(token.start + 1, token.start + 1, "o")
    if token.text[-1] in "lL":
        yield Change(token.start, token.start, "", f"`{token.text}`")
        yield Change(token.end - 1, token.end, "")


def _print(text: str, statement: list[Token]) -> Iterator[Change]:
    keyword, *operands = statement
    if not operands:
        yield Change(keyword.end, keyword.end, "()")
    elif operands[0].text == ">>":
        yield from _called(text, keyword, operands, "`print >>`")
        yield Change(operands[0].start, operands[0].end, "  ")
    elif operands[0].text not in _AFTER_A_NAME:
        yield from _called(text, keyword, operands, "`print` without parentheses")


def _exec(text: str, statement: list[Token]) -> Iterator[Change]:
    keyword, *operands = statement
    if not operands or operands[0].text in _AFTER_A_NAME:
        return
    yield from _called(text, keyword, operands, "`exec` without parentheses")
    for token in operands:
        if token.text == "in" and token.depth == 0 and not _is_enclosed(operands):
            yield Change(token.start, token.end, ", ")


def _called(text: str, keyword: Token, operands: list[Token], why: str) -> Iterator[Change]:
    """A statement of a keyword as a call: the blank behind the keyword becomes the parenthesis."""
    if _is_enclosed(operands):
        return
    if operands[0].text != "(":
        yield Change(keyword.start, keyword.start, "", why)
    blank = text[keyword.end : keyword.end + 1] in (" ", "\t")
    yield Change(keyword.end, keyword.end + blank, "(")
    yield Change(operands[-1].end, operands[-1].end, ")")


def _is_enclosed(tokens: list[Token]) -> bool:
    """Whether one pair of parentheses holds it all: Python 3 reads that, too."""
    if tokens[0].text != "(":
        return False
    return next((token for token in tokens[1:] if token.depth == tokens[0].depth), None) is tokens[-1]


def _raise(text: str, statement: list[Token]) -> Iterator[Change]:
    commas = [token for token in statement if token.text == "," and token.depth == 0]
    if commas:
        yield Change(commas[0].start, commas[0].end, "(", "`raise` with a comma")
        yield Change(statement[-1].end, statement[-1].end, ")")


def _except(text: str, statement: list[Token]) -> Iterator[Change]:
    commas = [place for place, token in enumerate(statement) if token.text in (",", "as") and token.depth == 0]
    if len(commas) != 1:
        return
    comma, target = statement[commas[0]], statement[commas[0] + 1 : -1]
    if comma.text == ",":
        before = "" if text[comma.start - 1] in " \t" else " "
        behind = "" if text[comma.end] in " \t" else " "
        yield Change(comma.start, comma.end, f"{before}as{behind}", "`except` with a comma")
    if target and target[0].text == "(":
        yield _as_name(text, target[0].start, target[-1].end)


_STATEMENTS: dict[str, Callable[[str, list[Token]], Iterator[Change]]] = {
    "print": _print,
    "exec": _exec,
    "raise": _raise,
    "except": _except,
}


def _packed_parameters(text: str, statement: list[Token]) -> Iterator[Change]:
    """``lambda (key, value): …``: nobody knows what is unpacked."""
    for place, token in enumerate(statement):
        if token.text == "lambda":
            yield from _packed(text, statement, place, token.depth)
        elif token.text == "def" and place == 0:
            yield from _packed(text, statement, place, token.depth + 1)


def _packed(text: str, tokens: list[Token], place: int, depth: int) -> Iterator[Change]:
    """The parentheses among the parameters, which stand at ``depth`` and behind ``place``."""
    begin = None
    for before, token in zip(islice(tokens, place, None), islice(tokens, place + 1, None)):
        if token.text == "lambda" or token.text == ":" and token.depth <= depth:
            return
        if token.depth != depth:
            continue
        if token.text == "(" and before.text in ("(", ",", "lambda"):
            begin = token.start
        elif token.text == ")" and begin is not None:
            yield _as_name(text, begin, token.end)
            begin = None


def _as_name(text: str, start: int, end: int) -> Change:
    """One name of the same length for names in parentheses that something is unpacked into."""
    return Change(start, end, re.sub(r"[^\w\r\n]", "_", text[start:end]), "names in parentheses")


def _tabs(text: str, statements: list[list[Token]]) -> Iterator[Change]:
    """Indentations as Python 2 measures them, where some are tabs and some are blanks."""
    starts = line_starts(text)
    indents: dict[int, int] = {}
    for statement in statements:
        begin = starts[bisect_right(starts, statement[0].start) - 1]
        if begin < statement[0].start and not text[begin : statement[0].start].strip(" \t"):
            indents[begin] = statement[0].start
    written = {text[begin:end] for begin, end in indents.items()}
    if len({character for indent in written for character in indent}) < 2:
        return
    for begin, end in indents.items():
        if "\t" in text[begin:end]:
            yield Change(begin, end, text[begin:end].expandtabs(_TAB_STOPS), TABS)
