"""What has happened in a run, in order: models made and trained, imports, calls into libraries, old forms met."""

from __future__ import annotations

from typing import Any, NamedTuple

from kerlint.facts.values import Guard, Origin


class LoopState:
    """A loop that the run is in. ``round`` is what tells its two abstract rounds, or its unrolled rounds, apart."""

    __slots__ = ("origin", "over", "kind", "round", "count", "fact")

    def __init__(self, origin: Origin, over: Any, kind: str) -> None:
        self.origin = origin
        self.over = over
        self.kind = kind
        self.round = 0
        self.count: int | None = None
        self.fact: Any = None


class Event(NamedTuple):
    """Something that happened: a model was made, compiled, trained. ``payload`` holds guarded values by name."""

    kind: str
    receiver: Any
    payload: dict[str, Any]
    place: Origin
    guard: Guard
    moment: int
    run: int
    loops: tuple[LoopState, ...]
    context: str


class Import(NamedTuple):
    """A name that the document imports; ``name`` is empty for ``import module``. ``protected``: inside a ``try``."""

    module: str
    name: str
    place: Origin
    guard: Guard
    protected: bool


class Called(NamedTuple):
    """A call into a library: ``path`` as it was imported, ``canonical`` as Keras exports it, of ``receiver``."""

    path: str
    canonical: str
    receiver: Any
    given: tuple[str, ...]
    open: bool
    symbolic: bool | None
    place: Origin
    guard: Guard
    moment: int
    run: int
    loops: tuple[LoopState, ...]
    context: str


class Old(NamedTuple):
    """Something that Keras has changed, in its old form; ``path`` is by which name its Keras is reached, if known."""

    change: Any
    form: str
    written: str
    owner: str | None
    value: Any
    path: str
    place: Origin
    guard: Guard
    moment: int
    run: int
    protected: bool
