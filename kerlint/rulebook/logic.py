"""Three-valued operations on the values of facts: comparisons, membership, quantifiers.

The meaning of what ``sentence`` compiles. UNKNOWN stands beside ``True`` and ``False``, as in Kleene's logic: an answer
is known only if it is the same whatever the unknown parts turn out to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Collection
from kerlint.rulebook.worlds import Scene

Run = Callable[[Scene], Any]
"""A compiled expression."""


def negation(value: Any) -> Any:
    """``not``: of what is neither true nor false (``None`` among them), unknown."""
    return not value if value is True or value is False else UNKNOWN


def equal(scene: Scene, left: Any, right: Any) -> Any:
    """``==`` of plain values. Tuples may have members that are not known."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if type(left) is tuple and type(right) is tuple:
        if len(left) != len(right):
            return False
        answer: Any = True
        for one, other in zip(left, right):
            same = equal(scene, scene.read(one), scene.read(other))
            if same is False:
                return False
            if same is not True:
                answer = UNKNOWN
        return answer
    return bool(left == right)


def identical(left: Any, right: Any) -> Any:
    """``is``: the same object of the program."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if left is None or right is None or isinstance(left, Fact) or isinstance(right, Fact):
        return left is right
    return left is right or bool(left == right)


Compare = Callable[[Scene, Any, Any], Any]


def ordered(compare: Callable[[Any, Any], bool]) -> Compare:
    def run(scene: Scene, left: Any, right: Any) -> Any:
        if isinstance(left, (int, float)) and isinstance(right, (int, float)):
            return compare(left, right)
        return UNKNOWN

    return run


def contains(scene: Scene, value: Any, container: Any) -> Any:
    if value is UNKNOWN or container is UNKNOWN or container is None:
        return UNKNOWN
    if isinstance(container, str):
        return value in container if isinstance(value, str) else UNKNOWN
    answer: Any = False if closed(scene, container) else UNKNOWN
    for item in container.items if isinstance(container, Collection) else container:
        inner = scene.read(item.value if isinstance(container, Collection) else item)
        same = identical(value, inner) if isinstance(value, Fact) else equal(scene, value, inner)
        if same is False:
            continue
        there = scene.exists(item) if isinstance(container, Collection) else True
        if there is True and same is True:
            return True
        answer = answer if there is False else UNKNOWN
    return answer


def among(read: Run, literals: tuple[Any, ...], answer: bool) -> Run:
    """``answer`` where a value is one of those that are written out: ``equal`` and ``contains`` for them."""

    def run(scene: Scene) -> Any:
        value = read(scene)
        if value is UNKNOWN:
            return UNKNOWN
        return answer if value in literals else not answer

    return run


def negated(compare: Compare) -> Compare:
    return lambda scene, left, right: negation(compare(scene, left, right))


def members(scene: Scene, collection: Any) -> Iterator[tuple[Any, Any]]:
    """The possible members, each with ``True`` or UNKNOWN for: it is there."""
    if type(collection) is tuple:
        for value in collection:
            yield True, scene.read(value)
    elif type(collection) is Collection:
        for item in collection.items:
            there = scene.exists(item)
            if there is not False:
                yield there, scene.read(item.value)


def closed(scene: Scene, collection: Any) -> bool:
    """Whether a collection has surely no other members than those it lists."""
    if type(collection) is Collection:
        return scene.holds(collection.closed) is True
    return type(collection) is tuple


def length(scene: Scene, collection: Any) -> Any:
    """How many members there are."""
    if type(collection) is tuple:
        return len(collection)
    if type(collection) is not Collection or not closed(scene, collection):
        return UNKNOWN
    there = [scene.exists(item) for item in collection.items]
    return UNKNOWN if UNKNOWN in there else there.count(True)


class Each(NamedTuple):
    """One ``for v in c if q`` of a quantifier."""

    name: str
    collection: Run
    filters: tuple[Run, ...]


def any_of(scene: Scene, loops: tuple[Each, ...], predicate: Run) -> Any:
    """True by one member that is surely there, false only if there are surely no others."""
    if not loops:
        return predicate(scene)
    loop, deeper = loops[0], loops[1:]
    collection = loop.collection(scene)
    answer: Any = False if closed(scene, collection) else UNKNOWN
    for item, value in _items(collection):
        scene.names[loop.name] = value
        holds = conjunction(scene, loop.filters)
        if holds is not False:
            inner = any_of(scene, deeper, predicate)
            holds = inner if holds is True or inner is False else UNKNOWN
        if holds is False:
            continue
        there = True if item is None else scene.exists(item)
        if there is True and holds is True:
            return True
        answer = answer if there is False else UNKNOWN
    return answer


def all_of(scene: Scene, loops: tuple[Each, ...], predicate: Run) -> Any:
    return negation(any_of(scene, loops, lambda inner: negation(predicate(inner))))


def count_of(scene: Scene, loops: tuple[Each, ...], predicate: Run) -> Any:
    """How many members there are for which the predicate holds; unknown as soon as one of them is."""
    if not loops:
        value = predicate(scene)
        return int(value) if value is True or value is False else UNKNOWN
    loop, deeper = loops[0], loops[1:]
    collection = loop.collection(scene)
    if not closed(scene, collection):
        return UNKNOWN
    total = 0
    for item, value in _items(collection):
        scene.names[loop.name] = value
        holds = conjunction(scene, loop.filters)
        number = 0 if holds is False else count_of(scene, deeper, predicate)
        if number == 0:
            continue
        there = True if item is None else scene.exists(item)
        if there is False:
            continue
        if there is not True or holds is not True or number is UNKNOWN:
            return UNKNOWN
        total += number
    return total


def _items(collection: Any) -> list[tuple[Any, Any]]:
    if type(collection) is Collection:
        return [(item, item.value) for item in collection.items]
    return [(None, value) for value in collection] if type(collection) is tuple else []


def conjunction(scene: Scene, conditions: tuple[Run, ...]) -> Any:
    answer: Any = True
    for condition in conditions:
        value = condition(scene)
        if value is False:
            return False
        answer = answer if value is True else UNKNOWN
    return answer
