"""A program of Python 2 in pieces: its tokens, and the statements that they make. No text is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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


class Token(NamedTuple):
    """A piece of the text with its offsets. ``depth``: the brackets around it."""

    kind: str
    text: str
    start: int
    end: int
    depth: int


def tokens_of(text: str) -> Iterator[Token]:
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


def statements_of(tokens: Iterable[Token]) -> Iterator[list[Token]]:
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
