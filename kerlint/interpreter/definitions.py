"""The functions and classes of a text and the words in them, found by searching, before anything is run or even walked.

A word is a chain of names, ``keras.layers.Dense(``, with the bracket or the equals sign that follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

CHAIN = re.compile(r"[A-Za-z_.\x80-\uffff][A-Za-z0-9_.\x80-\uffff]*(?:\(|[ \t]*=(?!=))?")
END = "(= \t"
"""What a chain of names ends in where it is called, or where it is a keyword or target."""

_DEFINITION = re.compile(r"\n([ \t]*)(?:async[ \t]+def|def|class)[ \t]+(\w+)")
_COMMENT = re.compile(r"\n[ \t]*#.*")
_LONG_STRING = re.compile(r"(\"\"\"|''')[\s\S]*?\1")
_HEAD_END = re.compile(r":[ \t]*(?:#.*)?\n")
_TOP_LEVEL = re.compile(r"\n[^\s)\]}]")
_SETS_STATE = re.compile(r"\bself\.\w+[ \t]*=(?!=)")

_RUN_BY_KERAS = frozenset(("build", "call", "get_config", "from_config"))
"""Methods that are everywhere: that one of them is meant says nothing of who names another one."""

Key: TypeAlias = tuple[str, str]
"""A function's class, or nothing, and its name."""


class Definition:
    """A function with all that is inside, or the head of a class."""

    __slots__ = ("pieces", "chains")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.chains: set[str] = set()

    def sets_state(self) -> bool:
        """Whether it sets attributes of its object: what other methods find there."""
        return any(map(_SETS_STATE.search, self.pieces))


class Definitions:
    """Functions and classes of a text by their names, methods with their classes'; those of one name together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.by_key = _found_in(text)
        self.chains: set[str] = set().union(*(one.chains for one in self.by_key.values()))

    def with_any(self, chains: set[str]) -> set[Key]:
        """Those in which one of these words stands."""
        return {key for key, one in self.by_key.items() if not chains.isdisjoint(one.chains)} if chains else set()

    def naming(self, seeds: Iterable[Key]) -> set[Key]:
        """These functions, those that name one of them, and so on."""
        reached = found = set(seeds)
        while found:
            called = {_reached(*key) for key in found} - {""}
            names = {chain for chain in self.chains if not called.isdisjoint(chain.rstrip(END).split("."))}
            found = self.with_any(names) - reached
            reached = reached | found
        return reached


def _reached(owner: str, name: str) -> str:
    """The name by which others reach a function or class."""
    if name in _RUN_BY_KERAS:
        return ""
    return owner if name.startswith("__") and name.endswith("__") else name


def chains_of(text: str) -> set[str]:
    """The words of a text."""
    return set(CHAIN.findall(text))


def program_of(text: str) -> str:
    """The text without comments and documentation. Begins with a line break: so does each line, then."""
    double, single = text.count('"""'), text.count("'''")
    if double % 2 == single % 2 == 0:
        text = _LONG_STRING.sub("", text) if double and single else "".join(text.split('"""' if double else "'''")[::2])
    return _COMMENT.sub("", f"\n{text}")


def _found_in(text: str) -> dict[Key, Definition]:
    found: dict[Key, Definition] = {}
    around: list[tuple[int, str, Definition, bool]] = []
    starts = list(_DEFINITION.finditer(text))
    for match, end in zip(starts, [*(other.start() for other in starts[1:]), len(text)]):
        indent = len(match[1])
        while around and around[-1][0] >= indent:
            around.pop()
        is_class = text.startswith("class", match.end(1))
        owner = around[-1][1] if around and around[-1][3] else ""
        here = found.setdefault((owner, match[2]), Definition())
        piece = _body(text, match.end(), end, is_class=is_class)
        chains = chains_of(piece)
        for one in [here, *(outer for _, _, outer, a_class in around if not a_class)]:
            one.pieces.append(piece)
            one.chains.update(chains)
        around.append((indent, match[2], here, is_class))
    return found


def _body(text: str, start: int, end: int, *, is_class: bool) -> str:
    """What is written between two definitions and belongs to the first: no annotations, no code of the module."""
    head = None if is_class else _HEAD_END.search(text, start, end)
    start = start if head is None else head.end()
    behind = _TOP_LEVEL.search(text, start, end)
    return text[start : end if behind is None else behind.start()]
