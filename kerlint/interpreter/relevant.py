"""Which functions that nobody calls can say something to the rules: a search in their text, before they are run.

What a function does with tensors, files or strings makes no facts, and a layer alone, outside of any model, hardly
one. It does if it makes a model, does what is done with models, reads a model that the program has made, names another
function of the program that does, or writes what Keras has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kerlint.interpreter.telling import CHAIN, END, KERAS, NOTHING, OLD, TELLS, Words
from kerlint.interpreter.values import Function

_DEFINITION = re.compile(r"\n([ \t]*)(?:async[ \t]+def|def|class)[ \t]+(\w+)")
_COMMENT = re.compile(r"\n[ \t]*#.*")
_LONG_STRING = re.compile(r"(\"\"\"|''')[\s\S]*?\1")
_HEAD_END = re.compile(r":[ \t]*(?:#.*)?\n")
_TOP_LEVEL = re.compile(r"\n[^\s)\]}]")
_SETS_STATE = re.compile(r"\bself\.\w+[ \t]*=(?!=)")

_RUN_BY_KERAS = frozenset(("build", "call", "get_config", "from_config"))
"""Methods that are everywhere: that one of them tells says nothing of who names another one."""


def relevant(text: str, bound: dict[str, Any]) -> Callable[[Function], bool]:
    """Whether a function of a program has to be run. ``bound`` are the names of its module when that was run."""
    program = _program_of(text)
    definitions = _definitions(program)
    chains = set[str]().union(*(one.chains for one in definitions.values()))
    words = Words(bound, program)
    shown = words.shown(chains)
    if max(shown.values(), default=NOTHING) < OLD and not words.old_arguments(chains):
        return lambda function: False
    run = _to_be_run(definitions, chains, shown, words)
    return lambda function: (function.owner.name if function.owner is not None else "", function.name) in run


def _to_be_run(
    definitions: dict[tuple[str, str], _Definition], chains: set[str], shown: dict[str, int], words: Words
) -> set[tuple[str, str]]:
    """The names of what has to be run: what tells, what names that, what is old, what prepares objects that tell."""
    levels = {key: one.level(shown, words) for key, one in definitions.items()}
    telling = {key for key, level in levels.items() if level == TELLS}
    found = telling
    while found:
        reached = {_reached(*key) for key in found}
        naming = {chain for chain in chains if not reached.isdisjoint(chain.rstrip(END).split("."))}
        left = definitions.keys() - telling
        found = {key for key in left if not naming.isdisjoint(definitions[key].chains)} if naming else set()
        telling |= found
    subjects = {owner for owner, _ in telling} | {name for owner, name in telling if not owner}
    run = set(telling)
    for key, level in levels.items():
        if level == OLD or key[0] and key[0] in subjects and definitions[key].sets_state():
            run.add(key)
    return run


def _reached(owner: str, name: str) -> str:
    """The name by which others reach a function or class."""
    if name in _RUN_BY_KERAS:
        return ""
    return owner if name.startswith("__") and name.endswith("__") else name


def _program_of(text: str) -> str:
    """The text without comments and documentation. Begins with a line break: so does each line, then."""
    double, single = text.count('"""'), text.count("'''")
    if double % 2 == single % 2 == 0:
        text = _LONG_STRING.sub("", text) if double and single else "".join(text.split('"""' if double else "'''")[::2])
    return _COMMENT.sub("", f"\n{text}")


class _Definition:
    """A function with all that is inside, or the head of a class."""

    __slots__ = ("pieces", "chains")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.chains: set[str] = set()

    def level(self, shown: dict[str, int], words: Words) -> int:
        """The most that its words show."""
        found = max([shown[chain] for chain in self.chains & shown.keys()], default=NOTHING)
        return OLD if found == KERAS and words.has_old_argument(self.chains, self.pieces) else found

    def sets_state(self) -> bool:
        """Whether it sets attributes of its object: what other methods find there."""
        return any(map(_SETS_STATE.search, self.pieces))


def _definitions(text: str) -> dict[tuple[str, str], _Definition]:
    """Functions and classes by their names, methods with their classes'; those of one name together."""
    found: dict[tuple[str, str], _Definition] = {}
    around: list[tuple[int, str, _Definition, bool]] = []
    starts = list(_DEFINITION.finditer(text))
    for match, end in zip(starts, [*(other.start() for other in starts[1:]), len(text)]):
        indent = len(match[1])
        while around and around[-1][0] >= indent:
            around.pop()
        is_class = text.startswith("class", match.end(1))
        owner = around[-1][1] if around and around[-1][3] else ""
        here = found.setdefault((owner, match[2]), _Definition())
        piece = _body(text, match.end(), end, is_class=is_class)
        chains = CHAIN.findall(piece)
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
