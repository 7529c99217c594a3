"""One experiment: build, probe, train as written and as repaired, and write down what was measured.

Stages go from cheap to dear, and stop where the answer is known: building and one batch; one pass forward and back;
the first 11 steps; differential training over paired seeds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from kerlint.confirm.lab import probes
from kerlint.confirm.lab.backend import Backend, backend
from kerlint.confirm.lab.data import Drawn, Input, draw
from kerlint.confirm.lab.labels import Target, encode, own_classes, skill
from kerlint.confirm.lab.rebuild import CannotRebuild, rebuild
from kerlint.confirm.lab.setting import Setting, setting_of
from kerlint.confirm.lab.training import Batches, Engine
from kerlint.confirm.verdict import settled

Array = Any
Tell = Callable[[dict[str, Any]], None]

UPDATES = 11
"""Steps after which the size of updates is measured; the first is not counted."""

TRAIN_ROWS = 1500


class Side:
    """One of the two programs: its engine, and for every seed its state and learning curve."""

    def __init__(self, spec: Any, setting: Setting, backend: Backend) -> None:
        self.spec = spec
        self.setting = setting
        self.backend = backend
        self.engine: Engine | None = None
        self.states: dict[int, list[Array]] = {}
        self.batches: dict[int, Batches] = {}
        self.curves: dict[int, list[float]] = {}
        self.losses: dict[int, list[float]] = {}
        self.first_loss: dict[int, float] = {}
        self.probes: dict[str, list[tuple[float, bool]]] = {}

    def data(self, seed: int) -> tuple[Drawn, list[Input]]:
        inputs = self.setting.inputs(self.spec)
        return draw(inputs, self.setting.classes, self.setting.rows, seed), inputs

    def fresh(self, drawn: Drawn, seed: int) -> Any:
        """A new model of the program under a seed, built and adapted."""
        self.backend.keras.utils.set_random_seed(seed)
        model = rebuild(self.spec["blueprint"], self.backend)
        some = [one[:2] for one in drawn.features]
        model(some if len(some) > 1 else some[0])
        for layer in _adapted(model):
            layer.adapt(drawn.features[0][: drawn.train])
        return model

    def labels(self, drawn: Drawn) -> list[Array]:
        return [
            drawn.features[0] if target.task == "copy" else encode(target, drawn.truth)
            for target in self.setting.targets(self.spec)
        ]

    def judged(self, drawn: Drawn, *, trained: bool = False) -> float:
        """Skill on the rows that are held out, or on those of the training."""
        rows = slice(0, min(drawn.train, 1000)) if trained else slice(drawn.train, None)
        assert self.engine is not None
        found = self.engine.predict([one[rows] for one in drawn.features])
        truth = type(drawn.truth)(*(None if part is None else part[rows] for part in drawn.truth))
        targets = self.setting.targets(self.spec)
        scores = []
        for target, one in zip(targets, found, strict=False):
            if target.task == "copy":
                scores.append(_copied(drawn.features[0][rows], one))
            else:
                scores.append(skill(target, truth, one))
        return float(np.mean(scores))

    def note(self, found: Any) -> None:
        """Keeps what probes say of one seed; of several outputs the worst."""
        worst: dict[str, probes.Probe] = {}
        for probe in found:
            if probe.name not in worst or probe.fires:
                worst[probe.name] = probe
        for name, probe in worst.items():
            self.probes.setdefault(name, []).append((float(probe.value), bool(probe.fires)))

    def fired(self, name: str) -> int:
        """In how many seeds a probe fired."""
        return sum(fires for _, fires in self.probes.get(name, ()))


def _adapted(model: Any) -> list[Any]:
    return [layer for layer in model.layers if getattr(layer, "kerlint_adapt", False)]


def _copied(wanted: Array, found: Array) -> float:
    if not np.isfinite(found).all() or wanted.size != found.size:
        return -1.0
    wanted = wanted.reshape(len(wanted), -1)
    found = found.reshape(len(found), -1)
    return float(max(1 - ((wanted - found) ** 2).sum() / ((wanted - wanted.mean(0)) ** 2).sum(), -1.0))


def run(job: Any, tell: Tell) -> dict[str, Any]:
    """Does an experiment and returns its record. ``tell`` hears of every step that is finished."""
    started = time.perf_counter()
    record = _run(job, tell)
    record["seconds"] = round(time.perf_counter() - started, 2)
    return record


def _run(job: Any, tell: Tell) -> dict[str, Any]:
    tools = backend(job["generation"])
    record: dict[str, Any] = {"versions": tools.versions, "backend": "tensorflow", "data": "synthetic"}
    try:
        setting = setting_of(job, tools)
    except CannotRebuild as why:
        return record | {"stage": "build", "not_confirmable": str(why)}
    except Exception as error:
        if job["repaired"] is None:
            return record | {"stage": "build", "crash": _said(error)}
        return record | {"stage": "build", "broken_repair": _said(error)}
    written = Side(job["written"], setting, tools)
    repaired = Side(job["repaired"], setting, tools) if job["repaired"] is not None else None
    for side, key in ((repaired, "broken_repair"), (written, "crash")):
        if side is None:
            continue
        try:
            _first_batch(side, job)
        except CannotRebuild as why:
            return record | {"stage": "build", "not_confirmable": str(why)}
        except Exception as error:
            return record | {"stage": "build", key: _said(error)}
    if job["kind"] == "crash":
        return record | {"stage": "build", "ran": True}
    return record | _train(job, written, repaired, tell)


def _said(error: Exception) -> str:
    """The error in one line, as Keras words it."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:300]}"


def _first_batch(side: Side, job: Any) -> None:
    """Builds the model and, where a crash is expected, trains on one batch as ``fit`` does."""
    drawn, _ = side.data(job["seeds"][0])
    model = side.fresh(drawn, job["seeds"][0])
    labels = side.labels(drawn)
    if side.spec["blueprint"]["compile"] is None:
        return
    if job["kind"] == "crash":
        rows = min(drawn.train, 2 * side.setting.batch(side.spec))
        x, y = [one[:rows] for one in drawn.features], [one[:rows] for one in labels]
        model.fit(
            x if len(x) > 1 else x[0],
            y if len(y) > 1 else y[0],
            batch_size=side.setting.batch(side.spec),
            epochs=1,
            verbose=0,
        )
        return
    side.engine = Engine(model, side.backend, drawn.features, labels)


def _train(job: Any, written: Side, repaired: Side | None, tell: Tell) -> dict[str, Any]:
    sides = [side for side in (written, repaired) if side is not None]
    seeds: list[int] = job["seeds"]
    for seed in seeds:
        for side in sides:
            _begin(side, seed)
    tell({"step": 0})
    name = job["metric"]
    if job["kind"] == "probe" and written.fired(name) == len(seeds) and not job["effect"]:
        if repaired is None or not repaired.fired(name):
            return _record(job, written, repaired, "probes", [0])
    done = 0
    steps = [0]
    for goal in job["checkpoints"]:
        if goal > job["checkpoints_always"] and not _open(written, repaired):
            break
        for seed in seeds:
            for side in sides:
                _advance(side, seed, done, goal)
        done = goal
        steps.append(goal)
        tell({"step": goal})
        if repaired is not None and settled([*written.curves.values()], [*repaired.curves.values()]):
            break
    for seed in seeds:
        for side in sides:
            _finish(side, seed)
    return _record(job, written, repaired, "training", steps)


def _open(written: Side, repaired: Side | None) -> bool:
    """Whether more steps may tell more: the repaired program is still learning, or the gap still moves."""
    if repaired is None:
        return False
    last = [curve[-1] for curve in repaired.curves.values()]
    before = [curve[-2] for curve in repaired.curves.values()]
    ahead = [b[-1] - a[-1] for a, b in zip(written.curves.values(), repaired.curves.values())]
    rising = float(np.mean(last) - np.mean(before)) > 0.02
    return rising or 0.02 < abs(float(np.mean(ahead))) < 0.3


def _begin(side: Side, seed: int) -> None:
    drawn, _ = side.data(seed)
    labels = side.labels(drawn)
    fresh = side.fresh(drawn, seed)
    assert side.engine is not None
    side.engine.reset(fresh)
    side.batches[seed] = Batches(
        drawn.train, side.setting.batch(side.spec), seed, shuffle=side.setting.shuffle(side.spec)
    )
    seen = probes.look(
        side.engine.model,
        side.backend,
        [one[: drawn.train] for one in drawn.features],
        [one[: drawn.train] for one in labels],
        side.setting.targets(side.spec),
        side.spec["heads"],
    )
    side.first_loss[seed] = seen.loss
    side.note(probes.at_start(seen))
    side.curves[seed] = [side.judged(drawn)]
    side.losses[seed] = []
    side.states[seed] = _state(side)


def _variables(side: Side) -> list[Any]:
    assert side.engine is not None
    optimizer = side.engine.model.optimizer.variables
    return [*side.engine.model.variables, *(optimizer() if callable(optimizer) else optimizer)]


def _state(side: Side) -> list[Array]:
    return [np.array(one) for one in _variables(side)]


def _kernels(side: Side) -> list[Array]:
    assert side.engine is not None
    return [np.array(one) for one in side.engine.model.trainable_variables if len(one.shape) > 1]


def _advance(side: Side, seed: int, done: int, goal: int) -> None:
    """Trains one seed from one checkpoint to the next, and judges it."""
    assert side.engine is not None
    for variable, value in zip(_variables(side), side.states[seed], strict=True):
        variable.assign(value)
    drawn, _ = side.data(seed)
    tf = side.backend.tf
    xs = [tf.convert_to_tensor(one[: drawn.train]) for one in drawn.features]
    ys = [tf.convert_to_tensor(one[: drawn.train]) for one in side.labels(drawn)]
    weights = _weights(side, drawn)
    batches = side.batches[seed]
    if done == 0:
        side.engine.loop(xs, ys, weights, tf.constant(batches.next(1)))
        before = _kernels(side)
        side.engine.loop(xs, ys, weights, tf.constant(batches.next(UPDATES - 1)))
        side.note(probes.of_updates(before, _kernels(side), UPDATES - 1))
        done = UPDATES
    loss = side.engine.loop(xs, ys, weights, tf.constant(batches.next(goal - done)))
    side.losses[seed].append(loss)
    side.curves[seed].append(side.judged(drawn))
    side.states[seed] = _state(side)


def _weights(side: Side, drawn: Drawn) -> Any:
    given = side.spec["fit"].get("class_weight")
    targets = side.setting.targets(side.spec)
    if not given or drawn.truth.classes is None or len(targets) != 1:
        return None
    classes = own_classes(targets[0], drawn.truth)[: drawn.train]
    found = np.array([float(given.get(str(one), 1.0)) for one in classes], dtype="float32")
    return side.backend.tf.convert_to_tensor(found)


def _finish(side: Side, seed: int) -> None:
    assert side.engine is not None
    for variable, value in zip(_variables(side), side.states[seed], strict=True):
        variable.assign(value)
    drawn, _ = side.data(seed)
    seen = probes.look(
        side.engine.model,
        side.backend,
        [one[: drawn.train] for one in drawn.features],
        [one[: drawn.train] for one in side.labels(drawn)],
        side.setting.targets(side.spec),
        side.spec["heads"],
    )
    trained = side.judged(drawn, trained=True)
    side.note(probes.at_end(seen, side.first_loss[seed], trained, side.curves[seed][-1]))


def _record(job: Any, written: Side, repaired: Side | None, stage: str, steps: list[int]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "stage": stage,
        "seeds": job["seeds"],
        "steps": steps,
        "written": _of_side(written),
        "repaired": _of_side(repaired) if repaired is not None else None,
        "rows": written.setting.rows,
        "inputs": [list(one.shape) for one in written.setting.inputs(written.spec)],
        "tasks": [_task(target) for target in written.setting.targets(written.spec)],
    }
    return found


def _task(target: Target) -> str:
    return {
        "classes": f"{target.number} classes",
        "binary": "2 classes",
        "labels": f"{target.number} labels",
        "quantity": "a quantity" if target.number == 1 else f"{target.number} quantities",
        "copy": "its input",
    }[target.task]


def _of_side(side: Side) -> dict[str, Any]:
    return {
        "curves": [side.curves[seed] for seed in sorted(side.curves)],
        "losses": [side.losses[seed] for seed in sorted(side.losses)],
        "probes": {
            name: {"fired": sum(fires for _, fires in found), "of": len(found), "value": found[0][0]}
            for name, found in side.probes.items()
        },
    }
