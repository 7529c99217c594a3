"""The base of all facts: frozen objects with slots, typed attributes that are documented one by one.

Like frozen dataclasses, but without generating code: forty dataclasses would cost 25 ms at every start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple, TypeAlias, TypeVar, Union

from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Guard, Origin, Unknown

T = TypeVar("T")

One: TypeAlias = Union[T, Const, Choice, Unknown]
"""An attribute that has a value on every path, known or not."""

Maybe: TypeAlias = Union[T, Const, Choice, Unknown, None]
"""An attribute that the program may surely leave out: ``None``."""

Many: TypeAlias = Union[tuple[T, ...], Collection, Choice, Unknown]
"""A collection of things of this type."""


class Attribute(NamedTuple):
    """One word of the vocabulary: ``shape`` is ``one``, ``maybe`` or ``many``; ``type`` a fact's name or ``int`` …"""

    name: str
    shape: str
    type: str
    doc: str


class _Doc(NamedTuple):
    text: str


def word(doc: str) -> Any:
    """Declares an attribute of a fact with the sentence that ``kerlint rules vocabulary`` prints."""
    return _Doc(doc)


VOCABULARY: dict[str, type[Fact]] = {}
"""Every kind of fact by its name."""


class _FactType(type):
    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _FactType:
        own = {}
        for key, text in namespace.get("__annotations__", {}).items():
            doc = namespace.get(key)
            if isinstance(doc, _Doc):
                del namespace[key]
                shape, _, inner = text.partition("[")
                own[key] = Attribute(key, shape.lower(), inner.partition("[")[0].rstrip("]"), doc.text)
        namespace["__slots__"] = tuple(own) if bases else ("place", "guard", "moment", "run", "loops", "cell")
        inherited: dict[str, Attribute] = {}
        for base in bases:
            inherited |= getattr(base, "attributes", {})
        namespace["attributes"] = inherited | own
        made = super().__new__(mcs, name, bases, namespace)
        setters = {key: getattr(made, key).__set__ for key in namespace["attributes"]}
        made._slots = tuple(setters.items())  # type: ignore[attr-defined]
        if bases:
            VOCABULARY[name] = made  # type: ignore[assignment]
        return made


class Fact(metaclass=_FactType):
    """Something that is so in the program.

    ``place`` is where it is written and ``guard`` the condition under which it exists. For events, ``moment`` counts
    in execution order within one ``run`` (the program itself, or one function that nobody calls); ``loops`` are the
    loops around it, outermost first; ``cell`` is the notebook cell.
    """

    attributes: ClassVar[dict[str, Attribute]]
    _slots: ClassVar[tuple[tuple[str, Callable[[Any, Any], None]], ...]]

    place: Origin | None
    guard: Guard
    moment: int
    run: int
    loops: tuple[Any, ...]
    cell: int | None

    def __init__(
        self,
        *,
        place: Origin | None = None,
        guard: Guard = True,
        moment: int = 0,
        run: int = 0,
        loops: tuple[Any, ...] = (),
        cell: int | None = None,
        **known: Any,
    ) -> None:
        for put, value in zip(_BASE_SLOTS, (place, guard, moment, run, loops, cell)):
            put(self, value)
        for name, put in self._slots:
            put(self, known.get(name, UNKNOWN))
        if not known.keys() <= self.attributes.keys():
            missing = ", ".join(known.keys() - self.attributes.keys())
            raise TypeError(f"{type(self).__name__} has no attribute {missing}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"facts are frozen: {type(self).__name__}.{name}")

    def __repr__(self) -> str:
        known = ", ".join(
            f"{name}={value!r}"
            for name in self.attributes
            if (value := getattr(self, name)) is None or isinstance(value, (str, int, float, Const))
        )
        return f"{type(self).__name__}({known})"


_BASE_SLOTS = tuple(getattr(Fact, name).__set__ for name in ("place", "guard", "moment", "run", "loops", "cell"))


def link(fact: Fact, **known: Any) -> None:
    """Completes a fact with attributes that were not at hand when it was made (facts refer to each other in cycles)."""
    for name, value in known.items():
        if name not in fact.attributes:
            raise TypeError(f"{type(fact).__name__} has no attribute {name}")
        object.__setattr__(fact, name, value)
