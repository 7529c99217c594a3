"""The gate: whether a text is Python at all, asked of ``ast`` before the slower parser sees it.

The parser of the analysis can take the process down on deep input; all that did was refused here.
"""

from __future__ import annotations

import ast
import warnings
from typing import NamedTuple


class Refused(NamedTuple):
    """Why a text is no program, and where: 1-based row, 0-based column in characters."""

    message: str
    row: int
    column: int


def check_syntax(text: str) -> Refused | None:
    """``None`` if Python can parse the text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        # A file with only an encoding problem has no place; ast counts columns from 1 and rows may be 0 at the end.
        return Refused(error.msg or "invalid syntax", max(error.lineno or 1, 1), max((error.offset or 1) - 1, 0))
    except (RecursionError, MemoryError):
        return Refused("too deeply nested to be parsed", 1, 0)
    except ValueError as error:
        return Refused(_value_error(error), *_bad_character(text))
    return None


def _value_error(error: ValueError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return "a character that is half of a surrogate pair"
    return "a NUL character" if "null" in str(error) else str(error)


def _bad_character(text: str) -> tuple[int, int]:
    for row, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line):
            if character == "\0" or "\ud800" <= character <= "\udfff":
                return row, column
    return 1, 0
