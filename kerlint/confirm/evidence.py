"""Evidence for the rule book: every confirmable rule on its own bad and good programs, as a table of effect sizes.

A bad program is confirmed as `kerlint confirm` would. A good one is compared with itself: what is then confirmed is a
false alarm. Used by ``kerlint rules test --confirm``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from kerlint.confirm import verdict as words
from kerlint.confirm.blueprint import NotKnown
from kerlint.confirm.blueprint import Path as Taken
from kerlint.confirm.confirm import Bench, Watch, confirm, rule_on
from kerlint.confirm.hints import members
from kerlint.confirm.plan import JUDGED, job, side_of
from kerlint.confirm.worker import Stopped
from kerlint.document.reading import File, read
from kerlint.interpreter import study
from kerlint.rulebook.book import RuleBook
from kerlint.rulebook.rule import Example, Rule
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings

CONFIRMABLE = ("differential", "probe")
SHORT = [20, 40]
PROVED = (words.CONFIRMED, words.CRASHES, words.UNSTABLE)


class Said(NamedTuple):
    """What training said of one example."""

    title: str
    verdict: str
    reason: str
    gain: float | None
    seconds: float | None


class Evidence(NamedTuple):
    """What training said of a rule."""

    code: str
    name: str
    kind: str
    metric: str
    bad: list[Said]
    good: list[Said]

    @classmethod
    def read(cls, found: dict[str, Any]) -> Evidence:
        """What ``as_json`` wrote."""
        lists = {key: [Said(**one) for one in found[key]] for key in ("bad", "good")}
        return cls(**{**found, **lists})

    @property
    def tried(self) -> int:
        """How many good programs could be trained."""
        return sum(one.verdict != words.NOT_CONFIRMABLE for one in self.good)

    @property
    def proved(self) -> bool:
        """Its first bad program is confirmed, and no good one is."""
        return self.bad[0].verdict in PROVED and not self.alarms

    @property
    def alarms(self) -> int:
        """How many good programs are confirmed. That Keras refuses one is not what these rules say."""
        return sum(one.verdict in (words.CONFIRMED, words.UNSTABLE) for one in self.good)

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            **self._asdict(),
            "bad": [one._asdict() for one in self.bad],
            "good": [one._asdict() for one in self.good],
        }


def evidence(
    rules: Iterable[Rule], book: RuleBook, bench: Bench, watch: Watch | None = None, *, most: int | None = None
) -> Iterator[Evidence]:
    """Trains the examples of the confirmable rules among ``rules``; of bad ones ``most``, where that is given."""
    chosen = [rule for rule in rules if rule.confirm is not None and rule.confirm.kind in CONFIRMABLE]
    chosen.sort(key=lambda rule: rule.code)
    if watch is not None:
        watch.more(len(chosen))
    with TemporaryDirectory(prefix="kerlint-evidence-") as folder:
        for rule in chosen:
            assert rule.confirm is not None
            if watch is not None:
                watch.begin(rule.name)
            bad = [_bad(rule, example, _written(example, folder), book, bench) for example in rule.bad[:most]]
            good = [_good(rule, example, _written(example, folder), bench) for example in rule.good]
            if watch is not None:
                watch.end()
            yield Evidence(rule.code, rule.name, rule.confirm.kind, rule.confirm.metric, bad, good)


def _written(example: Example, folder: str) -> File:
    place = Path(folder) / "program.py"
    place.write_text(example.code, encoding="utf-8")
    return File("program.py", str(place))


def _bad(rule: Rule, example: Example, file: File, book: RuleBook, bench: Bench) -> Said:
    rules = RuleSet(Settings(layers=(Layer(select=(rule.code,)),)), book)
    found = confirm(file, rules, bench)
    if not found:
        return Said(example.title, words.NOT_CONFIRMABLE, "it is not found", None, None)
    best = min(found, key=lambda one: one.verdict not in PROVED)
    return Said(example.title, best.verdict, best.reason, best.gain, best.record.get("seconds"))


def _good(rule: Rule, example: Example, file: File, bench: Bench) -> Said:
    """A good program against itself."""
    assert rule.confirm is not None
    try:
        document = read(file).document
        if document is None:
            raise NotKnown("it can't be read")
        recovered = study(document)
        compiles = members(recovered.program.compiles)
        if not compiles:
            raise NotKnown("the model is compiled nowhere")
        side = side_of(recovered, compiles[0], Taken())
        experiment = job(rule.confirm, side, side, recovered)
        if rule.confirm.kind != "probe" or rule.confirm.metric == JUDGED:  # a short course shows whether it repeats
            experiment |= {"checkpoints": SHORT, "checkpoints_always": SHORT[-1], "seeds": experiment["seeds"][:2]}
        record = bench.train(experiment)
    except NotKnown as why:
        return Said(example.title, words.NOT_CONFIRMABLE, str(why), None, None)
    except Stopped as why:
        return Said(example.title, words.INCONCLUSIVE, str(why), None, None)
    word, reason, gain, _ = rule_on(experiment, record)
    return Said(example.title, word, reason, gain, record.get("seconds"))


def table(found: Iterable[Evidence]) -> str:
    """The table of effect sizes, in Markdown."""
    lines = [
        "| rule | how | first wrong program | reason | wrong ones proved | right ones |",
        "|---|---|---|---|---|---|",
    ]
    for one in found:
        first = one.bad[0]
        confirmed = sum(said.verdict in PROVED for said in one.bad)
        cells = (
            f"{one.code} {one.name}",
            one.kind if one.kind == "differential" else f"probe, {one.metric}",
            first.verdict,
            first.reason.replace("|", "\\|"),
            f"{confirmed} of {len(one.bad)}",
            f"{one.alarms} of {one.tried}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
