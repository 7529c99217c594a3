"""One of the two programs of an experiment: it is begun, advanced and finished seed by seed, and keeps what it shows.

What it learns from and what a fresh model of it is are questions of their own (``data``, ``labels``, ``fresh``,
``judged``, ``weights``): here the model is rebuilt from a blueprint and the data are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np

from kerlint.confirm.lab import probes
from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.lab.data import Drawn, Input, Truth, by_class, draw
from kerlint.confirm.lab.labels import copied, encode, own_classes, skill
from kerlint.confirm.lab.look import ROWS, Look, limits_of, look, squashed
from kerlint.confirm.lab.rebuild import rebuild, same_graph
from kerlint.confirm.lab.setting import Setting
from kerlint.confirm.lab.symptoms import Probe, of_moments
from kerlint.confirm.lab.training import Batches, Engine, first_state
from kerlint.confirm.lab.weights import Weights, watched

Array = Any

UPDATES = 11
"""Steps after which the size of updates is measured; the first is not counted."""

KEPT_BYTES = 16 << 20
"""Rows of a seed that are larger are drawn again when they are needed again."""

SMALL_BATCH = 8
"""Rows of a step where a network is only watched for its first steps."""


class Trained(Protocol):
    """What the protocol asks of a program, wherever it is trained."""

    curves: dict[int, list[float]]

    def begin(self, seed: int) -> None:
        """Draws data and weights by a seed, looks at the untrained model and judges it."""

    def advance(self, seed: int, done: int, goal: int) -> None:
        """Trains one seed from one checkpoint to the next, and judges it."""

    def finish(self, seed: int) -> None:
        """Looks at the trained model."""

    def fired(self, name: str) -> int:
        """In how many seeds a probe fired."""

    def record(self) -> dict[str, Any]:
        """What was measured, as plain data."""


class Made(NamedTuple):
    """A model, what drew its weights, and the values that it was made with."""

    model: Any
    weights: Weights
    values: list[Array]


class Side:
    """A program with its engine, and for every seed its state and learning curve."""

    def __init__(self, spec: Any, setting: Setting, backend: Backend) -> None:
        self.spec = spec
        self.setting = setting
        self.backend = backend
        self.engine: Engine | None = None
        self.made: Made | None = None
        self.optimizer_state: list[Array] = []
        self.rows: dict[int, Drawn] = {}
        self.tensors: dict[int, tuple[list[Any], list[Any], Any]] = {}
        self.states: dict[int, list[Any]] = {}
        self.batches: dict[int, Batches] = {}
        self.curves: dict[int, list[float]] = {}
        self.losses: dict[int, list[float]] = {}
        self.first_loss: dict[int, float] = {}
        self.probes: dict[str, dict[int, tuple[float, bool]]] = {}

    # --- what it learns from

    def data(self, seed: int) -> tuple[Drawn, list[Input]]:
        """The rows of a seed, as this program sees them: in its range, and in its order."""
        inputs = self.setting.inputs(self.spec)
        if seed not in self.rows:
            judged = self.setting.judged(self.spec)
            drawn = draw(inputs, self.setting.classes, self.setting.rows, seed, judged=judged)
            if self.spec["fit"].get("by_class") and drawn.truth.classes is not None:
                drawn = by_class(drawn)
            if sum(one.nbytes for one in drawn.features) > KEPT_BYTES:
                return drawn, inputs
            self.rows[seed] = drawn
        return self.rows[seed], inputs

    def labels(self, drawn: Drawn) -> list[Array]:
        return [
            drawn.features[0] if target.task == "copy" else encode(target, drawn.truth)
            for target in self.setting.targets(self.spec)
        ]

    def weights(self, drawn: Drawn) -> Array | None:
        """How much each row for training counts; ``None``: all the same."""
        given = self.spec["fit"].get("class_weight")
        targets = self.setting.targets(self.spec)
        if not given or drawn.truth.classes is None or len(targets) != 1:
            return None
        classes = own_classes(targets[0], drawn.truth)[: drawn.train]
        return np.array([float(given.get(str(one), 1.0)) for one in classes], dtype="float32")

    def build(self, drawn: Drawn, seed: int) -> Any:
        """The program's model with weights of a seed: built the first time, then only drawn and adapted anew."""
        if self.made is None:
            self.backend.keras.utils.set_random_seed(seed)
            with watched(self.backend.keras) as weights:
                model = rebuild(self.spec["blueprint"], self.backend, self.setting.shrink)
                some = [one[:2] for one in drawn.features]
                model(some if len(some) > 1 else some[0])
            self.made = Made(model, weights, [np.array(one) for one in model.variables])
        for variable, value in zip(self.made.model.variables, self.first(seed), strict=True):
            variable.assign(value)
        for layer in _adapted(self.made.model):
            layer.adapt(drawn.features[0][: drawn.train])
        return self.made.model

    def first(self, seed: int) -> list[Array]:
        """The weights that training begins with under a seed."""
        assert self.made is not None
        return self.made.weights.redrawn(self.made.model, seed, self.made.values)

    def equip(self, model: Any, drawn: Drawn, other: Side | None) -> None:
        """Gets an engine for its model: that of the other program, where both compute the same."""
        labels = self.labels(drawn)
        alike = other is not None and other.engine is not None and self._alike(other, labels, drawn)
        if other is not None and alike:
            self.engine, self.optimizer_state = other.engine, first_state(model)
        else:
            self.engine = Engine(model, self.backend, drawn.features, labels, self.spec["heads"])
            self.optimizer_state = self.engine.optimizer_state

    def _alike(self, other: Side, labels: list[Array], drawn: Drawn) -> bool:
        theirs = [(one.dtype, one.shape[1:]) for one in other.labels(drawn)]
        return (
            self.backend.generation == 3  # there the rate is part of an optimizer's state
            and theirs == [(one.dtype, one.shape[1:]) for one in labels]
            and bool(self.spec["heads"]) == bool(other.spec["heads"])
            and same_graph(self.spec["blueprint"], other.spec["blueprint"])
            and (other.made is None or not _adapted(other.made.model))  # what they are adapted to is in the graph
        )

    def judged(self, drawn: Drawn, *, trained: bool = False) -> float:
        """Skill on the rows that are held out, or on those of the training."""
        rows = slice(0, min(drawn.train, 1000)) if trained else slice(drawn.train, None)
        assert self.engine is not None
        found = self.engine.predict([one[rows] for one in drawn.features])
        truth = Truth(*(None if part is None else part[rows] for part in drawn.truth))
        targets = self.setting.targets(self.spec)
        scores = []
        for target, one in zip(targets, found, strict=False):
            if target.task == "copy":
                scores.append(copied(drawn.features[0][rows], one))
            else:
                scores.append(skill(target, truth, one))
        return float(np.mean(scores))

    # --- the course of an experiment

    def begin(self, seed: int) -> None:
        """Draws data and weights by a seed, looks at the untrained model and judges it."""
        drawn, _ = self.data(seed)
        assert self.engine is not None
        self.engine.put([*self.first(seed), *self.optimizer_state])
        self.batches[seed] = Batches(
            drawn.train, self.setting.batch(self.spec), seed, shuffle=self.setting.shuffle(self.spec)
        )
        seen = self.looked(self.engine.model, drawn, limits=True)
        self.first_loss[seed] = seen.loss
        moments = [of_moments(one[: drawn.train], one[drawn.train :]) for one in drawn.features]
        self.note(seed, [*probes.at_start(seen), *moments])
        self.curves[seed] = [self.judged(drawn)]
        self.losses[seed] = []
        self.states[seed] = self.engine.held()

    def watch(self, seed: int) -> None:
        """Takes the first steps only, with small batches, and notes how far they move the weights."""
        assert self.engine is not None
        drawn, _ = self.data(seed)
        self.engine.put([*self.first(seed), *self.optimizer_state])
        size = min(self.setting.batch(self.spec), SMALL_BATCH)
        batches = Batches(drawn.train, size, seed, shuffle=True)
        before, own = self.engine.kernels(), probes.pretrained(self.engine.model)
        self.engine.loop(*self._tensors(drawn, seed), self.backend.tf.constant(batches.next(UPDATES - 1)))
        self.note(seed, probes.of_updates(before, self.engine.kernels(), UPDATES - 1))
        self.note(seed, probes.of_drift(own, probes.pretrained(self.engine.model)))

    def advance(self, seed: int, done: int, goal: int) -> None:
        """Trains one seed from one checkpoint to the next, and judges it."""
        assert self.engine is not None
        self.engine.put(self.states[seed])
        drawn, _ = self.data(seed)
        tf = self.backend.tf
        xs, ys, weights = self._tensors(drawn, seed)
        batches = self.batches[seed]
        if done == 0:
            self.engine.loop(xs, ys, weights, tf.constant(batches.next(1)))
            before = self.engine.kernels()
            self.engine.loop(xs, ys, weights, tf.constant(batches.next(UPDATES - 1)))
            self.note(seed, probes.of_updates(before, self.engine.kernels(), UPDATES - 1))
            done = UPDATES
        loss = self.engine.loop(xs, ys, weights, tf.constant(batches.next(goal - done)))
        self.losses[seed].append(loss)
        self.curves[seed].append(self.judged(drawn))
        self.states[seed] = self.engine.held()

    def _tensors(self, drawn: Drawn, seed: int) -> tuple[list[Any], list[Any], Any]:
        """Features, labels and weights of the training rows; kept where the rows are."""
        if seed in self.tensors:
            return self.tensors[seed]
        tf = self.backend.tf
        xs = [tf.convert_to_tensor(one[: drawn.train]) for one in drawn.features]
        ys = [tf.convert_to_tensor(one[: drawn.train]) for one in self.labels(drawn)]
        given = self.weights(drawn)
        made = xs, ys, tf.convert_to_tensor(given) if given is not None else None
        if seed in self.rows:
            self.tensors[seed] = made
        return made

    def finish(self, seed: int) -> None:
        """Looks at the trained model."""
        assert self.engine is not None
        self.engine.put(self.states[seed])
        drawn, _ = self.data(seed)
        seen = self.looked(self.engine.model, drawn)
        trained = self.judged(drawn, trained=True)
        self.note(seed, probes.at_end(seen, self.first_loss[seed], trained, self.curves[seed][-1]))

    def fired(self, name: str) -> int:
        """In how many seeds a probe fired."""
        return sum(fires for _, fires in self.probes.get(name, {}).values())

    def record(self) -> dict[str, Any]:
        """What was measured, as plain data."""
        return {
            "curves": [self.curves[seed] for seed in sorted(self.curves)],
            "losses": [self.losses[seed] for seed in sorted(self.losses)],
            "probes": {
                name: {"fired": self.fired(name), "of": len(found), "value": max(found.values(), key=_fires)[0]}
                for name, found in self.probes.items()
            },
        }

    # --- its state

    def looked(self, model: Any, drawn: Drawn, rows: int = ROWS, *, limits: bool = False) -> Look:
        """One pass of a model over training rows; ``limits``: and what it can reach."""
        rows = min(drawn.train, rows)
        heads = self.spec["heads"]
        traced = self.engine if self.engine is not None and model is self.engine.model else None
        reach = traced.limits if traced else limits_of(model, self.backend, squashed=squashed(heads))
        return look(
            model,
            self.backend,
            [one[:rows] for one in drawn.features],
            [one[:rows] for one in self.labels(drawn)],
            self.setting.targets(self.spec),
            heads,
            traced.passing if traced else None,
            reach if limits else None,
        )

    def note(self, seed: int, found: Iterable[Probe]) -> None:
        """Keeps what probes say of one seed; of several outputs, and of before and after training, the worst."""
        worst: dict[str, Probe] = {}
        for probe in found:
            if probe.name not in worst or probe.fires:
                worst[probe.name] = probe
        for name, probe in worst.items():
            known = self.probes.setdefault(name, {})
            if seed not in known or not known[seed][1]:
                known[seed] = (float(probe.value), bool(probe.fires))


def _fires(probe: tuple[float, bool]) -> bool:
    return probe[1]


def curves_of(side: Trained) -> Sequence[list[float]]:
    """The learning curves, one a seed."""
    return [*side.curves.values()]


def _adapted(model: Any) -> list[Any]:
    return [layer for layer in model.layers if getattr(layer, "kerlint_adapt", False)]
