"""Symptoms of how a program trains, not of its model: the steps that it takes are taken again on synthetic rows.

A data set's steps are run by ``tf.data`` itself, a change of ``trainable`` and the trainings around it by Keras itself.
Rows are numbered, and stand class after class where the order of rows is the question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.lab.rebuild import Builder, CannotRebuild
from kerlint.confirm.lab.setting import setting_of
from kerlint.confirm.lab.side import Side
from kerlint.confirm.lab.symptoms import Probe

Record = dict[str, Any]

ROWS = 8000
"""Rows of a data set whose length is not known."""

MOST_ROWS = 20_000
CLASSES = 10
MIXED = 0.5
"""Share of the whole's entropy that the labels of a batch have at least in rows that are mixed."""


def run(job: Any, backend: Backend) -> Record:
    """Takes the program's steps again, under each seed, as written and as repaired."""
    measure = REPLAYS[job["metric"]]
    sides = {"written": job["written"], "repaired": job["repaired"]}
    record: Record = {"stage": "replay", "seeds": job["seeds"], "steps": [0], "tasks": [], "rows": job["rows"]}
    for name, spec in sides.items():
        found: dict[str, list[Probe]] = {}
        for seed in job["seeds"] if spec is not None else ():
            backend.keras.utils.set_random_seed(seed)
            for probe in measure(spec, job, backend, seed):
                found.setdefault(probe.name, []).append(probe)
        probes = {
            key: {"fired": sum(one.fires for one in some), "of": len(some), "value": some[0].value}
            for key, some in found.items()
        }
        record[name] = {"curves": [], "losses": [], "probes": probes} if spec is not None else None
    return record


# --- data sets


def _batches(spec: Any, backend: Backend, epochs: int) -> list[list[Any]]:
    """The row numbers of each batch of some epochs, as the program's data set gives them."""
    tf = backend.tf
    rows = min(spec["fit"].get("length") or ROWS, MOST_ROWS)
    dataset = tf.data.Dataset.range(rows)
    for kind, size in spec["fit"].get("pipeline") or ():
        if kind == "repeat":
            continue  # epochs are counted here
        if kind != "cache" and not isinstance(size, int):
            raise CannotRebuild(f"the size of a step of the data set, `{kind}`, is not known")
        dataset = dataset.cache() if kind == "cache" else getattr(dataset, kind)(size)
    return [[np.atleast_1d(one) for one in dataset.as_numpy_iterator()] for _ in range(epochs)]


def _mixed(spec: Any, job: Any, backend: Backend, seed: int) -> Iterator[Probe]:
    """How mixed the classes of a batch are, if rows stood class after class."""
    if not any(kind == "batch" for kind, _ in spec["fit"].get("pipeline") or ()):
        raise CannotRebuild("the batches of the data set are not known")
    rows = min(spec["fit"].get("length") or ROWS, MOST_ROWS)
    (batches,) = _batches(spec, backend, 1)
    entropies = [_entropy(batch * CLASSES // rows) for batch in batches[:200]]
    size = len(batches[0])
    even = _entropy(np.arange(max(size, 2)) % CLASSES)
    share = float(np.mean(entropies) / even)
    yield Probe("label-entropy-per-batch", share, size > 1 and share < MIXED)


def _entropy(labels: Any) -> float:
    shares = np.bincount(labels.astype(int)) / len(labels)
    shares = shares[shares > 0]
    return float(-(shares * np.log(shares)).sum())


def _again(spec: Any, job: Any, backend: Backend, seed: int) -> Iterator[Probe]:
    """Share of batches that are the same in the second epoch as in the first, though the data set is shuffled."""
    first, second = _batches(spec, backend, 2)
    equal = float(np.mean([np.array_equal(a, b) for a, b in zip(first, second)]))
    shuffled = any(kind == "shuffle" for kind, _ in spec["fit"].get("pipeline") or ())
    yield Probe("batches-across-epochs", equal, shuffled and equal > 0.5)


def _tail(spec: Any, job: Any, backend: Backend, seed: int) -> Iterator[Probe]:
    """How many of the classes stand among the rows that `validation_split` takes from the end."""
    setting = setting_of(job, backend)
    side = Side(spec, setting, backend)
    drawn, _ = side.data(seed)
    split = spec["fit"].get("split")
    if not split or drawn.truth.classes is None:
        raise CannotRebuild("what the program holds out for validation is not known")
    border = int(drawn.train * (1 - split))
    held = drawn.truth.classes[border : drawn.train]
    share = len(np.unique(held)) / len(np.unique(drawn.truth.classes))
    yield Probe("tail-classes", share, share < 1)


# --- trainings


def _moved(spec: Any, job: Any, backend: Backend, seed: int) -> Iterator[Probe]:
    """Kernels that a training moves though they are frozen, or leaves though they are not."""
    setting = setting_of(job, backend)
    side = Side(spec, setting, backend)
    drawn, _ = side.data(seed)
    story = spec["blueprint"]["story"]
    plain = {**spec["blueprint"], "compile": None}
    builder = Builder(plain, backend, setting.shrink, thawed=True)
    model = builder.whole()
    builder.blueprint = spec["blueprint"]
    rows = min(drawn.train, 2 * setting.batch(spec), 16)
    x = [one[:rows] for one in drawn.features]
    y = [one[:rows] for one in side.labels(drawn)]
    model(x if len(x) > 1 else x[0])
    wrong = 0
    for event, *rest in story:
        if event == "trainable":
            number, value = rest
            builder.made[number].trainable = value
        elif event == "compile":
            builder.compile(model)
        else:
            meant = [any(one is other for other in model.trainable_variables) for one in model.weights]
            before = [np.array(one) for one in model.weights]
            model.fit(x if len(x) > 1 else x[0], y if len(y) > 1 else y[0], batch_size=8, epochs=1, verbose=0)
            for variable, old, should in zip(model.weights, before, meant):
                if len(variable.shape) > 1:
                    wrong += bool(not np.array_equal(old, np.array(variable))) != should
    yield Probe("weights-moved", float(wrong), wrong > 0)


REPLAYS: dict[str, Callable[[Any, Any, Backend, int], Iterator[Probe]]] = {
    "label-entropy-per-batch": _mixed,
    "batches-across-epochs": _again,
    "tail-classes": _tail,
    "weights-moved": _moved,
}
