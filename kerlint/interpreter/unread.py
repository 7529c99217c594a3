"""A program's syntax tree in which the bodies of functions wait for somebody to run them.

In the text that is parsed at first, a string of as many lines stands for each body, so that every other row is where it
was. When a function is run its body is parsed and put in the place of that string: a tree whose bodies have all been
asked for is the tree of the whole text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import libcst as cst

from kerlint.document.bodies import BLOCKS, Body
from kerlint.document.document import line_starts

_MARK = '"""kerlint reads this when it is run: '


class _Waiting(NamedTuple):
    """The text of a body, and how far its function stands in."""

    text: str
    outer: str


class Unread:
    """The tree of a text with those of its bodies that have not been parsed yet. Raises ParserSyntaxError."""

    def __init__(self, text: str, bodies: Sequence[Body]) -> None:
        self._waiting: dict[str, _Waiting] = {}
        self.tree = cst.parse_module(self._without(text, bodies))
        # LibCST takes the first indentation and line end that it meets for the usual ones, whatever it is told.
        self._head = f"if 1:{self.tree.default_newline}"
        self._usual = f"{self._head}{self.tree.default_indent}pass{self.tree.default_newline}"

    def _without(self, text: str, bodies: Sequence[Body]) -> str:
        """The text with strings for the bodies, which are laid aside."""
        starts = [*line_starts(text), len(text)]
        pieces, end = [], 0
        for number, body in enumerate(bodies):
            start, stop = starts[body.first - 1], starts[body.last]
            source = text[start:stop]
            stands = f"{_MARK}{number}" + "\n" * (body.last - body.first) + '"""'
            self._waiting[stands] = _Waiting(source, body.outer)
            pieces += [text[end:start], body.indent, stands, source[len(source.rstrip("\r\n")) :]]
            end = stop
        return "".join([*pieces, text[end:]])

    def read(self, function: cst.FunctionDef) -> None:
        """Puts the body of a function in its place, if it still waits. Raises ParserSyntaxError."""
        block: Any = function.body
        string = _only_string(block) if self._waiting else ""
        waiting = self._waiting.get(string) if string.startswith(_MARK) else None
        if waiting is None:
            return
        outer = f"{self._head}{waiting.outer}" if waiting.outer else ""
        parsed: Any = cst.parse_module(f"{self._usual}{outer}{self._head}{waiting.text}").body[1].body
        first, *others = parsed.body[0].body.body if outer else parsed.body
        del self._waiting[string]
        above = block.body[0].leading_lines
        if above:
            first = first.with_changes(leading_lines=(*above, *first.leading_lines))
        # Nodes of LibCST are frozen, and whoever holds this function has to find its body.
        object.__setattr__(block, "body", (first, *others))

    def read_all(self) -> None:
        """Puts all bodies in their places. Raises ParserSyntaxError."""
        if self._waiting:
            for function in list(_functions(self.tree)):
                self.read(function)


def _only_string(block: Any) -> str:
    """The string that is all there is in a block; empty if there is anything else."""
    if len(block.body) != 1 or type(block) is not cst.IndentedBlock:
        return ""
    line = block.body[0]
    if type(line) is not cst.SimpleStatementLine or type(line.body[0]) is not cst.Expr:
        return ""
    value = line.body[0].value
    return value.value if type(value) is cst.SimpleString else ""


def _functions(tree: cst.Module) -> Iterator[cst.FunctionDef]:
    """Functions and methods that are in no other one."""
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if type(node) is cst.FunctionDef:
            yield node
        elif isinstance(node, (list, tuple)):
            waiting += node
        else:
            waiting += [block for name in BLOCKS if (block := getattr(node, name, None)) is not None]
