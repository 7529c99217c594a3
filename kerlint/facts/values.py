"""What is known of one value: a constant, nothing, or a choice between values by conditions that are not known.

The lowest layer of the analysis. The interpreter computes with these values, facts are made of them, the rule book
judges them. A branch on an unknown condition makes an :class:`Atom`; what differs between its arms becomes a
:class:`Choice`. ``choices`` computes with choices, ``guards`` with the conditions under which something is so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias


class Origin(NamedTuple):
    """Where a value was written: a node of a document's syntax tree. Both are opaque below the interpreter.

    In a file that the linted document imports, ``via`` is the call or import in the document that leads there.
    """

    document: Any
    node: Any
    via: Origin | None = None


class Atom:
    """A condition whose truth is not known.

    ``order`` ranks atoms in choices. ``text`` is the condition as written, for messages. ``cold`` is the arm that
    does not count as reason for a finding (``except ImportError``, a version test): ``True``, ``False`` or ``None``.
    ``default`` is the arm that needs no explanation: "called with its defaults". ``opaque`` marks a condition that
    became too complex to follow: whatever depends on it is unknown.
    ``group`` is a value that at most one atom of the group can be equal to: ``mode == 'a'`` and ``mode == 'b'``. Atoms
    of a group have neither cold nor default arms: one that is implied by another would count as none.
    """

    __slots__ = ("order", "text", "cold", "default", "opaque", "group", "origin")

    def __init__(
        self,
        order: int,
        text: str,
        *,
        cold: bool | None = None,
        default: bool | None = None,
        opaque: bool = False,
        group: object = None,
        origin: Origin | None = None,
    ) -> None:
        self.order = order
        self.text = text
        self.cold = cold
        self.default = default
        self.opaque = opaque
        self.group = group
        self.origin = origin

    def __repr__(self) -> str:
        return f"<{self.text}>"

    @property
    def usual(self) -> bool | None:
        """The arm that is usually taken: called with the defaults, no exception; ``None`` if neither is usual."""
        if self.default is not None:
            return self.default
        return None if self.cold is None else not self.cold


class Const:
    """A known Python value: number, string, bool, ``None``, bytes, ellipsis or a tuple of such.

    ``origin`` is where this use of it is written (the argument ``learning_rate=LR``), ``definition`` where the value
    itself is (the ``1.0`` of ``LR = 1.0``), if that is another place.
    """

    __slots__ = ("value", "origin", "definition")

    def __init__(self, value: Any, origin: Origin | None = None, definition: Origin | None = None) -> None:
        self.value = value
        self.origin = origin
        self.definition = definition

    def __repr__(self) -> str:
        return repr(self.value)


class Unknown:
    """Nothing is known. Each instance is one value of the program: the same instance is the same value.

    ``reason`` says in a few words what stopped the analysis. ``parts`` keeps what was read from it, so that reading
    the same attribute twice gives the same unknown value, and a condition tested twice is one condition.
    """

    __slots__ = ("reason", "origin", "parts")

    def __init__(self, reason: str = "", origin: Origin | None = None) -> None:
        self.reason = reason
        self.origin = origin
        self.parts: dict[Any, Any] | None = None

    def part(self, key: Any, origin: Origin | None = None) -> Any:
        """What reading ``key`` (an attribute, an index, a comparison) of this value gives: the same each time."""
        if self.parts is None:
            self.parts = {}
        if key not in self.parts:
            self.parts[key] = Unknown(self.reason, origin)
        return self.parts[key]

    def keep(self, key: Any, value: Any) -> None:
        """From now on, reading ``key`` gives ``value``: the program has set it."""
        if self.parts is None:
            self.parts = {}
        self.parts[key] = value

    def __repr__(self) -> str:
        return f"Unknown({self.reason})" if self.reason else "Unknown"


UNKNOWN = Unknown()
"""The value of every attribute of a fact that nobody has set."""


class Choice:
    """``high`` where ``atom`` holds, ``low`` where it does not. Atoms grow in order towards the leaves."""

    __slots__ = ("atom", "high", "low")

    def __init__(self, atom: Atom, high: Any, low: Any) -> None:
        self.atom = atom
        self.high = high
        self.low = low

    def __repr__(self) -> str:
        return f"({self.atom} ? {self.high!r} : {self.low!r})"


Guard: TypeAlias = "bool | Choice"


class Item(NamedTuple):
    """A member of a collection, present where ``guard`` holds."""

    guard: Guard
    value: Any


class Collection:
    """Things of the program in their order. ``closed``: there are surely no others; ``doubt`` is why there may be."""

    __slots__ = ("items", "closed", "origin", "doubt")

    def __init__(
        self,
        items: tuple[Item, ...] = (),
        *,
        closed: Guard = True,
        origin: Origin | None = None,
        doubt: Unknown | None = None,
    ) -> None:
        self.items = items
        self.closed = closed
        self.origin = origin
        self.doubt = doubt

    @classmethod
    def of(cls, *values: Any, closed: Guard = True, origin: Origin | None = None) -> Collection:
        """A collection of members that are there on every path."""
        return cls(tuple([Item(True, value) for value in values]), closed=closed, origin=origin)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __repr__(self) -> str:
        inside = ", ".join(repr(i.value) if i.guard is True else f"{i.guard!r}: {i.value!r}" for i in self.items)
        return f"[{inside}]" if self.closed is True else f"[{inside}, …]"


COMPARED = frozenset({Const, Choice, Item, tuple, str, int, float})
"""Kinds of values of which two objects can be one value."""


def same(left: Any, right: Any) -> bool:
    """Whether two values are surely one value: the same object, or equal constants of one type."""
    if left is right:
        return True
    if type(left) is not type(right):
        return False
    if type(left) is Const:
        return type(left.value) is type(right.value) and left.value == right.value
    if type(left) is Choice:
        return left.atom is right.atom and same(left.high, right.high) and same(left.low, right.low)
    if type(left) is Item:
        return same(left.guard, right.guard) and same(left.value, right.value)
    if type(left) is tuple:
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) in (str, int, float, bool) and bool(left == right)
