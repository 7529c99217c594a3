"""Text for a terminal: colours, the width of characters, and nothing that could steer the terminal.

Source text, file names and messages come from files that nobody here trusts: escape sequences and characters that
reorder text are shown, not obeyed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

TAB = "    "

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


class Ink(Enum):
    """What is coloured, and how."""

    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    STRONG = "1"
    FRAME = "34"
    RELATED = "1;34"
    HELP = "1;32"
    GONE = "31"
    GONE_PART = "1;4;31"
    COME = "32"
    COME_PART = "1;4;32"


class Pen:
    """Writes coloured or plain text."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, ink: Ink, text: str) -> str:
        return f"\x1b[{ink.value}m{text}\x1b[0m" if self._colour and text else text


def wants_colour(choice: str, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """``choice`` is ``always``, ``never`` or ``auto``: then FORCE_COLOR, NO_COLOR and the terminal decide."""
    if choice != "auto":
        return choice == "always"
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return terminal


def visible(text: str) -> str:
    """The text with every control character made visible and harmless; tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_show, text.replace("\t", TAB))


def _show(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # the pictures of control characters: ␛ for escape
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"  # a byte of a file name that is no UTF-8
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    total = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        total += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return total


def wrap(text: str, columns: int) -> list[str]:
    """The words of a text in lines of at most ``columns``; a longer word has a line of its own."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and width(line) + 1 + width(word) > columns:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line or not lines else lines


def cut(text: str, columns: int) -> str:
    """The text in at most ``columns``, with an ellipsis where it is cut."""
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[: len(text) - max((width(text) - columns) // 2, 1)]
    return text + "…"
