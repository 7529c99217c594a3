"""What a rule's subject and joined names can stand for, as far as the rule can fire there at all.

A condition that ``when`` joins by *and* is asked as soon as all its names stand for something: where it is not true,
whatever the program's conditions, nothing is joined any further. Most questions end here, before they are put.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kerlint.facts.fact import Fact
from kerlint.facts.guards import arms
from kerlint.facts.values import Collection
from kerlint.rulebook.compiled import CompiledRule, Join
from kerlint.rulebook.question import Court
from kerlint.rulebook.sentence import Path
from kerlint.rulebook.shortlist import Guards
from kerlint.rulebook.worlds import MAX_SPLITS, Scene, Split


class TooMany(Exception):
    """More combinations of joined facts than one rule looks at in a program."""


class Joins:
    """The combinations of one rule in one program, ``most`` of them. ``shared`` is what other names stand for."""

    def __init__(self, court: Court, compiled: CompiledRule, most: int) -> None:
        self.court = court
        self.compiled = compiled
        self.names = court.names(compiled.rule)
        self.left = most
        # No world is chosen yet: what depends on a condition of the program can't be said here, and raises Split.
        self.scene = Scene(self.names, {}, MAX_SPLITS)

    def of(self, subject: Fact) -> Iterator[tuple[dict[str, Any], Guards]]:
        """What the names can stand for, and the guards on the way to it. Raises TooMany."""
        self._count()
        on = self.compiled.rule.on
        self.scene.names[on] = subject
        names = {**self.names, on: subject}
        if not self.compiled.where:
            return iter([(names, ())] if self._possible(0) else ())
        return self._joined(0, names, ())

    def _joined(self, level: int, names: dict[str, Any], guards: Guards) -> Iterator[tuple[dict[str, Any], Guards]]:
        if level == len(self.compiled.where):
            yield names, guards
            return
        join = self.compiled.where[level]
        members = self._members(join, names)
        if not members or level == 0 and not self._possible(0):
            return
        for more, member in members:
            self._count()
            self.scene.names[join.name] = member
            if self._possible(level + 1):
                yield from self._joined(level + 1, {**names, join.name: member}, guards + more)

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooMany

    def _possible(self, level: int) -> bool:
        """Whether no condition that speaks of the names joined so far rules the combination out in every world."""
        scene = self.scene
        for condition in self.compiled.conditions[level]:
            try:
                if condition(scene) is not True:
                    return False
            except Split:
                continue
        return True

    def _members(self, join: Join, names: dict[str, Any]) -> list[tuple[Guards, Fact]]:
        """The facts that a name can stand for and that can matter to the rule, and the guards on the way."""
        attribute, key = join.path.attributes[-1], (self.compiled.rule.code, join.name)
        return [
            (guards + more, member)
            for guards, collection in _collections_at(join.path, names)
            for more, member in self.court.range(attribute, collection).get(key, ())
        ]


def _collections_at(path: Path, names: dict[str, Any]) -> list[tuple[Guards, Collection]]:
    """The collections that a path can lead to, each with the guards on the way."""
    found: list[tuple[Guards, Any]] = [((), names[path.name])]
    for attribute in path.attributes:
        found = [
            (guards if guard is True else (*guards, guard), leaf)
            for guards, fact in found
            if isinstance(fact, Fact)
            for guard, leaf in arms(getattr(fact, attribute, None))
        ]
    return [(guards, value) for guards, value in found if isinstance(value, Collection)]
