"""Reads a program of Python 2, which the gate has refused, as the program of Python 3 that says the same.

Only what Python 3 can't parse is written anew, each piece in its own row: rows stay, and columns are mapped back. What
merely has another meaning in Python 2 is left to the interpreter. Imported after the gate has refused a text only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from kerlint.document.document import line_starts
from kerlint.document.syntax import Refused, check_syntax

_TOKEN = re.compile(
    r"(?P<string>(?:[uUbB]?[rR]?)(?:'''(?:[^\\]|\\.)*?(?:'''|\Z)|\"\"\"(?:[^\\]|\\.)*?(?:\"\"\"|\Z)"
    r"|'(?:[^\\'\r\n]|\\\r\n|\\.)*'?|\"(?:[^\\\"\r\n]|\\\r\n|\\.)*\"?))"
    r"|(?P<blank>[ \t\f]+|\\(?:\r\n|\r|\n)|\#[^\r\n]*)"
    r"|(?P<line>\r\n|\r|\n)"
    r"|(?P<number>0[xX][\da-fA-F]+[lL]?|0[oO][0-7]+[lL]?|0[bB][01]+[lL]?"
    r"|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[jJlL]?)"
    r"|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<sign><>|>>|:=|->|\S)",
    re.DOTALL | re.ASCII,
)

_COMPOUND = frozenset({"if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class"})
_FORMATTED = frozenset({"f", "F", "fr", "fR", "Fr", "FR", "rf", "rF", "Rf", "RF"})
_AFTER_A_NAME = frozenset("= . , ) ] : += -= *= /= %= |= &= ^= ;".split())
"""Signs behind `print` that make a name of it."""

_OCTAL = re.compile(r"0[0-7]*[1-7][0-7]*[lL]?")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_TABS = "tabs mixed with blanks"
_TAB_STOPS = 8
"""Columns that a tab goes on to where Python 2 measures an indentation."""


class Token(NamedTuple):
    """A piece of the text with its offsets. ``depth``: the brackets around it."""

    kind: str
    text: str
    start: int
    end: int
    depth: int


class Change(NamedTuple):
    """Text in place of that from ``start`` to ``end``. ``why``: what is Python 2's there, if it surely is."""

    start: int
    end: int
    content: str
    why: str = ""


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
    tokens = list(_tokens(text))
    if _is_newer(tokens):
        return None
    changes = sorted(set(_changes(text, tokens)))
    first = _first(text, changes, refused)
    if first is None:
        return None
    translated, moved = _changed(text, changes)
    return None if check_syntax(translated) else Python2(translated, text, first, moved)


def _tokens(text: str) -> Iterator[Token]:
    """What a program consists of, without blanks, comments and the line ends inside of brackets."""
    depth = 0
    for found in _TOKEN.finditer(text):
        kind, piece = found.lastgroup or "", found[0]
        if kind == "blank" or kind == "line" and depth:
            continue
        if piece in (")", "]", "}"):
            depth = max(0, depth - 1)
        yield Token(kind, piece, found.start(), found.end(), depth)
        if piece in ("(", "[", "{"):
            depth += 1


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


def _statements(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Simple statements, and heads of compound ones up to their colon."""
    statement: list[Token] = []
    lambdas = 0
    for token in tokens:
        ends = token.kind == "line" or token.depth == 0 and token.text == ";"
        if not ends:
            statement.append(token)
        if token.depth == 0 and token.text == "lambda":
            lambdas += 1
        elif token.depth == 0 and token.text == ":":
            ends = statement[0].text in _COMPOUND and not lambdas
            lambdas = max(0, lambdas - 1)
        if ends:
            if statement:
                yield statement
            statement, lambdas = [], 0
    if statement:
        yield statement


# --- what is written anew


def _changes(text: str, tokens: list[Token]) -> Iterator[Change]:
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
    statements = list(_statements(tokens))
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
            yield Change(begin, end, text[begin:end].expandtabs(_TAB_STOPS), _TABS)


# --- the text with its changes


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
    place = next((change.start for change in signs if change.why != _TABS), None)
    if place is None:
        return refused._replace(message=_TABS) if signs else None
    why = next(change.why for change in signs if change.start == place)
    before = line_starts(text[:place])
    return Refused(why, len(before), place - before[-1])
