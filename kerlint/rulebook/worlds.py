"""Asks a question in every world: in each combination of the branches that the answer depends on.

A *world* says for some atoms (unknown conditions of the program) which arm is taken. Reading a value that depends on
an atom the world is silent about stops the question; it is asked again in both worlds. So only the atoms that matter
are ever expanded, and what depends on the same condition stays correlated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Atom, Choice, Const, Guard, Item, Unknown

MAX_SPLITS = 6
"""Beyond this many conditions on one question, what depends on a further one is unknown (at most 64 worlds)."""

Arms = dict[Atom, bool]
T = TypeVar("T")


class Split(Exception):
    """The question needs to know the arm of an atom."""

    def __init__(self, atom: Atom) -> None:
        self.atom = atom


class Scene:
    """One world, and what the names of a rule stand for in it. Sentences read all values through ``read``."""

    __slots__ = ("names", "arms", "most", "limited")

    def __init__(self, names: dict[str, Any], arms: Arms, most: int) -> None:
        self.names = dict(names)
        self.arms = arms
        self.most = most
        self.limited = False

    def read(self, value: Any) -> Any:
        """The value in this world: a plain Python value, Fact, Collection, Rows, ``None`` or UNKNOWN."""
        while type(value) is Choice:
            arm = None if value.atom.opaque else self.arm(value.atom)
            if arm is None:
                return UNKNOWN
            value = value.high if arm else value.low
        if type(value) is Const:
            return value.value
        return UNKNOWN if type(value) is Unknown else value

    def holds(self, guard: Guard) -> bool | Unknown:
        """Whether something guarded like this exists in this world."""
        while type(guard) is Choice:
            arm = self.arm(guard.atom) if not guard.atom.opaque else self.arms.get(guard.atom)
            if arm is None:
                return UNKNOWN
            guard = guard.high if arm else guard.low
        return guard  # type: ignore[return-value]

    def exists(self, item: Item) -> bool | Unknown:
        """Whether a member of a collection exists in this world."""
        there = True if item.guard is True else self.holds(item.guard)
        if there is False:
            return False
        value = self.read(item.value)
        if isinstance(value, Fact) and value.guard is not True:
            of_fact = self.holds(value.guard)
            return of_fact if of_fact is not True else there
        return there

    def arm(self, atom: Atom) -> bool | None:
        """The arm that is taken; ``None`` if too much was asked already. Raises Split if this world does not say."""
        arm = self.arms.get(atom)
        if arm is not None:
            return arm
        if atom.group is not None and any(
            taken and other.group is not None and other.group == atom.group for other, taken in self.arms.items()
        ):
            self.arms[atom] = False  # at most one of a group can be true; whoever looks at this world may ask which
            return False
        if len(self.arms) >= self.most:
            self.limited = True
            return None
        raise Split(atom)


class World(NamedTuple):
    """The answer in one world. ``splits`` are the atoms that the question needed, beyond those given to begin with."""

    scene: Scene
    splits: tuple[Atom, ...]


def ask(question: Callable[[Scene], T], names: dict[str, Any], given: Arms) -> Iterator[tuple[World, T]]:
    """The answers to a question in all worlds that agree with ``given``, in a fixed order (true arms first)."""
    waiting = [dict(given)]
    while waiting:
        arms = waiting.pop()
        scene = Scene(names, arms, len(given) + MAX_SPLITS)
        try:
            answer = question(scene)
        except Split as split:
            waiting += ({**arms, split.atom: False}, {**arms, split.atom: True})
            continue
        yield World(scene, tuple(atom for atom in arms if atom not in given)), answer


def assume(guard: Guard, arms: Arms, *, opaque: bool = False) -> Guard:
    """Adds the literals of a guard to ``arms`` as far as it is a conjunction; gives what is left of it to be asked.

    ``False`` if the guard contradicts the arms. Opaque atoms are taken as literals only where ``opaque`` says so.
    """
    while type(guard) is Choice:
        atom = guard.atom
        arm = arms.get(atom)
        if arm is None:
            if atom.opaque and not opaque or False not in (guard.high, guard.low):
                return guard
            arms[atom] = arm = guard.low is False
        guard = guard.high if arm else guard.low
    return guard


def feasible(arms: Arms) -> bool:
    """Whether at most one atom of each group is true."""
    groups = [atom.group for atom, arm in arms.items() if arm and atom.group is not None]
    return all(group not in groups[:place] for place, group in enumerate(groups))
