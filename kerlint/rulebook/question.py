"""One rule asked of one subject in one world: the answer, without what the other worlds say to it.

``unless`` Must be false. Unknown silences, as true does.

``[[case]]`` The first true case speaks. What stands behind an unknown case speaks at most as loud as that would have,
and not at all if that would have been off: knowing more may only make a finding louder.

``yields_to`` The weaker rule speaks only in worlds where the stronger one *surely does not* fire on the same subject
(if the kinds of subjects differ: on any subject of the same model). "Could fire" is asked like a sentence: its ``when``
is not false, no guard is surely true, with unknown members standing in for what an open collection may still hold.
Otherwise hiding the fact that makes the stronger rule fire would bring up the weaker one. A stronger rule counts
whether or not it was ignored, but not if it is off by default and nobody selected it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, Union

from kerlint.facts.fact import Fact
from kerlint.facts.values import UNKNOWN, Collection, Guard
from kerlint.facts.vocabulary import Model
from kerlint.finding import Severity
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.compiled import CompiledCase, CompiledRule, Join
from kerlint.rulebook.logic import closed, members
from kerlint.rulebook.rule import Rule
from kerlint.rulebook.shortlist import Range
from kerlint.rulebook.worlds import Arms, Scene, Split, World, ask, assume, feasible
from kerlint.selection import Selection

Options = Mapping[str, Mapping[str, Any]]
"""Settings of rules: by code or name of the rule, then by name of the option."""


class Court:
    """What all questions about one program share."""

    def __init__(
        self, program: Fact, book: RuleBook, selection: Selection, options: Options, targets: tuple[int, ...]
    ) -> None:
        self.program = program
        self.book = book
        self.selection = selection
        self.options = options
        self.targets = targets
        self.limits = 0
        self._ranges: dict[tuple[str, Collection], Range] = {}

    def range(self, attribute: str, collection: Collection) -> Range:
        """The members of a collection, which is kept under such a name, that can matter to each join of a rule."""
        found = self._ranges.get((attribute, collection))
        if found is None:
            found = self._ranges[attribute, collection] = self.book.members(attribute).of(collection)
        return found

    def names(self, rule: Rule) -> dict[str, Any]:
        """What the names of a rule stand for, its subject and joins aside."""
        set_here = {**self.options.get(rule.code, {}), **self.options.get(rule.name, {})}
        return {"program": self.program, **rule.options, **set_here}

    def counts(self, rule: Rule) -> bool:
        """Whether others yield to this rule: off by default and not selected, it does not exist."""
        return rule.default or rule.code in self.selection.on

    def speaks(self, rule: Rule, case: CompiledCase) -> bool:
        """Whether a case is on."""
        return case.default or rule.code in self.selection.asked

    def ask(self, question: Question, given: Arms) -> Iterator[tuple[World, Answer]]:
        """The answers in all worlds that agree with ``given``."""
        for world, answer in ask(question, question.names, given):
            self.limits += world.scene.limited
            yield world, answer


class Speech(NamedTuple):
    """The rule fires: this case of it, this loud. ``key`` is the value of ``once``."""

    case: CompiledCase
    severity: Severity
    key: Any


Answer: TypeAlias = "Union[Speech, None, bool]"
"""``None``: the rule is silent. ``False``: the subject does not exist in this world."""


class Question:
    """One rule, asked of one subject and one combination of its joins; ``joins`` are the guards on the way to those."""

    __slots__ = ("court", "compiled", "names", "joins", "guards")

    def __init__(self, court: Court, compiled: CompiledRule, names: dict[str, Any], joins: Sequence[Guard]) -> None:
        self.court = court
        self.compiled = compiled
        self.names = names
        self.joins = joins
        self.guards: list[Guard] = []
        """What ``given`` leaves to be asked in each world."""

    def hopeless(self, scene: Scene) -> bool:
        """Whether the rule is silent in all worlds, found without looking at any: so with most questions.

        In this scene the names stand for the same things, no world is chosen, and ``when`` was asked (see ``joins``).
        """
        for unless in self.compiled.unless:
            try:
                if unless(scene) is not False:
                    return True
            except Split:
                continue
        try:
            return self.speech(scene) is None or self.yields(scene)
        except Split:
            return False

    def given(self) -> Arms | None:
        """The world in which subject and joins exist; ``None`` if there is none, or none without dead arms."""
        arms: Arms = {}
        subject = self.names[self.compiled.rule.on].guard
        self.guards = [assume(subject, arms, opaque=True), *(assume(guard, arms) for guard in self.joins)]
        self.guards = [guard for guard in self.guards if guard is not True]
        if False in self.guards or not feasible(arms) or any(atom.cold is arm for atom, arm in arms.items()):
            return None
        return arms

    def __call__(self, scene: Scene) -> Answer:
        for guard in self.guards:
            there = scene.holds(guard)
            if there is not True:
                return False if there is False else None
        return self.answer(scene)

    def answer(self, scene: Scene) -> Speech | None:
        """What the rule says where subject and joins exist."""
        compiled = self.compiled
        if compiled.when(scene) is not True:
            return None
        if any(unless(scene) is not False for unless in compiled.unless):
            return None
        speech = self.speech(scene)
        if speech is None or self.yields(scene):
            return None
        return speech

    def speech(self, scene: Scene) -> Speech | None:
        """Which case speaks. If the version of Keras is unknown, all versions must be wrong; the milder one speaks."""
        key = None
        if self.compiled.once is not None:
            key = self.compiled.once(scene)
            if key is UNKNOWN:
                return None
        found = []
        for keras in self.court.targets:
            speech = self.first_case(scene, keras)
            if speech is None:
                return None
            found.append(Speech(*speech, key))
        return min(found, key=lambda speech: speech.severity)

    def first_case(self, scene: Scene, keras: int) -> tuple[CompiledCase, Severity] | None:
        """The first true case, no louder than the unknown ones before it."""
        loudest = Severity.ERROR
        for case in self.compiled.cases:
            if case.keras not in (None, keras):
                continue
            truth = case.when(scene)
            if truth is False:
                continue
            if not self.court.speaks(self.compiled.rule, case):
                return None
            loudest = min(loudest, case.severity)
            if truth is True:
                return case, loudest
        return None

    def yields(self, scene: Scene) -> bool:
        """Whether a stronger rule could fire in this world."""
        rule = self.compiled.rule
        for stronger in self.court.book.stronger(rule):
            if self.court.counts(stronger):
                other = self.court.book.compiled(stronger)
                if any(_could(self.court, other, subject, scene) for subject in _rivals(rule, stronger, scene)):
                    return True
        return False


def _rivals(rule: Rule, stronger: Rule, scene: Scene) -> Iterator[Any]:
    """The subjects on which a stronger rule would silence this one; UNKNOWN for those that are not known."""
    subject = scene.read(scene.names[rule.on])
    if rule.on == stronger.on:
        yield subject
        return
    model = subject if rule.on == "model" else scene.read(subject.model)
    if not isinstance(model, Model):
        if model is UNKNOWN:
            yield UNKNOWN
    elif stronger.on == "model":
        yield model
    else:
        yield from _possible_members(scene, scene.read(getattr(model, f"{stronger.on}s")))


def _possible_members(scene: Scene, collection: Any) -> Iterator[Any]:
    if collection is None:
        return
    for _, member in members(scene, collection):
        yield member
    if not closed(scene, collection):
        yield UNKNOWN


def _could(court: Court, stronger: CompiledRule, subject: Any, scene: Scene) -> bool:
    """Whether a rule can't be excluded in this world; one that must hold on every path: in no world."""
    names = {**court.names(stronger.rule), stronger.rule.on: subject}
    if stronger.rule.paths == "some" or not isinstance(subject, Fact):
        return _could_join(court, stronger, Scene(names, scene.arms, scene.most), stronger.where)
    given: Arms = {}
    rest = assume(subject.guard, given, opaque=True)

    def possible(inner: Scene) -> bool:
        return inner.holds(rest) is False or _could_join(court, stronger, inner, stronger.where)

    return all(answer for _, answer in ask(possible, names, given))


def _could_join(court: Court, rule: CompiledRule, scene: Scene, joins: tuple[Join, ...]) -> bool:
    if not joins:
        return _could_here(court, rule, scene)
    (name, path), *rest = joins
    collection = scene.read(scene.names[path.name])
    for attribute in path.attributes:
        if isinstance(collection, Fact):
            collection = scene.read(getattr(collection, attribute, UNKNOWN))
    for member in list(_possible_members(scene, collection)):
        scene.names[name] = member
        if _could_join(court, rule, scene, tuple(rest)):
            return True
    return False


def _could_here(court: Court, rule: CompiledRule, scene: Scene) -> bool:
    if rule.when(scene) is False or any(unless(scene) is True for unless in rule.unless):
        return False
    return any(
        case.keras in (None, *court.targets) and court.speaks(rule.rule, case) and case.when(scene) is not False
        for case in rule.cases
    )
