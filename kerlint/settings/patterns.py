"""Path patterns of the settings: ``exclude`` and ``per-file-ignores``.

A pattern without a slash is the name of a file or folder at any depth; one with a slash is a path from the folder of
the settings file. ``*`` and ``?`` stop at slashes, ``**`` does not; ``[abc]`` and ``{a,b}`` are choices. A pattern that
fits a folder fits everything below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]/]*\]|\{|\}|,|.", re.DOTALL)


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether one of the patterns fits a path (relative to the settings' folder, with slashes)."""
    expressions = [_translate(pattern) for pattern in patterns]
    if not expressions:
        return lambda path: False
    matches = re.compile("|".join(expressions), re.DOTALL).fullmatch
    return lambda path: matches(path) is not None


def _translate(pattern: str) -> str:
    pattern = pattern.rstrip("/")
    anchored = "/" in pattern
    path = pattern.removeprefix("./").lstrip("/")
    body = "".join(_piece(text) for text in _balanced(_PIECE.findall(path)))
    return f"(?:{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?)"


def _balanced(pieces: list[str]) -> list[str]:
    """Braces without a partner, and commas outside of braces, stand for themselves."""
    open_at: list[int] = []
    depth = [0] * len(pieces)
    for index, text in enumerate(pieces):
        if text == "{":
            open_at.append(index)
        elif text == "}" and open_at:
            start = open_at.pop()
            for inside in range(start, index + 1):
                depth[inside] += 1
    return [text if depth[i] or text not in "{}," else f"[{text}]" for i, text in enumerate(pieces)]


def _piece(text: str) -> str:
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}
    if text in fixed:
        return fixed[text]
    if len(text) > 2 and text[0] == "[":
        inside = text[1:-1].replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&").replace("||", "|\\|")
        return f"[^{inside[1:]}]" if inside[0] == "!" else f"[{inside.replace('^', chr(92) + '^', 1)}]"
    return re.escape(text)
