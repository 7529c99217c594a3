"""Loops, comprehensions and unpacking.

A short known iterable is run round by round. Any other loop runs two abstract rounds: the first with what was there
before, the second with everything that the first changed made unknown, on a path "more than one round".
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import libcst as cst

from kerlint.facts.choices import each
from kerlint.facts.guards import both, either, negate
from kerlint.facts.values import Atom, Choice, Const, Guard, Item, Origin, Unknown, same
from kerlint.interpreter import conditions
from kerlint.interpreter.data import counting
from kerlint.interpreter.happened import LoopState
from kerlint.interpreter.libraries import arrays, keras_results, tensors
from kerlint.interpreter.machine import UNROLL, Machine, Scope
from kerlint.interpreter.values import ABSENT, GAP, Array, LibraryObject, Mapping, Sequence

TRAINING = frozenset({"fit", "evaluate", "predict"})
"""Events that make a round of a loop one of many: such loops are not run round by round beyond ``FEW``."""

FEW = 8

NESTED = 256
"""Rounds of loops inside each other that are run one by one: three stages of four blocks of six layers are 72."""


IDLE = 2_000
"""Fuel that the rounds of a loop may cost that are run one by one although they do nothing that rules speak of."""

BUILT = 256
"""Rounds that are run one by one of a loop that does nothing but add: a stack of a hundred layers."""

ADDING = frozenset({"add", "append"})


def members(machine: Machine, value: Any) -> list[Item] | None:
    """The members of something that is iterated over, or ``None`` if they are not known one by one."""
    if type(value) is Sequence and not value.open:
        return [Item(item.guard, Unknown("any further member")) if item.value is GAP else item for item in value.items]
    if type(value) is Mapping and not value.open:
        return [Item(each(entry, lambda leaf: leaf is not ABSENT), Const(key)) for key, entry in value.entries.items()]
    if type(value) is Const and isinstance(value.value, (str, tuple)) and len(value.value) <= UNROLL:
        return [Item(True, Const(member, value.origin)) for member in value.value]
    return None


def element(machine: Machine, value: Any) -> Any:
    """A member of something whose members are not known one by one; another one each time that it is asked for."""
    if type(value) is Array:
        return arrays.iterate(machine, value)
    if type(value) is Unknown:
        known = value.parts.get("element") if value.parts is not None else None
        if counting.is_one_by_one(value):
            return counting.one_by_one(Unknown(value.reason, value.origin))
        return Unknown(value.reason, value.origin) if known is None else _another(known)
    if type(value) is Sequence:
        machine.reach((item.value for item in value.items), "reached in a loop that is not followed")
        node = value.origin.node if value.kind == "range" and value.origin is not None else None
        if type(node) is cst.Call and len(node.args) < 3:
            return counting.one_by_one(Unknown("a number of a long range"))
    return Unknown("an element of something that is not known")


def _another(value: Any) -> Any:
    """A value of the same making as an unknown one, of which no condition is decided yet."""
    if type(value) is not Unknown:
        return value
    made = Unknown(value.reason, value.origin)
    if value.parts is not None:
        made.parts = {key: _another(part) for key, part in value.parts.items() if type(part) is not Atom}
    return made


def each_round(
    machine: Machine, iterable: Any, origin: Origin, take: Callable[[Any], None], body: Callable[[], None]
) -> Guard:
    """Runs ``body`` for the members of ``iterable``, each given to ``take`` first.

    Gives the paths that ended by ``break``.
    """
    broken: Guard = False
    for path, leaf in machine.split(iterable):
        outer, machine.path = machine.path, both(path, machine.scope.live) if type(iterable) is Choice else path
        broken = either(broken, _each_round(machine, leaf, origin, take, body))
        if type(iterable) is Choice:
            machine.path = machine.simple(both(outer, machine.scope.live))
            machine.settle()
    return broken


def _each_round(
    machine: Machine, iterable: Any, origin: Origin, take: Callable[[Any], None], body: Callable[[], None]
) -> Guard:
    known = members(machine, iterable)
    loop = LoopState(origin, iterable, "for")
    if known is not None and not known:
        return False
    run = _Rounds(machine, loop)
    limit = BUILT if _only_adds(origin.node) else UNROLL
    if known is None or len(known) > limit or _nested_rounds(machine) * len(known) > NESTED:
        run.abstract(lambda: take(element(machine, iterable)), body)
    else:
        loop.count = len(known)
        run.unrolled(known, take, body)
    return run.leave()


def _only_adds(node: Any) -> bool:
    """Whether all that a loop does is to add to something: each of its rounds matters, and costs little."""
    if type(node) is not cst.For or type(node.body) is not cst.IndentedBlock or len(node.body.body) > FEW:
        return False
    lines = node.body.body
    return all(type(line) is cst.SimpleStatementLine and all(map(_adds, line.body)) for line in lines)


def _adds(part: Any) -> bool:
    call = part.value if type(part) is cst.Expr else None
    name = call.func if type(call) is cst.Call else None
    return type(name) is cst.Attribute and name.attr.value in ADDING


def _nested_rounds(machine: Machine) -> int:
    """How often a body is run that is inside all the loops around the current one that are run round by round."""
    return math.prod(loop.count for loop in machine.loops if loop.count is not None)


def while_rounds(machine: Machine, test: Callable[[], Any], origin: Origin, body: Callable[[], None]) -> Guard:
    """Runs a ``while`` loop: round by round while it surely goes on, then two abstract rounds.

    Gives the paths that ended by ``break``.
    """
    loop = LoopState(origin, None, "while")
    guard = machine.read(conditions.truth(machine, test()))
    if guard is False:
        return False
    run = _Rounds(machine, loop)
    for _ in range(UNROLL):
        if guard is not True or machine.path is False:
            break
        before, path = len(run.writes), machine.path
        run.round(body)
        if run.trains() or run.idles() or len(run.writes) == before or machine.path is not path:
            break
        guard = machine.read(conditions.truth(machine, test()))
    if guard is not False and machine.path is not False:
        run.abstract(test, body)
    return run.leave()


class _Rounds:
    """The rounds of one loop: the path each starts on, and what was written in them."""

    def __init__(self, machine: Machine, loop: LoopState) -> None:
        self.machine = machine
        self.loop = loop
        self.outer = machine.path
        self.outer_live = machine.scope.live
        self.outer_broken = machine.broken
        self.outer_writes = machine.writes
        self.outer_loops = machine.loops
        self.writes: list[tuple[Any, Any, Any]] = []
        self.events, self.shown, self.fuel = len(machine.events), machine.shown(), machine.fuel
        machine.broken = False
        machine.writes = self.writes
        machine.loops = (*machine.loops, loop)

    def round(self, body: Callable[[], None]) -> None:
        """One round; afterwards the path is where a next round would start."""
        self.machine.spend()
        self.loop.round += 1
        machine = self.machine
        start, live = machine.path, machine.scope.live
        body()
        if machine.broken is False and machine.scope.live is live:
            machine.path = start
            return
        machine.path = machine.simple(both(both(start, machine.scope.live), negate(machine.broken)))
        machine.settle()

    def unrolled(self, known: list[Item], take: Callable[[Any], None], body: Callable[[], None]) -> None:
        machine = self.machine
        for number, item in enumerate(known):
            if machine.path is False:
                return
            if number == 1 and len(known) > FEW and self.trains() or self.idles():
                self.abstract(partial(take, Unknown("one of many rounds")), body, first=False)
                return
            start = machine.path
            machine.path = machine.simple(both(start, item.guard))
            if machine.path is not False:
                self.round(partial(_take_and_run, partial(take, item.value), body))
            if item.guard is not True:
                machine.path = machine.simple(both(both(start, machine.scope.live), negate(machine.broken)))
                machine.settle()

    def abstract(self, take: Callable[[], Any], body: Callable[[], None], *, first: bool = True) -> None:
        """Two rounds, the second with unknown values for what the first has changed."""
        machine = self.machine
        if first:
            self.round(partial(_take_and_run, take, body))
        if machine.path is False:
            return
        widen(machine, self.writes)
        again = machine.atom("more than one round", default=True)
        machine.path = machine.simple(both(machine.path, Choice(again, True, False)))
        grown = {id(holder) for holder, key, _ in self.writes if key is None}
        rounds = len(self.writes)
        self.round(partial(_take_and_run, take, body))
        for holder, key, _ in self.writes[rounds:]:
            if key is not None or id(holder) not in grown:  # what a round makes for itself does not grow further
                continue
            if not holder.items or holder.items[-1].value is not GAP:
                holder.items.append(Item(True, GAP))

    def trains(self) -> bool:
        """Whether a model was trained or judged in one of the rounds."""
        return any(event.kind in TRAINING for event in self.machine.events[self.events :])

    def idles(self) -> bool:
        """Whether the rounds have cost much, and done nothing that rules could speak of."""
        return self.fuel - self.machine.fuel > IDLE and self.machine.shown() == self.shown

    def leave(self) -> Guard:
        """Goes on behind the loop. Gives the paths that ended by ``break``."""
        machine = self.machine
        broken = machine.broken
        machine.loops = self.outer_loops
        machine.broken = self.outer_broken
        machine.writes = self.outer_writes
        if machine.writes is not None:
            machine.writes += self.writes
        machine.resume(self.outer, self.outer_live)
        return broken


def widen(machine: Machine, writes: list[tuple[Any, Any, Any]]) -> None:
    """Forgets what a round has changed in cells that were there before it."""
    first: dict[tuple[int, Any], tuple[Any, Any, Any]] = {}
    for holder, key, old in writes:
        if key is not None:
            first.setdefault((id(holder), key), (holder, key, old))
    for holder, key, old in first.values():
        new = holder.get(key)
        if new is None or old is ABSENT or same(old, new):
            continue
        holder[key] = each(new, _widened, machine, old)


def _take_and_run(take: Callable[[], Any], body: Callable[[], None]) -> None:
    take()
    body()


def _widened(new: Any, machine: Machine, old: Any) -> Any:
    if tensors.symbolic(new):
        return tensors.widened(machine, old, new)
    if type(new) is Array:
        return Array(Unknown("changes in a loop"))
    if type(new) is Const:
        return Unknown("changes in a loop", new.origin)
    return new


def comprehend(machine: Machine, clause: cst.CompFor, add: Callable[[], None], made: Any) -> None:
    """Runs the clauses of a comprehension in a scope of its own and calls ``add`` for every element."""
    from kerlint.interpreter import expressions, statements

    made.birth = machine.path
    outer, machine.scope = machine.scope, Scope(machine.scope, machine.path)

    def clauses(current: cst.CompFor) -> None:
        iterable = expressions.evaluate(machine, current.iter)

        def body() -> None:
            start = machine.path
            for condition in current.ifs:
                guard = conditions.truth(machine, expressions.evaluate(machine, condition.test))
                machine.path = machine.simple(both(machine.path, guard))
            if machine.path is not False:
                if current.inner_for_in is not None:
                    clauses(current.inner_for_in)
                else:
                    add()
            machine.path = start

        take = lambda value: statements.bind(machine, current.target, value)  # noqa: E731
        each_round(machine, iterable, machine.origin(current), take, body)

    clauses(clause)
    machine.scope = outer
    machine.settle()


# --- unpacking


def unpacked(value: Any, machine: Machine, place: int, count: int | None) -> Any:
    """The member at ``place`` of something that is unpacked into ``count`` names (``None``: at least so many)."""
    if type(value) is Sequence:
        plain = value.plain()
        if plain is not None and -len(plain) <= place < len(plain) and count in (None, len(plain)):
            return plain[place]
        return Unknown("a member that is not known")
    if type(value) is Const and isinstance(value.value, (tuple, str)) and -len(value.value) <= place < len(value.value):
        return Const(value.value[place], value.origin)
    if type(value) is Unknown:
        return value.part(("member", place))
    if tensors.symbolic(value):
        return tensors.member(machine, value, place)
    if type(value) is Array:
        return arrays.member(machine, value, place)
    if type(value) is LibraryObject and count is not None and place == 0:
        keras_results.unpacked(machine, value, count)
    return Unknown("a member that is not known")


def rest(value: Any, machine: Machine, first: int, behind: int) -> Any:
    """What ``*name`` takes of something that is unpacked."""
    if type(value) is Sequence:
        plain = value.plain()
        if plain is not None:
            return Sequence.of("list", plain[first : len(plain) - behind], value.origin)
    return Sequence("list", [], open=True)
