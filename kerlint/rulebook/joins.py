"""What a rule's subject and joined names can stand for, as far as the rule can fire there at all.

A condition that ``when`` joins by *and* is asked as soon as all its names stand for something: where it is not true,
whatever the program's conditions, nothing is joined any further. Most questions end here, before they are put.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kerlint.facts.fact import Fact
from kerlint.facts.values import Collection, Guard, arms
from kerlint.rulebook.compiled import CompiledRule, Join
from kerlint.rulebook.worlds import MAX_SPLITS, Scene, Split

Guards = tuple[Guard, ...]


class TooMany(Exception):
    """More combinations of joined facts than one rule looks at in a program."""


class Joins:
    """The combinations of one rule in one program, ``most`` of them. ``shared`` is what other names stand for."""

    def __init__(self, compiled: CompiledRule, shared: dict[str, Any], most: int) -> None:
        self.compiled = compiled
        self.names = shared
        self.left = most
        # No world is chosen yet: what depends on a condition of the program can't be said here, and raises Split.
        self.scene = Scene(shared, {}, MAX_SPLITS)
        self.reached: dict[tuple[int, Any], list[tuple[Guards, Fact]]] = {}

    def of(self, subject: Fact) -> Iterator[tuple[dict[str, Any], Guards]]:
        """What the names can stand for, and the guards on the way to it. Raises TooMany."""
        on = self.compiled.rule.on
        self.scene.names[on] = subject
        self._count()
        if not self._possible(0):
            return
        if not self.compiled.where:
            yield {**self.names, on: subject}, ()
            return
        yield from self._joined(0, {**self.names, on: subject}, ())

    def _joined(self, level: int, names: dict[str, Any], guards: Guards) -> Iterator[tuple[dict[str, Any], Guards]]:
        join = self.compiled.where[level]
        last = level + 1 == len(self.compiled.where)
        for more, member in self._members(level, join, names[join.path.name]):
            self._count()
            self.scene.names[join.name] = member
            if not self._possible(level + 1):
                continue
            joined = {**names, join.name: member}
            if last:
                yield joined, guards + more
            else:
                yield from self._joined(level + 1, joined, guards + more)

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

    def _members(self, level: int, join: Join, owner: Any) -> list[tuple[Guards, Fact]]:
        """The facts that a name can stand for and that can matter to the rule."""
        found = self.reached.get((level, owner))
        if found is None:
            found = self.reached[level, owner] = [
                ((*guards, item.guard, guard, member.guard), member)
                for guards, collection in _reach(join.path.attributes, owner)
                for item in collection.items
                for guard, member in arms(item.value)
                if isinstance(member, Fact) and join.worth.of(member, join.worth.all)
            ]
        return found


def _reach(attributes: tuple[str, ...], owner: Any) -> list[tuple[Guards, Collection]]:
    """The collections that a path can lead to, each with the guards on the way."""
    found: list[tuple[Guards, Any]] = [((), owner)]
    for attribute in attributes:
        found = [
            ((*guards, guard), leaf)
            for guards, fact in found
            if isinstance(fact, Fact)
            for guard, leaf in arms(getattr(fact, attribute, None))
        ]
    return [(guards, value) for guards, value in found if isinstance(value, Collection)]
