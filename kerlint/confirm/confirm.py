"""The story of ``kerlint confirm`` for one file: lint, plan, train, rule."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, Protocol, TypeAlias

from kerlint.confirm import verdict as words
from kerlint.confirm.blueprint import NotKnown
from kerlint.confirm.plan import Studied, compatible, draw_seeds, job_of, program_with
from kerlint.confirm.run.plan import run_of
from kerlint.confirm.worker import Stopped
from kerlint.document.document import Document
from kerlint.document.reading import File, read
from kerlint.facts.vocabulary import Program
from kerlint.finding import Fix, Span
from kerlint.fix.layout import NoFix
from kerlint.fix.offer import Offers
from kerlint.imported import concerns, from_here
from kerlint.interpreter import study
from kerlint.interpreter.positions import locate
from kerlint.rulebook.judge import Verdict, judge
from kerlint.ruleset import RuleSet


class Confirmation(NamedTuple):
    """What training said of one finding. ``record`` is what was measured, empty where nothing was."""

    code: str
    name: str
    message: str
    span: Span
    verdict: str
    reason: str
    gain: float | None
    p_value: float | None
    record: dict[str, Any]


class Bench(Protocol):
    """Where experiments are done: a laboratory, or a sandbox that runs the program itself."""

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        """Does an experiment. Raises Stopped."""


class Watch(Protocol):
    """Hears how far the work is."""

    def more(self, count: int) -> None:
        """So many experiments are to be done."""

    def begin(self, label: str) -> None:
        """One begins."""

    def end(self) -> None:
        """One is done."""


Announce: TypeAlias = Callable[[str], None]
"""Hears what will be executed, before it is."""


def confirm(
    file: File,
    rules: RuleSet,
    bench: Bench,
    *,
    running: Announce | None = None,
    watch: Watch | None = None,
    workers: int = 1,
    seed: int = 0,
) -> list[Confirmation]:
    """Confirms the findings of one file. Nothing of the file is run, unless ``running`` is given.

    ``workers`` is how many experiments are done at once, ``seed`` the first of those that are drawn by.
    """
    document = read(file, own=rules.settings.returns).document
    if document is None:
        return []
    plans = _plans(document, file, rules, run=running is not None)
    draw_seeds([plan.job for plan in plans if plan.job is not None], seed)
    first = {_experiment(plan): plan for plan in reversed(plans)}  # what a rule finds in several layers is tried once
    if watch is not None:
        watch.more(len(first))

    def done(plan: _Plan) -> Confirmation:
        if watch is not None:
            watch.begin(plan.verdict.name)
        if running is not None and plan.job is not None:
            programs = "as written and repaired" if plan.job["repaired"] is not None else "as written"
            running(f"{file.path} {programs} ({plan.verdict.name})")
        said = _trained(plan, bench)
        if watch is not None:
            watch.end()
        return said

    keys = list(dict.fromkeys(map(_experiment, plans)))
    pool = ThreadPoolExecutor(workers)
    try:
        each = [first[key] for key in keys]
        said = dict(zip(keys, map(done, each) if workers == 1 else pool.map(done, each)))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return [said[_experiment(plan)]._replace(message=plan.verdict.message, span=plan.span) for plan in plans]


def _experiment(plan: _Plan) -> str:
    """What makes two experiments the same; those that can't be done are each their own."""
    return json.dumps([plan.verdict.code, plan.job, None if plan.job is not None else [plan.why_not, id(plan)]])


_PYTHON_2 = "the program is Python 2, and a repair can't be compared with it before it is translated to Python 3"


class _Plan(NamedTuple):
    """A finding with its experiment, or with the reason why there is none."""

    verdict: Verdict
    span: Span
    job: dict[str, Any] | None
    why_not: str = ""
    together: bool = False


def _plans(document: Document, file: File, rules: RuleSet, *, run: bool) -> list[_Plan]:
    settings = rules.settings
    recovered = study(document, settings, rules.modules)
    verdicts = judge(recovered.program, rules.book, rules.selection, settings.rule_options, settings.target)
    offers = _offers(document, recovered.program, rules)
    shown = [one for one in verdicts if concerns(one, document, rules)]
    if document.is_python2:
        return [_Plan(one, _span(one, document), None, _PYTHON_2) for one in shown]
    fixes = [_repair(one, verdicts, offers) for one in shown]
    found = []
    for one, fix in zip(shown, fixes, strict=True):
        span = _span(one, document)
        own, others = _divided(one, fix, list(zip(shown, fixes, strict=True)))
        try:
            own = [*own[:1], *compatible(own[:1], own[1:], file)] if own else []
            together = _together(one, own, others, file)
            job = _job(one, own, together, file, rules, Studied(document, recovered), run=run)
            found.append(_Plan(one, span, job, together=bool(together)))
        except NotKnown as why:
            found.append(_Plan(one, span, None, str(why)))
    return found


def _span(verdict: Verdict, document: Document) -> Span:
    at = from_here(verdict, document).at
    return document.span(*locate(document, [at])[at])


def _divided(
    verdict: Verdict, fix: Fix | None, all_fixes: list[tuple[Verdict, Fix | None]]
) -> tuple[list[Fix], list[Fix]]:
    """The repairs of a fault, and those of the others. What a rule finds in several layers is one fault."""
    if fix is None:
        return [], []
    known = [(one, other) for one, other in all_fixes if other is not None and other is not fix]
    own = [fix, *(other for one, other in known if one.rule is verdict.rule)]
    return own, [other for one, other in known if one.rule is not verdict.rule]


def _job(
    verdict: Verdict, own: list[Fix], together: list[Fix], file: File, rules: RuleSet, studied: Studied, *, run: bool
) -> dict[str, Any]:
    """The experiment on a finding. Raises NotKnown."""
    before = (program_with(together, file, rules) if together else None) or studied
    after = program_with([*together, *own], file, rules) if own else None
    if run:
        return run_of(verdict, file, studied, before, after)
    return job_of(verdict, studied.recovered, before.recovered, after.recovered if after is not None else None)


def _trained(plan: _Plan, bench: Bench) -> Confirmation:
    """What training says of a finding."""
    one = plan.verdict

    def say(word: str, reason: str, gain: float | None, p_value: float | None, record: dict[str, Any]) -> Confirmation:
        return Confirmation(one.code, one.name, one.message, plan.span, word, reason, gain, p_value, record)

    if plan.job is None:
        return say(words.NOT_CONFIRMABLE, plan.why_not, None, None, {})
    try:
        record = bench.train(plan.job)
    except Stopped as why:
        return say(words.INCONCLUSIVE, str(why), None, None, {})
    word, reason, gain, p_value = rule_on(plan.job, record)
    if plan.together:
        reason += "; the other findings repaired in both"
    return say(word, reason, gain, p_value, record)


def _together(verdict: Verdict, own: list[Fix], others: list[Fix], file: File) -> list[Fix]:
    """The repairs that both programs get: one fault must not hide the other. Symptoms are seen without."""
    confirmed = verdict.rule.confirm
    if not own or confirmed is None or confirmed.kind != "differential":
        return []
    return compatible(own, others, file)


def _offers(document: Document, program: Program, rules: RuleSet) -> Offers | None:
    """Where edits come from; ``None`` for a document that can't be edited."""
    try:
        return Offers(document, program, rules.book)
    except NoFix:
        return None


def _repair(verdict: Verdict, verdicts: list[Verdict], offers: Offers | None) -> Fix | None:
    """The edit that is the hypothesis: the first fix that is offered, else the repair that the rule tries."""
    if offers is None:
        return None
    offered = offers.of(verdict, verdicts)
    if offered:
        return offered[0]
    confirmed = verdict.rule.confirm
    if confirmed is None or confirmed.repair is None:
        return None
    return offers.fix(verdict, confirmed.repair, [one for one in verdicts if one.rule is verdict.rule])


def rule_on(job: dict[str, Any], record: dict[str, Any]) -> tuple[str, str, float | None, float | None]:
    """The verdict that a record allows: word, reason, gain, p-value."""
    if "failed" in record:
        return words.INCONCLUSIVE, f"the experiment failed: {record['failed']}", None, None
    if "not_confirmable" in record:
        return words.NOT_CONFIRMABLE, record["not_confirmable"], None, None
    if "crash" in record:
        return words.CRASHES, record["crash"], None, None
    if "broken_repair" in record:
        return words.INCONCLUSIVE, f"the repaired program stops, too: {record['broken_repair']}", None, None
    if "ran" in record:
        return words.REFUTED, "one batch trains without an error", None, None
    if job["kind"] == "probe":
        word, reason = _symptom(job["metric"], record)
        return word, reason, None, None
    written, repaired = record["written"]["curves"], record["repaired"]["curves"]
    gaps = [words.mean(b) - words.mean(a) for a, b in zip(written, repaired)]
    ends = ([curve[-1] for curve in written], [curve[-1] for curve in repaired])
    middle = max(place for place, step in enumerate(record["steps"]) if step <= record["steps"][-1] / 2)
    said = words.ruling(
        *ends,
        data=record["data"],
        curve_gain=words.mean(gaps),
        half_way=words.mean([curve[middle] for curve in repaired]) if middle else None,
        tests=job.get("tests", 1),
    )
    verdict, reason = said.verdict, said.reason
    if job.get("symptom") and verdict not in (words.CONFIRMED, words.UNSTABLE):
        word, seen = _symptom(job["symptom"], record)
        if word == words.CONFIRMED:
            verdict, reason = word, f"{seen}; in training {reason}"
    return verdict, reason, round(said.gain, 4), said.p_value


def _symptom(name: str, record: dict[str, Any]) -> tuple[str, str]:
    """What a symptom alone allows: it must be there in every run as written, and in none as repaired."""
    probe = record["written"]["probes"].get(name)
    healthy = record["repaired"]["probes"].get(name) if record["repaired"] is not None else None
    if probe is None:
        return words.NOT_CONFIRMABLE, f"`{name}` can't be measured here"
    if probe["fired"] == probe["of"] and not (healthy and healthy["fired"]):
        value = f"{name}: {probe['value']:.3g} in {probe['of']} of {probe['of']} runs"
        return words.CONFIRMED, value if healthy is None else f"{value}, {healthy['value']:.3g} when repaired"
    rest = "" if healthy is None else f"; when repaired {healthy['value']:.3g}, in {healthy['fired']}"
    return words.INCONCLUSIVE, f"{name}: {probe['value']:.3g}, in {probe['fired']} of {probe['of']} runs{rest}"
