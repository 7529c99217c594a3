"""From a finding to an experiment: the program as written and as repaired, and what both are to learn.

The repair is an edit of the source; the edited program is interpreted again. There is no second way to change a model.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kerlint.confirm.blueprint import NotKnown, blueprint
from kerlint.confirm.blueprint import Path as Taken
from kerlint.confirm.hints import (
    ROWS,
    features_of,
    heads_of,
    judged_of,
    labels_of,
    members,
    task_of,
    training_of,
)
from kerlint.confirm.read import pretrained_network
from kerlint.confirm.verdict import LEVEL
from kerlint.document.document import Document
from kerlint.document.reading import File, read
from kerlint.document.writing import edited
from kerlint.facts.fact import Fact
from kerlint.facts.vocabulary import Compile, Fit, Model
from kerlint.finding import Fix
from kerlint.interpreter import study
from kerlint.interpreter.recover.program import Recovered
from kerlint.rulebook.judge import Verdict
from kerlint.rulebook.rule import Confirm
from kerlint.ruleset import RuleSet

CHECKPOINTS = [20, 40, 80, 120, 160, 320]
PATIENT = [640, 1280]
SEEDS = 5
"""Runs of each program: the fewest whose best p-value, 1/32, is below 0.05."""

OVERRIDES = frozenset({"train_step", "compute_loss", "compile", "fit"})
"""Methods of a model's own class that decide how it is trained."""

JUDGED = "skill on the rows that judge it"
"""The metric of rules about rows that are prepared otherwise than those of the training."""

Job = dict[str, Any]


def job_of(verdict: Verdict, recovered: Recovered, before: Recovered, after: Recovered | None) -> Job:
    """The experiment that can confirm a verdict. Raises NotKnown.

    ``before`` and ``after`` are the two programs that are compared: as written and repaired; or with the repairs of the
    other findings made in both, so that one fault can't hide another.
    """
    confirm = verdict.rule.confirm
    if confirm is None or confirm.kind in ("none", "semantics"):
        raise NotKnown("there is nothing to train: the code itself is the proof")
    path = Taken()
    try:
        compiled = compile_of(verdict.subject, recovered)
    except NotKnown:
        if confirm.kind != "probe":
            raise
        return job(confirm, _bare(verdict.subject, recovered, path), None, recovered)
    place = members(recovered.program.compiles).index(compiled)
    written = side_of(before, compile_at(before, place), path)
    repaired = None
    if confirm.metric == JUDGED:  # the repair is to prepare rows alike: nothing of the training itself changes
        fit = next((one for one in members(compiled.fits) if isinstance(one, Fit)), None)
        judged = judged_of(recovered, fit, path)
        if not judged:
            raise NotKnown("how the rows that judge the model are prepared is not known")
        written, repaired = {**written, "judged": judged}, written
    elif after is not None:
        repaired = side_of(after, compile_at(after, place), path)
        _adapt_new(written["blueprint"], repaired["blueprint"])
        if repaired == written:
            raise NotKnown("what the repair changes is not seen in training on synthetic data")
    elif confirm.kind == "differential":
        raise NotKnown("the rule offers no repair that can be applied here")
    return job(confirm, written, repaired, recovered)


def job(confirm: Confirm, written: Job, repaired: Job | None, recovered: Recovered) -> Job:
    """The experiment on two programs, or on one."""
    tasks = [_task(head, confirm) for head in (repaired or written)["heads"]]
    if confirm.kind != "crash":
        written, repaired = _unreported(written), _unreported(repaired) if repaired is not None else None
    return {
        "generation": 2 if Taken().plain(recovered.program.target) == "keras2" else 3,
        "kind": confirm.kind,
        "metric": confirm.metric,
        "symptom": confirm.symptom,
        "written": written,
        "repaired": repaired,
        "tasks": tasks,
        "rows": ROWS,
        "seeds": list(range(_seeds(confirm, written))),
        "checkpoints": CHECKPOINTS + PATIENT,
        "checkpoints_always": CHECKPOINTS[-1],
    }


def _unreported(side: Job) -> Job:
    """A program without its metrics, which only report, and without the names of layers where nothing goes by them."""
    made = side["blueprint"]
    compiled = made["compile"]
    if compiled is None:
        return side
    named = isinstance(compiled["loss"], dict) and compiled["loss"]["$"] == "dict"
    model = made["model"] if named else _nameless(made["model"])
    return {**side, "blueprint": {**made, "model": model, "compile": {**compiled, "metrics": None}}}


def _nameless(value: Any) -> Any:
    if isinstance(value, list):
        return [_nameless(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: {name: _nameless(held) for name, held in one.items() if name != "name"}
        if key == "arguments"
        else _nameless(one)
        for key, one in value.items()
    }


def _task(head: dict[str, Any], confirm: Confirm) -> dict[str, Any]:
    if head["loss"] is None and confirm.metric == "no-gradient-heads":
        return task_of({**head, "family": "none"})
    return task_of(head)


def _seeds(confirm: Confirm, written: Job) -> int:
    """How many runs are made: for symptoms of large networks, which do not depend on luck, fewer."""
    large = confirm.kind == "probe" and pretrained_network(written["blueprint"]["model"])
    return {"weights-moved": 1, "weight-drift": 2}.get(confirm.metric, SEEDS) if large else SEEDS


def draw_seeds(jobs: Sequence[Job], first: int) -> None:
    """Gives the experiments on one program their seeds: those that are tested together need more of them.

    With several tests each has to pass at a share of the level (Bonferroni), which 5 seeds can't: 2 or 3 findings take
    6, up to 6 take 7. Symptoms are not tested.
    """
    tested = [one for one in jobs if one["kind"] == "differential" and one["repaired"] is not None]
    tests = len({json.dumps([one["written"], one["repaired"]]) for one in tested})
    runs = SEEDS
    while tests / 2**runs >= LEVEL:
        runs += 1
    for one in tested:
        one["tests"] = tests
        one["seeds"] = list(range(runs))
    for one in jobs:
        one["seeds"] = [first + seed for seed in one["seeds"]]


class Studied(NamedTuple):
    """A program: its text, and what was recovered from it."""

    document: Document
    recovered: Recovered


def program_with(fixes: Sequence[Fix], file: File, rules: RuleSet) -> Studied | None:
    """The program after the edits of fixes; ``None`` if that is no program."""
    edits = [edit for fix in fixes for edit in fix.edits]
    data = edited(file.path, Path(file.location).read_bytes(), edits)
    document = read(file, data, rules.settings.returns).document
    return Studied(document, study(document, rules.settings, rules.modules)) if document is not None else None


def compatible(own: Sequence[Fix], others: Iterable[Fix], file: File) -> list[Fix]:
    """The fixes that can be made together with some."""
    data = Path(file.location).read_bytes()
    kept: list[Fix] = []
    for other in others:
        edits = [edit for fix in (*own, *kept, other) for edit in fix.edits]
        try:
            edited(file.path, data, edits)
        except ValueError:
            continue
        if other not in (*own, *kept):
            kept.append(other)
    return kept


def compile_at(program: Recovered, place: int) -> Compile:
    """A compile by its order in the program. Raises NotKnown."""
    compiles = members(program.program.compiles)
    if place >= len(compiles):
        raise NotKnown("the repaired program can't be followed")
    compiled: Compile = compiles[place]
    return compiled


def _adapt_new(written: Any, repaired: Any) -> None:
    """A scaling layer that the repair puts in is adapted to the training rows, as its help says."""
    before = sum(1 for _ in _normalizations(written))
    layers = list(_normalizations(repaired))
    for layer in layers if len(layers) > before else ():
        layer["statistics"] = "adapted"


def _normalizations(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            yield from _normalizations(one)
    elif isinstance(value, dict):
        if value.get("path") == "layers.Normalization" and not value["arguments"].keys() & {"mean", "variance"}:
            yield value
        for one in value.values():
            yield from _normalizations(one)


def compile_of(subject: Fact, recovered: Recovered) -> Compile:
    """The compile that a finding is about. Raises NotKnown."""
    if isinstance(subject, Compile):
        return subject
    own = getattr(subject, "compile", None)
    if isinstance(own, Compile):
        return own
    models = _models(subject)
    for compiled in members(recovered.program.compiles):
        if not models or any(compiled.model is model for model in models):
            return compiled  # type: ignore[no-any-return]
    raise NotKnown("the model is compiled nowhere")


def _models(subject: Fact) -> list[Any]:
    """The models that a finding is about; none if that can be any."""
    if isinstance(subject, Model):
        return [subject]
    own = getattr(subject, "model", None)
    return [own] if own is not None else members(getattr(subject, "models", None))


def _bare(subject: Fact, recovered: Recovered, path: Taken) -> Job:
    """A model that is compiled nowhere: it can be built and looked at, not trained."""
    model = next((one for one in _models(subject) if isinstance(one, Model)), None)
    if model is None:
        raise NotKnown("which model it is about is not known")
    return {
        "blueprint": blueprint(recovered, model, None, path),
        "heads": [],
        "labels": [],
        "features": {},
        "judged": {},
        "fit": {},
    }


def side_of(recovered: Recovered, compiled: Compile, path: Taken) -> Job:
    """One of the programs: its model with a compile, what that is trained on and how. Raises NotKnown."""
    model = path(compiled.model)
    if not isinstance(model, Model):
        raise NotKnown("which model is compiled is not known")
    own = [path.plain(one) for one in members(model.overrides) if path.plain(one) in OVERRIDES]
    if own:
        raise NotKnown(f"`{own[0]}` of the model's own class is code of the program, which is not run")
    fit = next((one for one in members(compiled.fits) if isinstance(one, Fit)), None)
    heads = heads_of(compiled, path)
    return {
        "blueprint": blueprint(recovered, model, compiled, path),
        "heads": heads,
        "labels": [labels_of(head) for head in heads],
        "features": features_of(path(fit.x), path) if fit is not None else {},
        "judged": {},
        "fit": training_of(fit, path),
    }
