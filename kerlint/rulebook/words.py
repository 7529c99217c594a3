"""What the words of the language mean: three-valued answers about moments, loops and rows of data.

Each function takes values as a scene reads them and gives ``True``, ``False`` or UNKNOWN. Asked of ``None`` or of
something that is not known, a word is UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kerlint.facts import columns, rows
from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN
from kerlint.facts.vocabulary import Data, Loop, Step, Transform
from kerlint.rulebook.logic import closed, members
from kerlint.rulebook.worlds import Scene

EVENTS = frozenset(
    """Model Compile Fit Evaluation Prediction Transform Split Write Reset Call Decision Score Pairing Gradient
    Update Reading""".split()
)
"""Facts that happen at a moment. A model's is its creation."""


def before(scene: Scene, first: Any, second: Any) -> Any:
    """Event ``first`` surely happens before ``second`` whenever both happen.

    In a loop around both, what comes later in the text also happens before, in the next round: then unknown.
    """
    if not (_event(first) and _event(second)) or first.run != second.run:
        return UNKNOWN
    if first.moment < second.moment:
        return True
    shared = any(loop is other for loop in first.loops for other in second.loops)
    return UNKNOWN if shared and first is not second else False


def inside(scene: Scene, event: Any, loop: Any) -> Any:
    """The event happens in each round of the loop."""
    if not _event(event) or not isinstance(loop, Loop):
        return UNKNOWN
    if any(other is loop for other in event.loops):
        return True
    return False if event.run == loop.run else UNKNOWN


def _event(value: Any) -> bool:
    return type(value).__name__ in EVENTS and isinstance(value, Fact)


def _of_rows(question: Callable[[rows.Rows, rows.Rows], bool | None]) -> Callable[[Scene, Any, Any], Any]:
    def word(scene: Scene, left: Any, right: Any) -> Any:
        if not isinstance(left, Data) or not isinstance(right, Data):
            return UNKNOWN
        of_left, of_right = scene.read(left.rows), scene.read(right.rows)
        if not isinstance(of_left, rows.Rows) or not isinstance(of_right, rows.Rows):
            return UNKNOWN
        answer = question(of_left, of_right)
        return UNKNOWN if answer is None else answer

    return word


def same_source(scene: Scene, left: Any, right: Any) -> Any:
    """Both are (parts of) one data set."""
    sources = _source(scene, left), _source(scene, right)
    return UNKNOWN if UNKNOWN in sources else sources[0] is sources[1]


def holds(scene: Scene, data: Any, one: Any) -> Any:
    """``data`` has all columns of a table, and ``one`` is one of them."""
    if not isinstance(data, Data) or not isinstance(one, Data):
        return UNKNOWN
    answer = columns.holds(data.columns, one.columns)
    return UNKNOWN if answer is None else answer


def _source(scene: Scene, data: Any) -> Any:
    seen: list[Data] = []
    while isinstance(data, Data):
        if any(data is other for other in seen):
            return data
        seen.append(data)
        source = scene.read(data.source)
        if source is None:
            return data
        data = source
    return UNKNOWN


def derived(scene: Scene, data: Any, origin: Any) -> Any:
    """``data`` was computed from ``origin``.

    It is ``origin``, has it as its source or as the result of one of its steps, or was computed from such data.
    """
    if not isinstance(data, Data) or not isinstance(origin, Data):
        return UNKNOWN
    complete = True
    seen: set[int] = set()
    waiting: list[Any] = [data]
    while waiting:
        current = waiting.pop()
        if current is origin:
            return True
        if not isinstance(current, Data):
            complete = complete and current is not UNKNOWN
        elif id(current) not in seen:
            seen.add(id(current))
            before_it, known = _computed_from(scene, current)
            complete = complete and known
            waiting += before_it
    return False if complete else UNKNOWN


def _computed_from(scene: Scene, data: Data) -> tuple[list[Any], bool]:
    """Data that surely lie on the way to ``data``, and whether these are all that do."""
    found: list[Any] = [scene.read(data.source)]
    complete = True
    parents = scene.read(data.parents)
    for there, parent in members(scene, parents):
        complete = complete and there is True
        found += [parent] if there is True else []
    steps = scene.read(data.steps)
    for there, step in members(scene, steps):
        transform = scene.read(step.estimator) if isinstance(step, Step) else UNKNOWN
        result = scene.read(transform.result) if isinstance(transform, Transform) else transform
        complete = complete and there is True
        found += [result] if there is True else []
    return found, complete and closed(scene, parents) and closed(scene, steps)


class Word(NamedTuple):
    """A word with two arguments: what it ``takes`` (``event``: any fact that is one), what it means."""

    takes: tuple[str, str]
    meaning: Callable[[Scene, Any, Any], Any]
    doc: str


_DATA = ("Data", "Data")

WORDS = {
    "before": Word(("event", "event"), before, "event a surely happens before event b whenever both happen"),
    "inside": Word(("event", "Loop"), inside, "event a happens in each round of the loop b"),
    "within": Word(_DATA, _of_rows(rows.within), "all rows of a are rows of b"),
    "overlap": Word(_DATA, _of_rows(rows.overlap), "some rows of a are rows of b"),
    "same_rows": Word(_DATA, _of_rows(rows.same_rows), "a and b have the same rows, in any order"),
    "interleaved": Word(_DATA, _of_rows(rows.interleaved), "windows of one series, shuffled before they were divided"),
    "aligned": Word(_DATA, _of_rows(rows.aligned), "row i of a belongs to row i of b"),
    "holds": Word(_DATA, holds, "a has all columns of a table, also the one that b is"),
    "derived": Word(_DATA, derived, "a was computed from b"),
    "same_source": Word(_DATA, same_source, "a and b are (parts of) one data set"),
}
"""The words of the language that take two facts, a and b."""
