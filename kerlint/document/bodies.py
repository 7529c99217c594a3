"""Which lines of a program are bodies of functions, so that they need not be parsed before somebody runs them.

LibCST takes ten times as long as ``ast``, and of the functions of a library few are ever run here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from kerlint.document.document import lines_of

LEAST = 3
"""Lines of a body that is worth a parse of its own."""

BLOCKS = ("body", "cases", "handlers", "orelse", "finalbody")
"""Where statements hold others, in ``ast`` as in LibCST, in the order in which they are written."""


class Body(NamedTuple):
    """The lines of a function's body, from 1 and both included. ``outer``: how far the function itself stands in."""

    first: int
    last: int
    indent: str
    outer: str


def bodies(text: str, tree: ast.Module) -> tuple[Body, ...]:
    """The bodies of all functions and methods that are in no other one, in their order."""
    lines = lines_of(text)
    found = [_body(lines, function) for function in _functions(tree)]
    return tuple(body for body in found if body is not None)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions in the order in which they are written; those in functions are parts of their bodies."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node
        else:
            waiting += reversed([part for block in BLOCKS for part in _statements(getattr(node, block, None))])


def _statements(block: object) -> list[ast.AST]:
    return [part for part in block if not isinstance(part, ast.expr)] if isinstance(block, list) else []


def _body(lines: list[str], function: ast.FunctionDef | ast.AsyncFunctionDef) -> Body | None:
    """The lines of a function's body; ``None`` if they can't be parsed alone, or hardly hold anything."""
    top = function.body[0]
    first = min([top.lineno, *(each.lineno for each in getattr(top, "decorator_list", ()))])
    last = max(each.end_lineno or 0 for each in function.body)
    if last - first + 1 < LEAST or last > len(lines) or lines[last - 1].endswith("\\"):
        return None
    indent, outer = _indent(lines[first - 1]), _indent(lines[function.lineno - 1])
    if len(indent) <= len(outer) or not indent.startswith(outer) or first <= function.lineno:
        return None
    column = min([top.col_offset, *(each.col_offset - 1 for each in getattr(top, "decorator_list", ()))])
    if column != len(indent):  # behind something else in its line
        return None
    return Body(first, last, indent, outer)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t\f"))]
