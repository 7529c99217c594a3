"""Where nodes of the syntax tree stand in the text, for the few nodes of findings only.

LibCST keeps no positions; its providers compute them for every node, at several times the price of the parse. Here the
code is generated once, up to the last wanted node, and only the token counts around wanted nodes are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import libcst as cst
from libcst._nodes.internal import CodegenState

from kerlint.facts.values import Origin

NEWLINE = re.compile(r"\r\n?|\n")

Place = tuple[int, int, int, int]
"""First row (from 1), first column (from 0), last row, column behind the end: in characters."""


class _Done(Exception):
    """All wanted nodes have been passed."""


class _Recorder(CodegenState):
    """Generates code and notes how many tokens there were before and behind the wanted nodes."""

    def __init__(self, module: cst.Module, wanted: set[cst.CSTNode]) -> None:
        super().__init__(default_indent=module.default_indent, default_newline=module.default_newline)
        self.wanted = wanted
        self.missing = len(wanted)
        self.starts: dict[cst.CSTNode, int] = {}
        self.found: dict[cst.CSTNode, tuple[int, int]] = {}

    def before_codegen(self, node: cst.CSTNode) -> None:
        if node in self.wanted:
            self.starts[node] = len(self.tokens)

    def after_codegen(self, node: cst.CSTNode) -> None:
        if node in self.wanted:
            self.found.setdefault(node, (self.starts[node], len(self.tokens)))
            self.missing -= 1
            if not self.missing:
                raise _Done

    @contextmanager
    def record_syntactic_position(
        self, node: cst.CSTNode, *, start_node: cst.CSTNode | None = None, end_node: cst.CSTNode | None = None
    ) -> Iterator[None]:
        if node not in self.wanted:
            yield
            return
        start = len(self.tokens)
        for other in (start_node, end_node):
            if other is not None and other not in self.wanted:
                self.wanted.add(other)
                self.missing += 1
        yield
        end = len(self.tokens)
        if start_node is not None:
            start = self.found[start_node][0]
        if end_node is not None:
            end = self.found[end_node][1]
        self.found[node] = (start, end)


def locate(document: Any, origins: Iterable[Origin]) -> dict[Origin, Place]:
    """The places of origins in the text of a document that was interpreted."""
    tree = document.tree
    origins = list(origins)
    wanted = {origin.node for origin in origins}
    recorder = _Recorder(tree, set(wanted))
    with suppress(_Done):
        tree._codegen(recorder)
    offsets = _offsets(recorder.tokens, {count for node in wanted for count in recorder.found[node]})
    return {
        origin: (*offsets[recorder.found[origin.node][0]], *offsets[recorder.found[origin.node][1]])
        for origin in origins
    }


def _offsets(tokens: list[str], counts: set[int]) -> dict[int, tuple[int, int]]:
    """Row and column behind the first ``count`` tokens, for each count."""
    places: dict[int, tuple[int, int]] = {}
    row, column, last = 1, 0, 0
    for count in sorted(counts):
        text = "".join(tokens[last:count])
        last = count
        lines = NEWLINE.split(text)
        if len(lines) > 1:
            row += len(lines) - 1
            column = len(lines[-1])
        else:
            column += len(text)
        places[count] = (row, column)
    return places
