"""Where every node of a syntax tree stands in its text, and what it is part of: what edits are measured by.

Edits replace pieces of the text itself, so whatever they do not touch stays byte for byte what it was.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

import libcst as cst
from libcst._nodes.internal import CodegenState

PLAIN = (cst.Name, cst.Attribute, cst.Call, cst.Subscript, cst.List, cst.SimpleString)
"""Expressions that nothing behind them tears apart: no brackets are needed around them."""

_DOUBLE = re.compile(r"\"[^\"'\n]*\"")
_SINGLE = re.compile(r"'[^\"'\n]*'")


class NoFix(Exception):
    """The edit can't be made here without doing more than it should; the message says why."""


class Change(NamedTuple):
    """Replace the characters from ``start`` up to ``end`` of the program by ``content``."""

    start: int
    end: int
    content: str


class _Recorder(CodegenState):
    """Generates code and notes for each node its first and last token and its parent."""

    def __init__(self, module: cst.Module) -> None:
        super().__init__(default_indent=module.default_indent, default_newline=module.default_newline)
        self.outer: dict[cst.CSTNode, tuple[int, int]] = {}
        self.inner: dict[cst.CSTNode, tuple[int, int]] = {}
        self.parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self.stack: list[tuple[cst.CSTNode, int]] = []

    def before_codegen(self, node: cst.CSTNode) -> None:
        if self.stack:
            self.parents[node] = self.stack[-1][0]
        self.stack.append((node, len(self.tokens)))

    def after_codegen(self, node: cst.CSTNode) -> None:
        self.outer[node] = (self.stack.pop()[1], len(self.tokens))

    @contextmanager
    def record_syntactic_position(
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> Iterator[None]:
        start = len(self.tokens)
        yield
        self.inner[node] = (start, len(self.tokens))


class Layout:
    """The text of an interpreted document with its nodes. Raises NoFix if that is not the text of the file."""

    def __init__(self, document: Any) -> None:
        if document.is_python2:
            raise NoFix("it is Python 2, and what was parsed is not what is written")
        self.document = document
        self.text: str = document.text
        if document.unread is not None:
            document.unread.read_all()
        recorder = _Recorder(document.tree)
        document.tree._codegen(recorder)
        if "".join(recorder.tokens) != self.text:
            raise NoFix("the parser does not give the text back as it is written")
        self._offsets = [0, *accumulate(map(len, recorder.tokens))]
        self._recorder = recorder

    def span(self, node: cst.CSTNode) -> tuple[int, int]:
        """A node without what only separates it from others; an expression with its parentheses."""
        spans = self._recorder.outer if isinstance(node, cst.BaseExpression) else self._recorder.inner
        first, last = spans.get(node) or self._recorder.outer[node]
        return self._offsets[first], self._offsets[last]

    def source(self, node: cst.CSTNode) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """What a node is part of."""
        return self._recorder.parents.get(node)

    def statement(self, node: cst.CSTNode) -> cst.SimpleStatementLine:
        """The line of simple statements that a node stands in, if it is alone there. Raises NoFix."""
        top: cst.CSTNode | None = node
        while top is not None and not isinstance(top, (cst.SimpleStatementLine, cst.Lambda, cst.BaseCompoundStatement)):
            top = self.parent(top)
        if not isinstance(top, cst.SimpleStatementLine) or len(top.body) != 1:
            raise NoFix("it is not a statement of its own")
        return top

    def lines(self, statement: cst.SimpleStatementLine) -> tuple[int, int]:
        """The whole lines of a statement, from the begin of its first to behind the line end of its last."""
        start = self.span(statement.body[0])[0]
        start = self.line_start(start)
        end = self._recorder.outer[statement][1]
        return start, self._offsets[min(end, len(self._offsets) - 1)]  # a file may end without a line end

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def indent(self, offset: int) -> str:
        """The blanks that the line of an offset begins with."""
        line = self.text[self.line_start(offset) : offset]
        return line[: len(line) - len(line.lstrip(" \t\f"))]

    def quoted(self, code: str, old: str = "") -> str:
        """New code with the quotes of the text that it stands for, or else those that most strings here have."""
        double = old.endswith('"') if old.endswith(('"', "'")) else self._double_quotes
        return code.replace("'", '"') if double and '"' not in code and "\\" not in code else code

    @cached_property
    def _double_quotes(self) -> bool:
        return len(_DOUBLE.findall(self.text)) > len(_SINGLE.findall(self.text))

    @property
    def line_end(self) -> str:
        """How lines of the document end."""
        return str(self.document.line_end)


def has_comment(text: str) -> bool:
    """Whether a piece of a program holds a comment."""
    if "#" not in text:
        return False
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline))
    except (tokenize.TokenError, SyntaxError):
        return True
    return any(token.type == tokenize.COMMENT for token in tokens)


def drop_statement(layout: Layout, node: cst.CSTNode) -> list[Change]:
    """Takes the statement around a node out. Raises NoFix if a comment, or the only line of a block, would go."""
    statement = layout.statement(node)
    start, end = layout.lines(statement)
    if has_comment(layout.text[start:end]) or not isinstance(layout.parent(statement), cst.Module):
        raise NoFix("something else would go with it")
    return [Change(start, end, "")]


def all_names(node: cst.CSTNode) -> Iterator[cst.Name]:
    """Names that are read or set; not those behind a dot or before an equals sign."""
    if isinstance(node, cst.Name):
        yield node
        return
    hidden = node.attr if isinstance(node, cst.Attribute) else node.keyword if isinstance(node, cst.Arg) else None
    for child in node.children:
        if child is not hidden:
            yield from all_names(child)
