"""Judges the facts of a program by the rules: the step between the interpreter and the findings.

A rule is asked of every subject and every combination of its joins, in every world (see ``worlds``; ``question``
says what the answer in one world is). What makes a verdict of the answers is decided here:

``paths = "some"`` One world is enough, but not one that needs a cold arm (``except ImportError``), and not one that
needs two independent conditions at once: that is a coincidence, not a path that anyone took. A condition is needed if
the rule would not fire with it flipped. Default arms need no reason, and neither does what makes the subject exist.

``paths = "every"`` The rule must be true in all worlds in which the subject exists.

``once`` One verdict for each value of a path, the first in order of execution; none where the value is unknown: it
might be one that was judged already.

Hence nothing that is forgotten about a program can create a verdict. tests/rulebook/test_properties.py holds that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import Any, NamedTuple

from kerlint.facts.fact import Fact
from kerlint.facts.values import Collection, Const, Origin
from kerlint.finding import Severity
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.gather import gather
from kerlint.rulebook.joins import Joins, TooMany
from kerlint.rulebook.place import first_spot, spots
from kerlint.rulebook.question import Court, Options, Question, Speech
from kerlint.rulebook.rule import Rule
from kerlint.rulebook.template import render, show
from kerlint.rulebook.worlds import Arms, World, feasible
from kerlint.selection import Selection


class Verdict(NamedTuple):
    """What a rule says of a program. ``case`` counts the rule's cases from 0; ``subject`` is what it was asked of."""

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    at: Origin
    also: tuple[tuple[Origin, str], ...]
    rule: Rule
    case: int
    subject: Fact
    uses: list[tuple[dict[str, Any], Arms]]
    """What the names stood for, in which world: first where it was said, then wherever the same would be said."""


class Failure(NamedTuple):
    """An error inside one rule: the others were judged."""

    rule: Rule
    place: Origin | None
    error: Exception


MAX_QUESTIONS = 20_000
"""Facts and joined facts that one rule looks at in a program (about a second): 140 layers, each with each."""


SHARED = "shared"
"""Stands for finding which facts each rule can concern, where times are told by code."""


class Verdicts(list[Verdict]):
    """The verdicts in order of codes and execution; ``failures`` of rules; how many answers were cut by ``limits``.

    ``seconds``: how long each rule took, by its code; under ``SHARED`` what was done for all of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.failures: list[Failure] = []
        self.limits = 0
        self.seconds: dict[str, float] = {}


def judge(
    program: Fact,
    book: RuleBook,
    selection: Selection | None = None,
    options: Options | None = None,
    target: int | str | None = None,
) -> Verdicts:
    """What the selected rules (``None``: the default ones) say of a program.

    ``target`` is the version of Keras, ``2`` or ``3`` (or ``keras2``, ``keras3``); ``None``: what the program says.
    """
    court = Court(program, book, selection or book.select(), options or {}, _targets(program, target))
    verdicts = Verdicts()
    begin = perf_counter()
    candidates: dict[str, list[Fact]] = {}
    for kind, facts in gather(program).items():
        if kind in book.subjects:
            candidates |= book.candidates(kind).of(program, facts, court.selection.on, court.range)
    verdicts.seconds[SHARED] = perf_counter() - begin
    for rule in book.rules:
        subjects = candidates.get(rule.code)
        if subjects:
            start = perf_counter()
            _judge_rule(court, rule, subjects, verdicts)
            verdicts.seconds[rule.code] = perf_counter() - start
    verdicts.limits = court.limits
    return verdicts


def _targets(program: Fact, target: int | str | None) -> tuple[int, ...]:
    """The versions of Keras for which a verdict must hold."""
    known = target if target is not None else getattr(program, "target", None)
    if isinstance(known, Const):
        known = known.value
    versions = {2: (2,), 3: (3,), "keras2": (2,), "keras3": (3,)}
    return versions.get(known, (2, 3)) if isinstance(known, (int, str)) else (2, 3)


def _judge_rule(court: Court, rule: Rule, subjects: Iterable[Fact], verdicts: Verdicts) -> None:
    """Adds the verdicts of one rule, one for each place and message. An error ends this rule only."""
    place: Origin | None = None
    keys: set[Any] = set()
    said: dict[Any, Verdict] = {}
    try:
        compiled = court.book.compiled(rule)
        joins = Joins(court, compiled, MAX_QUESTIONS)
        for subject in subjects:
            place = subject.place
            for names, guards in joins.of(subject):
                question = Question(court, compiled, names, guards)
                if question.hopeless(joins.scene):
                    continue
                for world, speech in _fires(question):
                    key = _hashable(speech.key)
                    if compiled.once is not None and key in keys:
                        continue
                    keys.add(key)
                    verdict = _verdict(question, subject, world, speech)
                    same = (id(verdict.at.document), id(verdict.at.node), verdict.message)
                    if same not in said:
                        said[same] = verdict
                        verdicts.append(verdict)
                    else:
                        said[same].uses.extend(verdict.uses)
    except TooMany:
        court.limits += 1
    except Exception as error:  # a fault of one rule must not hide what the others found; the caller reports it
        verdicts.failures.append(Failure(rule, place, error))


def _hashable(key: Any) -> Any:
    return id(key) if isinstance(key, (Fact, Collection)) else (type(key), repr(key))


def _fires(question: Question) -> Iterable[tuple[World, Speech]]:
    given = question.given()
    if given is None:
        return ()
    if question.compiled.rule.paths == "every":
        return _on_every_path(question, given)
    return _on_some_path(question, given)


def _on_some_path(question: Question, given: Arms) -> Iterator[tuple[World, Speech]]:
    for world, answer in question.court.ask(question, given):
        if isinstance(answer, Speech) and not _cold(world) and not _coincidence(question, world):
            yield world, answer


def _cold(world: World) -> bool:
    return any(atom.cold is world.scene.arms[atom] for atom in world.splits)


def _coincidence(question: Question, world: World) -> bool:
    """Whether the rule needs more than one condition to be as it is in this world."""
    arms_here = world.scene.arms
    reasons = [atom for atom in world.splits if atom.default is not arms_here[atom]]
    if len(reasons) < 2:
        return False
    needed = 0
    for atom in reasons:
        flipped = {**arms_here, atom: not arms_here[atom]}
        if feasible(flipped) and not any(
            isinstance(answer, Speech) and not _cold(other) for other, answer in question.court.ask(question, flipped)
        ):
            needed += 1
    return needed > 1


def _on_every_path(question: Question, given: Arms) -> list[tuple[World, Speech]]:
    """At most one verdict: that of the mildest world, for it must hold in all."""
    found: list[tuple[World, Speech]] = []
    for world, answer in question.court.ask(question, given):
        if answer is None:
            return []
        if isinstance(answer, Speech):
            found.append((world, answer))
    warm = [(world, speech) for world, speech in found if not _cold(world)]
    if not warm:
        return []
    world, speech = min(warm, key=lambda pair: pair[1].severity)
    return [(world, speech._replace(severity=min(other.severity for _, other in found)))]


def _verdict(question: Question, subject: Fact, world: World, speech: Speech) -> Verdict:
    rule, names, arms_here = question.compiled.rule, question.names, world.scene.arms
    wording = question.court.book.wording(rule)
    message, help = wording.messages[speech.case.number]
    spot = first_spot(wording.at, names, arms_here)
    origin = spot.origin or subject.place
    if origin is None:
        raise ValueError(f"`{rule.at}` was written nowhere")
    also = [
        (other.origin, render(label, names, arms_here))
        for path, label in wording.also
        for other in spots(path, names, arms_here)
        if other.origin is not None
    ]
    if spot.definition is not None:
        also.insert(0, (spot.definition, f"`{show(world.scene, spot.value)}` is set here"))
    return Verdict(
        code=rule.code,
        name=rule.name,
        severity=speech.severity,
        message=render(message, names, arms_here),
        help=render(help, names, arms_here),
        at=origin,
        also=tuple(dict.fromkeys(also)),
        rule=rule,
        case=speech.case.number,
        subject=subject,
        uses=[(names, arms_here)],
    )
