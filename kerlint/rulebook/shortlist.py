"""Which rules a fact can concern at all: an index of what the rules need, asked before any rule is.

The rules of a kind of fact are bits of a number. For each path that some of them need something of there is a table
from values to the rules that can do with the value; a few look-ups, joined by *and*, leave the rules that are worth
asking. A value that depends on conditions counts as all that it may be, one that is not known meets no need.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kerlint.facts.choices import leaves
from kerlint.facts.fact import Fact
from kerlint.facts.guards import arms
from kerlint.facts.values import UNKNOWN, Choice, Collection, Const, Guard, Unknown
from kerlint.rulebook.rule import Need, Rule

Guards = tuple[Guard, ...]
"""Conditions that all must hold."""

JoinKey = tuple[str, str]
"""The code of a rule and the name that it joins."""

Range = Mapping[JoinKey, Sequence[tuple[Guards, Fact]]]
"""The members of a collection that can matter to each join, with their guards."""

Ranges = Callable[[str, Collection], Range]
"""Gives the range of a collection that is kept under a name: ``feeds``."""


class _Table(NamedTuple):
    """What rules need of one path: which of them can do with a value, which with any other, and which ask for it."""

    path: tuple[str, ...]
    by_value: dict[Any, int]
    otherwise: int
    asking: int
    if_unknown: int
    """The rules that can do with a value that is not known: those that do not ask."""
    joins: tuple[tuple[int, JoinKey], ...]
    """The joins that go over the collection at the end of the path, each with its rule."""

    def taking(self, value: Any, ranges: Ranges | None) -> int:
        """The rules that can do with a value at the end of the path."""
        if type(value) is Collection:
            return self._joining(value, ranges)
        try:
            return self.by_value.get(value, self.otherwise)
        except TypeError:  # what has no hash can't be looked up: the rules are asked
            return -1

    def _joining(self, collection: Collection, ranges: Ranges | None) -> int:
        """The rules that can do with a collection: where they join its members, with one at least for each join."""
        if not collection.items:
            return self.by_value.get((), self.otherwise)
        found = self.otherwise
        if self.joins and ranges is not None:
            there = ranges(self.path[-1], collection)
            for rule, key in self.joins:
                if key not in there:
                    found &= ~rule
        return found

    def taking_from(self, value: Any, rest: tuple[str, ...], ranges: Ranges | None) -> int:
        """The rules that can do with what the rest of the path leads to from a value."""
        for place, name in enumerate(rest, 1):
            value = getattr(value, name, UNKNOWN)
            kind = type(value)
            if kind is Choice:
                return self._taking_any(value, rest[place:], ranges)
            if kind is Const:
                value = value.value
            elif kind is Unknown:
                return self.if_unknown
            if value is None:
                break  # so are its attributes
        return self.taking(value, ranges)

    def _taking_any(self, choice: Choice, rest: tuple[str, ...], ranges: Ranges | None) -> int:
        """The rules that can do with at least one alternative, or with what the rest of the path leads to from it."""
        found = 0
        for value in leaves(choice):
            if type(value) is Const:
                value = value.value
            if type(value) is Unknown:
                found |= self.if_unknown
            else:
                found |= self.taking_from(value, rest if value is not None else (), ranges)
        return found


class _Step:
    """Where a shortlist is with a fact: ``found`` are the rules that are left, ``table`` the next that some ask.

    The steps that follow depend on what that table leaves of them; all are made when they are first needed.
    """

    __slots__ = ("found", "place", "table", "name", "rest", "following", "by_word", "if_unknown")

    def __init__(self, found: int, place: int, table: _Table | None) -> None:
        self.found = found
        self.place = place
        self.table = table
        self.name, *self.rest = table.path if table else ("",)
        self.following: dict[int, _Step] = {}
        self.by_word: dict[Any, _Step] = {}
        """What follows a plain value: of those there are few."""
        self.if_unknown: _Step | None = None
        """What follows a value that is not known."""


class Shortlist:
    """The rules, by their numbers, that facts can concern which the rules know by one name.

    ``needs``: for each rule, what it needs of paths that begin with the name; ``joins``: those of its joins that do.
    """

    def __init__(
        self, needs: Sequence[Iterable[Need]], joins: Iterable[tuple[int, JoinKey, tuple[str, ...]]] = ()
    ) -> None:
        self.all = (1 << len(needs)) - 1
        users: defaultdict[tuple[str, ...], dict[int, Need]] = defaultdict(dict)
        for number, wanted in enumerate(needs):
            for need in wanted:
                users[need.attributes][number] = need
        over = defaultdict(list)
        for number, key, path in joins:
            over[path].append((1 << number, key))
        # Where most rules need a certain value comes first: what few need is then seldom looked at. Members are last.
        paths = sorted(
            users,
            key=lambda path: (path not in over, sum(3 if need.among else 1 for need in users[path].values())),
            reverse=True,
        )
        self.tables = [_table(path, users[path], self.all, over[path]) for path in paths]
        self._first: dict[int, _Step] = {}

    def of(self, fact: Fact, among: int, ranges: Ranges | None = None) -> int:
        """Those of the rules ``among`` whose needs the fact may meet. Rules are bits."""
        step = self._first.get(among) or self._from_start(among)
        known = fact.__dict__
        while step.table is not None:
            value = known.get(step.name, UNKNOWN)
            at_end = True
            for name in step.rest:
                if not isinstance(value, Fact):
                    at_end = False
                    break
                value = value.__dict__.get(name, UNKNOWN)
            if type(value) is Const:
                value = value.value
            if value is None or at_end and type(value) in _WORDS:
                following = step.by_word.get(value)
                if following is None:
                    following = step.by_word[value] = self._after(step, step.table.taking(value, ranges))
            elif type(value) is Unknown:
                following = step.if_unknown
                if following is None:
                    following = step.if_unknown = self._after(step, step.table.if_unknown)
            elif at_end and type(value) is not Choice:
                following = self._after(step, step.table.taking(value, ranges))
            else:
                following = self._after(step, step.table.taking_from(fact, step.table.path, ranges))
            step = following
        return step.found

    def _from_start(self, among: int) -> _Step:
        step = self._first[among] = self._next(among, 0)
        return step

    def _after(self, step: _Step, taking: int) -> _Step:
        """The step behind one whose value some rules can do with."""
        following = step.following.get(taking)
        if following is None:
            following = step.following[taking] = self._next(step.found & taking, step.place)
        return following

    def _next(self, found: int, place: int) -> _Step:
        """The next table, from this place on, that the rules which are left ask for something."""
        for number in range(place, len(self.tables)):
            if found & self.tables[number].asking:
                return _Step(found, number + 1, self.tables[number])
        return _Step(found, len(self.tables), None)


def _table(
    path: tuple[str, ...], users: Mapping[int, Need], every: int, joins: Iterable[tuple[int, JoinKey]]
) -> _Table:
    asking = sum(1 << number for number in users)
    idle = every & ~asking
    otherwise = idle | sum(1 << number for number, need in users.items() if not need.among)
    by_value = {}
    for value in {value for need in users.values() for value in need.values}:
        takes = (1 << number for number, need in users.items() if (value in need.values) is need.among)
        by_value[value] = idle | sum(takes)
    return _Table(path, by_value, otherwise, asking, ~asking, tuple(joins))


_WORDS = frozenset({str, bool})
"""Types of values of which few occur."""


def _numbers(bits: int) -> list[int]:
    """The numbers of the rules that are bits."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


class Candidates:
    """The rules that are asked of one kind of fact, and which of its facts each of them can concern."""

    def __init__(self, on: str, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rule for rule in rules if rule.on == on)
        self.by_subject = self._shortlist(on)
        self.by_program = self._shortlist("program")

    def _shortlist(self, name: str) -> Shortlist:
        joins = []
        for number, rule in enumerate(self.rules):
            for join, text in rule.where.items():
                root, *attributes = _names_of(text)
                if root == name:
                    joins.append((number, (rule.code, join), tuple(attributes)))
        return Shortlist([rule.needs_of(name) for rule in self.rules], joins)

    def of(
        self, program: Fact, subjects: Iterable[Fact], selected: Container[str], ranges: Ranges | None = None
    ) -> dict[str, list[Fact]]:
        """The subjects that each of the selected rules can concern, by its code."""
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        among = sum(1 << number for number, rule in enumerate(self.rules) if rule.code in selected)
        among = self.by_program.of(program, among, ranges)
        for subject in subjects if among else ():
            bits = self.by_subject.of(subject, among, ranges)
            if bits:
                for number in _numbers(bits):
                    found[self.rules[number].code].append(subject)
        return found


def _names_of(text: str) -> list[str]:
    """The names in a path as it is written: none if it is something else, which whoever compiles it says."""
    names = text.replace(" ", "").split(".")
    return names if all(map(str.isidentifier, names)) else [""]


class Members:
    """The joins that range over collections of one name, ``feeds`` or ``layers``, and which members matter to each."""

    def __init__(self, attribute: str, rules: Iterable[Rule]) -> None:
        joins = [
            (rule, name) for rule in rules for name, path in rule.where.items() if _names_of(path)[-1] == attribute
        ]
        self.joins = [(rule.code, name) for rule, name in joins]
        self.shortlist = Shortlist([rule.needs_of(name) for rule, name in joins])

    def of(self, collection: Collection) -> Range:
        """The members that can matter, and their guards, to each join."""
        found: defaultdict[JoinKey, list[tuple[Guards, Fact]]] = defaultdict(list)
        shortlist = self.shortlist
        for there, value in collection.items:
            for guard, member in ((True, value),) if isinstance(value, Fact) else arms(value):
                bits = shortlist.of(member, shortlist.all) if isinstance(member, Fact) else 0
                if bits:
                    guards = tuple([one for one in (there, guard, member.guard) if one is not True])
                    for number in _numbers(bits):
                        found[self.joins[number]].append((guards, member))
        return found
