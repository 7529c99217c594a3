"""The base of all facts: frozen objects with typed attributes that are documented one by one.

Like frozen dataclasses, but without generating code: forty dataclasses would cost 25 ms at every start. A fact holds
what is known; all its other words are ``UNKNOWN`` in its class: most facts know a third of their words.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, TypeAlias, TypeVar, Union

from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Guard, Origin, Unknown

T = TypeVar("T")
F = TypeVar("F", bound="Fact")

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
                namespace[key] = UNKNOWN
                shape, _, inner = text.partition("[")
                own[key] = Attribute(key, shape.lower(), inner.partition("[")[0].rstrip("]"), doc.text)
        inherited: dict[str, Attribute] = {}
        for base in bases:
            inherited |= getattr(base, "attributes", {})
        namespace["attributes"] = every = inherited | own
        namespace["links"] = tuple(key for key, attribute in every.items() if attribute.type not in _SCALARS)
        made = super().__new__(mcs, name, bases, namespace)
        made._words = namespace["attributes"].keys() | Fact._words if bases else _OF_ALL  # type: ignore[attr-defined]
        if bases:
            VOCABULARY[name] = made  # type: ignore[assignment]
        return made


_SCALARS = frozenset({"str", "bool", "int", "float", "tuple"})
"""Types of attributes that lead to no other fact."""

_OF_ALL = frozenset({"place", "guard", "moment", "run", "loops", "cell"})


class Fact(metaclass=_FactType):
    """Something that is so in the program.

    ``place`` is where it is written and ``guard`` the condition under which it exists. For events, ``moment`` counts
    in execution order within one ``run`` (the program itself, or one function that nobody calls); ``loops`` are the
    loops around it, outermost first; ``cell`` is the notebook cell.
    """

    attributes: ClassVar[dict[str, Attribute]]
    links: ClassVar[tuple[str, ...]]
    """The attributes that can hold other facts."""

    _words: ClassVar[frozenset[str]]

    place: Origin | None = None
    guard: Guard = True
    moment: int = 0
    run: int = 0
    loops: tuple[Any, ...] = ()
    cell: int | None = None

    def __init__(self, **known: Any) -> None:
        if not known.keys() <= self._words:
            raise _no_such(type(self), known)
        self.__dict__.update(known)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"facts are frozen: {type(self).__name__}.{name}")

    def __repr__(self) -> str:
        known = ", ".join(
            f"{name}={value!r}"
            for name in self.attributes
            if (value := getattr(self, name)) is None or isinstance(value, (str, int, float, Const))
        )
        return f"{type(self).__name__}({known})"


def link(fact: Fact, **known: Any) -> None:
    """Completes a fact with attributes that were not at hand when it was made (facts refer to each other in cycles)."""
    if not known.keys() <= fact._words:
        raise _no_such(type(fact), known)
    fact.__dict__.update(known)


def altered(fact: F, **changes: Any) -> F:
    """A copy of a fact in which everything but ``changes`` still holds."""
    if not changes.keys() <= fact._words:
        raise _no_such(type(fact), changes)
    made = object.__new__(type(fact))
    made.__dict__.update(fact.__dict__, **changes)
    return made


def _no_such(kind: type[Fact], known: dict[str, Any]) -> TypeError:
    return TypeError(f"{kind.__name__} has no attribute {', '.join(known.keys() - kind._words)}")
