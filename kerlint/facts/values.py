"""What is known of one value: a constant, nothing, or a choice between values by conditions that are not known.

The lowest layer of the analysis. The interpreter computes with these values, facts are made of them, the rule book
judges them. A branch on an unknown condition makes an :class:`Atom`; what differs between its arms becomes a
:class:`Choice`. Choices are ordered by their atoms, as in a decision diagram, so the same condition tested twice
stays one condition, and correlated values stay correlated.

A *guard* is a condition over atoms: ``True``, ``False``, or a Choice with such leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

MAX_ATOMS = 6
"""A value that depends on more conditions than this is Unknown (design: 4 to 6 are expanded)."""

MAX_LEAVES = 32
"""A value with more alternatives than this is Unknown."""


MAX_PATH = 16
"""A path with more alternatives than this is replaced by what it implies (``simple`` of the machine)."""


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


def choose(atom: Atom, high: Any, low: Any) -> Any:
    """A choice, or the value itself where both arms are the same."""
    return high if same(high, low) else Choice(atom, high, low)


def cofactor(value: Any, atom: Atom, arm: bool) -> Any:
    """The value where ``atom`` is ``arm``."""
    if type(value) is not Choice or value.atom.order > atom.order:
        return value
    if value.atom is atom:
        return value.high if arm else value.low
    return choose(value.atom, cofactor(value.high, atom, arm), cofactor(value.low, atom, arm))


def select(guard: Guard, high: Any, low: Any) -> Any:
    """``high`` where ``guard`` holds, else ``low``. The result may have too many leaves: see :func:`bounded`."""
    if guard is True:
        return high
    if guard is False:
        return low
    if high is low:
        return high
    atom = guard.atom
    if type(high) is Choice and high.atom.order < atom.order:
        atom = high.atom
    if type(low) is Choice and low.atom.order < atom.order:
        atom = low.atom
    # The cofactors, written out: the first atom of all three can only be at their roots, and this is the hot spot.
    if_high = if_low = guard
    if guard.atom is atom:
        if_high, if_low = guard.high, guard.low
    high_high = high_low = high
    if type(high) is Choice and high.atom is atom:
        high_high, high_low = high.high, high.low
    low_high = low_low = low
    if type(low) is Choice and low.atom is atom:
        low_high, low_low = low.high, low.low
    return choose(atom, select(if_high, high_high, low_high), select(if_low, high_low, low_low))


def both(left: Guard, right: Guard) -> Guard:
    """Where both guards hold."""
    if left is True or left is right:
        return right
    if right is True:
        return left
    if left is False or right is False:
        return False
    if type(right.high) is bool and type(right.low) is bool:
        return _narrowed(left, right)
    guard: Guard = select(left, right, False)
    return guard


def _narrowed(path: Choice, literal: Choice) -> Guard:
    """Where a path is taken and one more condition holds, mostly one that is newer than all others."""
    if path.atom.order >= literal.atom.order:
        guard: Guard = select(path, literal, False)
        return guard
    high, low = path.high, path.low
    high = _narrowed(high, literal) if type(high) is Choice else high and literal
    low = _narrowed(low, literal) if type(low) is Choice else low and literal
    return high if high is low else choose(path.atom, high, low)


def either(left: Guard, right: Guard) -> Guard:
    """Where at least one of the guards holds."""
    if left is True or right is True:
        return True
    if left is False:
        return right
    if right is False:
        return left
    guard: Guard = select(left, True, right)
    return guard


def negate(guard: Guard) -> Guard:
    """Where the guard does not hold."""
    if type(guard) is Choice:
        return Choice(guard.atom, negate(guard.high), negate(guard.low))
    return not guard


def implies(left: Guard, right: Guard) -> bool:
    """Whether ``right`` surely holds wherever ``left`` does."""
    if left is False or right is True or left is right:
        return True
    if left is True or right is False:
        return False  # a choice holds somewhere, and not everywhere
    atom = left.atom if left.atom.order <= right.atom.order else right.atom
    first, second = left.atom is atom, right.atom is atom
    return implies(left.high if first else left, right.high if second else right) and implies(
        left.low if first else left, right.low if second else right
    )


def restrict(value: Any, guard: Guard) -> Any:
    """``value`` as it is where ``guard`` holds: choices that the guard decides are gone."""
    while type(guard) is Choice and type(value) is Choice:
        if guard.high is False:
            value, guard = cofactor(value, guard.atom, False), guard.low
        elif guard.low is False:
            value, guard = cofactor(value, guard.atom, True), guard.high
        else:
            return _restrict(value, guard)
    return value


def _restrict(value: Any, guard: Guard) -> Any:
    if type(guard) is not Choice or type(value) is not Choice:
        return value
    if guard.high is False or guard.low is False:
        return restrict(value, guard)
    atom = guard.atom if guard.atom.order < value.atom.order else value.atom
    high, low = cofactor(guard, atom, True), cofactor(guard, atom, False)
    if high is False:
        return _restrict(cofactor(value, atom, False), low)
    if low is False:
        return _restrict(cofactor(value, atom, True), high)
    return choose(atom, _restrict(cofactor(value, atom, True), high), _restrict(cofactor(value, atom, False), low))


def leaves(value: Any) -> Iterator[Any]:
    """The alternatives of a value; the value itself if it is no choice."""
    if type(value) is Choice:
        yield from leaves(value.high)
        yield from leaves(value.low)
    else:
        yield value


def settled(value: Any) -> Any:
    """The value where every condition is as it usually is; a choice where one has no usual arm."""
    while type(value) is Choice and value.atom.usual is not None:
        value = value.high if value.atom.usual else value.low
    return value


def arms(value: Any, guard: Guard = True) -> Iterator[tuple[Guard, Any]]:
    """The alternatives of a value, each with the condition under which it is the one (given ``guard``)."""
    if type(value) is Choice:
        when: Guard = Choice(value.atom, True, False)
        yield from arms(value.high, both(guard, when))
        yield from arms(value.low, both(guard, negate(when)))
    elif guard is not False:
        yield guard, value


def each(value: Any, function: Callable[..., Any], *more: Any) -> Any:
    """``function(alternative, *more)`` of every alternative, as a value that is chosen in the same way."""
    if type(value) is not Choice:
        return function(value, *more)
    high, low = each(value.high, function, *more), each(value.low, function, *more)
    if type(high) is Choice or type(low) is Choice:
        return select(Choice(value.atom, True, False), high, low)
    return choose(value.atom, high, low)


def atoms_of(value: Any) -> set[Atom]:
    """The conditions a value depends on."""
    found: set[Atom] = set()
    stack = [value]
    while stack:
        top = stack.pop()
        if type(top) is Choice:
            found.add(top.atom)
            stack += (top.high, top.low)
    return found


def tangled(guard: Guard) -> bool:
    """Whether a guard has more alternatives than are followed."""
    return _has_more(guard, MAX_PATH)


def _has_more(value: Any, most: int) -> bool:
    """Whether a value has more alternatives than ``most``; no more of them are looked at."""
    seen = 0
    stack: list[Any] = [value]
    while stack:
        top = stack.pop()
        if type(top) is Choice:
            stack += (top.high, top.low)
            continue
        seen += 1
        if seen > most:
            return True
    return False


def gist(guard: Guard) -> Guard:
    """The single conditions that a guard implies, as a conjunction of the newest of them."""
    literals = _literals(guard)
    found: Guard = literals is not None
    for atom, arm in sorted((literals or {}).items(), key=lambda literal: -literal[0].order)[: MAX_PATH // 2]:
        found = Choice(atom, found, False) if arm else Choice(atom, False, found)
    return found


def _literals(guard: Guard) -> dict[Atom, bool] | None:
    """The arms of atoms that hold wherever ``guard`` does; ``None`` if it never does."""
    if type(guard) is not Choice:
        return {} if guard else None
    high, low = _literals(guard.high), _literals(guard.low)
    if high is None or low is None:
        rest = low if high is None else high
        return None if rest is None else {guard.atom: low is None, **rest}
    return {atom: arm for atom, arm in high.items() if low.get(atom) is arm}


def bounded(value: Any) -> Any:
    """The value, or Unknown if it depends on too many conditions or has too many alternatives."""
    if type(value) is Choice and (_has_more(value, MAX_LEAVES) or len(atoms_of(value)) > MAX_ATOMS):
        return Unknown("depends on too many conditions")
    return value


def combine(function: Callable[..., Any], *values: Any) -> Any:
    """``function`` of every combination of alternatives of ``values``, chosen in the same way; Unknown if too many."""
    choices = [value for value in values if type(value) is Choice]
    if not choices:
        return function(*values)
    if len(set().union(*map(atoms_of, choices))) > MAX_ATOMS:
        return Unknown("depends on too many conditions")
    return by_roots(function, values, _joined)


def by_roots(function: Callable[..., Any], values: tuple[Any, ...], join: Callable[[Atom, Any, Any], Any]) -> Any:
    """``function`` of all alternatives of values that have them at their roots; ``join`` puts two arms together."""
    atom: Atom | None = None
    for value in values:
        if type(value) is Choice and (atom is None or value.atom.order < atom.order):
            atom = value.atom
    if atom is None:
        return function(*values)
    # The first atom of all can only be at their roots.
    at_root = [type(value) is Choice and value.atom is atom for value in values]
    high = by_roots(function, tuple([value.high if root else value for value, root in zip(values, at_root)]), join)
    low = by_roots(function, tuple([value.low if root else value for value, root in zip(values, at_root)]), join)
    return join(atom, high, low)


def _joined(atom: Atom, high: Any, low: Any) -> Any:
    if type(high) is Choice or type(low) is Choice:
        return select(Choice(atom, True, False), high, low)
    return choose(atom, high, low)
