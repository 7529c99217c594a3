"""The gate: whether a text is Python at all, asked of ``ast`` before the slower parser sees it.

The parser of the analysis can take the process down on deep input; all that did was refused here.
"""

from __future__ import annotations

import ast
import sys
import warnings
from functools import lru_cache
from typing import NamedTuple

from kerlint.document.bodies import Body, bodies

DEEPEST = 3_000
"""Levels of syntax that later versions of Python accept. Python 3.10 has no limit, and LibCST takes minutes."""


class Refused(NamedTuple):
    """Why a text is no program, and where: 1-based row, 0-based column in characters."""

    message: str
    row: int
    column: int


def check_syntax(text: str) -> Refused | None:
    """``None`` if Python can parse the text."""
    parsed = _parsed(text)
    return parsed if isinstance(parsed, Refused) else None


def bodies_of(text: str) -> tuple[Body, ...]:
    """The bodies of the functions in a text; none if Python can't parse it."""
    parsed = _parsed(text)
    return () if isinstance(parsed, Refused) else parsed


@lru_cache(256)
def _parsed(text: str) -> Refused | tuple[Body, ...]:
    """What ``ast`` says of a text. That of the last ones is remembered: a file is linted, imported and parsed."""
    if "\0" in text:
        return Refused("a NUL character", *_place_of(text, text.index("\0")))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
        if sys.version_info < (3, 11) and _is_deeper(tree, DEEPEST):
            raise RecursionError
    except SyntaxError as error:
        # A file with only an encoding problem has no place; ast counts columns from 1 and rows may be 0 at the end.
        return Refused(error.msg or "invalid syntax", max(error.lineno or 1, 1), max((error.offset or 1) - 1, 0))
    except (RecursionError, MemoryError):
        return Refused("too deeply nested to be parsed", 1, 0)
    except UnicodeEncodeError as error:
        return Refused("half of a surrogate pair", *_place_of(text, error.start))
    except ValueError as error:
        return Refused(str(error), 1, 0)
    return bodies(text, tree)


def _is_deeper(tree: ast.AST, limit: int) -> bool:
    """Whether a tree has more levels than the limit; without recursion, which is what deep trees break."""
    level = [tree]
    for _ in range(limit):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True


def _place_of(text: str, position: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, position) + 1
    return text.count("\n", 0, position) + 1, position - begin
