"""Messages with expressions in braces: ``{head.units} outputs, but a label is {head.labels.highest}``."""

from __future__ import annotations

import re
from typing import Any, TypeAlias, Union

from kerlint.facts.choices import leaves
from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Collection, Const
from kerlint.rulebook.errors import RuleError
from kerlint.rulebook.kinds import Names
from kerlint.rulebook.logic import Run, members
from kerlint.rulebook.sentence import expression
from kerlint.rulebook.worlds import Arms, Scene, ask

Template: TypeAlias = "tuple[Union[str, Run], ...]"
"""Texts and compiled expressions in turn."""

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_MOST = 3
"""So many alternatives of a value are spelled out."""


def template(text: str, names: Names) -> Template:
    """Compiles a message. Double braces stand for braces. Raises RuleError."""
    pieces: list[str | Run] = []
    end = 0
    for piece in _PIECE.finditer(text):
        pieces.append(text[end : piece.start()])
        end = piece.end()
        if piece[1] is not None:
            pieces.append(expression(piece[1], names).run)
        elif len(piece[0]) == 2:
            pieces.append(piece[0][0])
        else:
            raise RuleError(f"`{text}`: a single `{piece[0]}`; write `{piece[0] * 2}`")
    pieces.append(text[end:])
    return tuple(piece for piece in pieces if piece != "")


def render(message: Template, names: dict[str, Any], arms: Arms) -> str:
    """The message in a world. A value that depends on conditions the world leaves open is given as ``10 or 12``."""
    return "".join(piece if isinstance(piece, str) else _alternatives(piece, names, arms) for piece in message)


def _alternatives(run: Run, names: dict[str, Any], arms: Arms) -> str:
    found: dict[str, None] = {}
    for _, text in ask(lambda scene: show(scene, run(scene)), names, arms):
        found[text] = None
    texts = list(found)
    return " or ".join(texts[:_MOST]) + (" or …" if len(texts) > _MOST else "")


def show(scene: Scene, value: Any) -> str:
    """A value in a message."""
    if value is UNKNOWN:
        return "…"
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, Fact):
        return _name_of(value)
    if type(value) is Collection or type(value) is tuple:
        shown = ", ".join(show(scene, member) for _, member in members(scene, value))
        return f"({shown})" if type(value) is tuple else shown
    return str(value)


def _name_of(fact: Fact) -> str:
    """What people call a fact: the name it has in the program or in Keras, else its kind."""
    for word in ("written_as", "written", "name", "type", "function"):
        for value in leaves(getattr(fact, word, None)):
            text = value.value if type(value) is Const else value
            if isinstance(text, str):
                return text
    return type(fact).__name__.lower()
