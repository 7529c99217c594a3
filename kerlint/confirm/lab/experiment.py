"""One experiment: build, probe, train as written and as repaired, and write down what was measured.

Stages go from cheap to dear, and stop where the answer is known: building and one batch; one pass forward and back;
the first 11 steps; differential training over paired seeds.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from kerlint.confirm.lab import probes, replay
from kerlint.confirm.lab.backend import Backend, backend
from kerlint.confirm.lab.labels import task_name
from kerlint.confirm.lab.rebuild import CannotRebuild
from kerlint.confirm.lab.setting import setting_of
from kerlint.confirm.lab.side import UPDATES, Side, Trained, curves_of
from kerlint.confirm.verdict import settled

Record = dict[str, Any]
Tell = Callable[[dict[str, Any]], None]

FEW = 64
"""Rows that are enough to see a symptom before training."""


def run(job: Any, tell: Tell) -> Record:
    """Does an experiment and returns its record. ``tell`` hears of every step that is finished."""
    started = time.perf_counter()
    tools = backend(job["generation"])
    record: Record = {"versions": tools.versions, "backend": "tensorflow", "data": "synthetic"}
    try:
        record |= _run(job, tools, tell)
    except CannotRebuild as why:
        record |= {"stage": "build", "not_confirmable": str(why)}
    record["seconds"] = round(time.perf_counter() - started, 2)
    record["cpu_seconds"] = round(time.process_time(), 2)
    record["memory"] = memory_of(resource.RUSAGE_SELF)
    return record


def _run(job: Any, tools: Backend, tell: Tell) -> Record:
    if job["kind"] == "probe" and job["metric"] in replay.REPLAYS:
        return replay.run(job, tools)
    try:
        setting = setting_of(job, tools)
    except CannotRebuild:
        raise
    except Exception as error:
        return {"stage": "build", "crash" if job["repaired"] is None else "broken_repair": said(error)}
    written = Side(job["written"], setting, tools)
    repaired = Side(job["repaired"], setting, tools) if job["repaired"] is not None else None
    at_start = job["kind"] == "probe" and job["metric"] in probes.AT_START
    for side, key in ((repaired, "broken_repair"), (written, "crash")):
        if side is None:
            continue
        try:
            _look(side, job) if at_start else _first_batch(side, job, repaired)
        except CannotRebuild:
            raise
        except Exception as error:
            return {"stage": "build", key: said(error)}
    if job["kind"] == "crash":
        return {"stage": "build", "ran": True}
    seeds = job["seeds"]
    if at_start:
        found = _record(seeds, written, repaired, "probes", [0])
    elif job["kind"] == "probe" and job["metric"] in probes.OF_UPDATES:
        found = _watched(seeds, written, repaired)
    else:
        found = train(job, written, repaired, tell)
    found |= {
        "rows": setting.rows,
        "inputs": [list(one.shape) for one in setting.inputs(written.spec)],
        "tasks": [task_name(target) for target in setting.targets(written.spec)],
    }
    return found | ({"shrunk": setting.shrink} if setting.shrink else {})


def memory_of(who: int) -> int:
    """The most bytes that processes held."""
    most = resource.getrusage(who).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


def said(error: BaseException) -> str:
    """The error in one line, as Keras words it."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:300]}"


def _first_batch(side: Side, job: Any, other: Side | None) -> None:
    """Builds the model and, where a crash is expected, trains on one batch as ``fit`` does."""
    drawn, _ = side.data(job["seeds"][0])
    model = side.build(drawn, job["seeds"][0])
    if side.spec["blueprint"]["compile"] is None:
        return
    if job["kind"] == "crash":
        rows = min(drawn.train, 2 * side.setting.batch(side.spec))
        x, y = [one[:rows] for one in drawn.features], [one[:rows] for one in side.labels(drawn)]
        model.fit(
            x if len(x) > 1 else x[0],
            y if len(y) > 1 else y[0],
            batch_size=side.setting.batch(side.spec),
            epochs=1,
            verbose=0,
        )
        return
    side.equip(model, drawn, other)


def _look(side: Side, job: Any) -> None:
    """Symptoms of models that have not learned anything: one pass for each seed, nothing is trained."""
    for seed in job["seeds"]:
        drawn, _ = side.data(seed)
        side.note(seed, probes.at_start(side.looked(side.build(drawn, seed), drawn, FEW, limits=True)))


def _watched(seeds: list[int], written: Side, repaired: Side | None) -> Record:
    """The first steps: how far they move the weights, those of pretrained networks apart."""
    for seed in seeds:
        for side in (written, repaired):
            if side is not None:
                side.watch(seed)
    return _record(seeds, written, repaired, "probes", [UPDATES - 1])


def train(job: Any, written: Trained, repaired: Trained | None, tell: Tell) -> Record:
    """The protocol from the probes on: what was measured of both programs, and where it ended."""
    sides = [side for side in (written, repaired) if side is not None]
    seeds: list[int] = job["seeds"]
    for seed in seeds:
        for side in sides:
            side.begin(seed)
    tell({"step": 0, "of": job["checkpoints_always"]})
    name = job["metric"]
    if job["kind"] == "probe" and (name in probes.AT_START or _shown(name, seeds, written, repaired)):
        return _record(seeds, written, repaired, "probes", [0])
    done = 0
    steps = [0]
    for goal in job["checkpoints"]:
        if goal > job["checkpoints_always"] and not _open(written, repaired):
            break
        for seed in seeds:
            for side in sides:
                side.advance(seed, done, goal)
        done = goal
        steps.append(goal)
        tell({"step": goal, "of": max(goal, job["checkpoints_always"])})
        if repaired is not None and settled(curves_of(written), curves_of(repaired)):
            break
    for seed in seeds:
        for side in sides:
            side.finish(seed)
    return _record(seeds, written, repaired, "training", steps)


def _shown(name: str, seeds: list[int], written: Trained, repaired: Trained | None) -> bool:
    """Whether a symptom is there in every run as written, and in none as repaired."""
    return written.fired(name) == len(seeds) and (repaired is None or not repaired.fired(name))


def _open(written: Trained, repaired: Trained | None) -> bool:
    """Whether more steps may tell more: the repaired program is still learning, or the gap still moves."""
    if repaired is None:
        return False
    last = [curve[-1] for curve in repaired.curves.values()]
    before = [curve[-2] for curve in repaired.curves.values()]
    ahead = [b[-1] - a[-1] for a, b in zip(written.curves.values(), repaired.curves.values())]
    rising = float(np.mean(last) - np.mean(before)) > 0.02
    return rising or 0.02 < abs(float(np.mean(ahead))) < 0.3


def _record(seeds: list[int], written: Trained, repaired: Trained | None, stage: str, steps: list[int]) -> Record:
    return {
        "stage": stage,
        "seeds": seeds,
        "steps": steps,
        "written": written.record(),
        "repaired": repaired.record() if repaired is not None else None,
    }
