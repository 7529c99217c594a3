"""Methods and the format operator of strings that are known; their results stay short."""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.values import Const, Origin, Unknown
from kerlint.interpreter.call import Call, plain
from kerlint.interpreter.handing import note_use
from kerlint.interpreter.values import Sequence

MAX_TEXT = 2_000
"""Longest string that is made."""

SIMPLE = re.compile(r"(?:[^%]|%%|%0?\d{0,2}(?:\.\d{1,2})?[sdifeg])*")
"""Formats whose results are about as long as what is put into them."""

METHODS = frozenset(
    """lower upper strip lstrip rstrip title capitalize replace startswith endswith split join format count find
    isdigit partition rpartition splitlines zfill removeprefix removesuffix""".split()
)


def method(call: Call) -> Any:
    """A method of a known string."""
    if call.path not in METHODS or call.open:
        return call.unknown(f"`{call.path}`")
    python = [plain(value) for value in call.positional]
    keywords = {name: plain(value) for name, value in call.keywords.items()}
    if any(type(value) is Unknown for value in (*python, *keywords.values())):
        if call.path == "format":
            for value in (*call.positional, *call.keywords.values()):
                note_use(call.machine, value, "show", call.origin)
        return call.unknown("a string that is not known")
    if call.path == "zfill" and not all(type(width) is int and width <= MAX_TEXT for width in python):
        return call.unknown("a string that is not known")
    if call.path == "format" and not all(map(_is_short, (*python, *keywords.values()))):
        return call.unknown("a string that is not known")
    if call.path == "format" and any(mark in call.receiver.value for mark in (":", "!", "[", ".")):
        return call.unknown("a formatted string")
    try:
        result = getattr(call.receiver.value, call.path)(*python, **keywords)
    except (TypeError, ValueError, IndexError, KeyError, AttributeError):
        return call.unknown("a computation that fails")
    if isinstance(result, (list, tuple)):
        return Sequence.of("list", [Const(part, call.origin) for part in result], call.origin)
    return Const(result, call.origin) if len(str(result)) <= MAX_TEXT else call.unknown("a long string")


def _is_short(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and (not isinstance(value, str) or len(value) <= MAX_TEXT)


def percent(text: Const, right: Any, origin: Origin) -> Any:
    """``"Conv%dD" % rank``."""
    given = plain(right)
    values = given if isinstance(given, tuple) else (given,)
    short = all(_is_short(value) and (type(value) is not int or value.bit_length() < 64) for value in values)
    if not short or not isinstance(text.value, str) or SIMPLE.fullmatch(text.value) is None:
        return Unknown("a formatted string", origin)
    try:
        made = text.value % values
    except (TypeError, ValueError):
        return Unknown("a computation that fails", origin)
    return Const(made, origin) if len(made) <= MAX_TEXT else Unknown("a long string", origin)
