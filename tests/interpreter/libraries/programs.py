"""Runs a small program abstractly, for tests that ask what its names stand for."""

from __future__ import annotations

from typing import Any

import libcst as cst

from kerlint.document.document import Document
from kerlint.facts.values import Collection, Unknown
from kerlint.facts.vocabulary import Data
from kerlint.interpreter import statements
from kerlint.interpreter.machine import Machine
from kerlint.interpreter.values import Array


class Ran:
    """A program that was run: ``ran["x"]`` is what ``x`` stands for at its end, arrays as their data."""

    def __init__(self, source: str) -> None:
        self.machine = Machine(Document("program.py", "/program.py", "script", source))
        tree = cst.parse_module(source)
        self.machine.document.tree = tree
        statements.run_block(self.machine, tree.body)

    def __getitem__(self, name: str) -> Any:
        value = self.machine.module.names[name]
        return value.data if type(value) is Array else value

    def facts(self, kind: str) -> list[Any]:
        """The facts that were noted: splits, transforms."""
        return [event.payload["fact"] for event in self.machine.events if event.kind == kind]


def steps(data: Data) -> list[tuple[Any, Any]]:
    """Kind and formula of what was done."""
    assert isinstance(data.steps, Collection)
    return [(item.value.kind, item.value.formula) for item in data.steps.items]


def part(data: Data, place: int) -> Any:
    """A column, or a member of a pipeline's elements."""
    assert isinstance(data.parts, Collection)
    return data.parts.items[place].value


def unknown(value: Any) -> bool:
    return isinstance(value, Unknown)
