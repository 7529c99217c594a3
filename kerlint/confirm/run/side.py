"""Inside: a program of the user as one side of an experiment: its own model, compiled as it is, on its own data."""

from __future__ import annotations

from typing import Any

import numpy as np

from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.lab.data import Drawn, Truth
from kerlint.confirm.lab.labels import Target
from kerlint.confirm.lab.side import Side
from kerlint.confirm.lab.training import Engine
from kerlint.confirm.run.captured import Captured, describe, own_skill, target_of
from kerlint.confirm.run.hooks import Hooks
from kerlint.confirm.run.owncode import own_code

Array = Any


class OwnSetting:
    """What an experiment on captured data is set in."""

    def __init__(self, data: Captured, targets: list[Target]) -> None:
        self.own = data
        self.own_targets = targets
        self.rows = len(data.features[0])

    def targets(self, spec: Any) -> list[Target]:
        return self.own_targets

    def batch(self, spec: Any) -> int:
        return self.own.batch

    def shuffle(self, spec: Any) -> bool:
        return self.own.shuffle


class OwnSide(Side):
    """The model stays where it is: for every seed its weights are drawn again, and its rows divided anew."""

    def __init__(self, model: Any, hooks: Hooks, data: Captured, heads: list[dict[str, Any]], tools: Backend) -> None:
        super().__init__({"heads": heads, "fit": {}}, OwnSetting(data, []), tools)  # type: ignore[arg-type]
        self.model = model
        self.hooks = hooks
        self.own = data
        self.heads = heads
        self.values = [np.array(one) for one in model.variables]
        self.kept: dict[int, Drawn] = {}
        self.own_labels: dict[int, list[Array]] = {}

    def prepare(self, tasks: list[str]) -> None:
        """Says what there is to learn, and traces the model once."""
        seen = [describe(one) for one in self.own.labels]
        targets = [target_of(*one) for one in zip(tasks, seen, self.heads, strict=True)]
        self.setting = OwnSetting(self.own, targets)  # type: ignore[assignment]
        few = [one[:2] for one in self.own.features]
        labels = [one[:2] for one in self.own.labels]
        self.engine = Engine(self.model, self.backend, few, labels, self.heads, own_code=own_code(self.model))
        self.optimizer_state = self.engine.optimizer_state

    def data(self, seed: int) -> tuple[Drawn, list[Any]]:
        if seed not in self.kept:
            train, test = self.own.rows_for(seed)
            self.kept = {seed: Drawn(self._chosen(self.own.features, 0, train, test), Truth(None, None), len(train))}
            self.own_labels = {seed: self._chosen(self.own.labels, 1, train, test)}
            self.chosen = train
        return self.kept[seed], []

    def _chosen(self, columns: list[Array], part: int, train: Array, test: Array) -> list[Array]:
        held = self.own.held[part] if self.own.held is not None else None
        own = len(columns[0])
        return [
            np.concatenate([one[train], one[test] if held is None else held[place][test - own]])
            for place, one in enumerate(columns)
        ]

    def labels(self, drawn: Drawn) -> list[Array]:
        (found,) = self.own_labels.values()
        return found

    def weights(self, drawn: Drawn) -> Array | None:
        if self.own.weights is not None:
            return self.own.weights[self.chosen] if len(self.own.weights) == self.setting.rows else None
        given = self.own.class_weight
        if not given:
            return None
        labels = self.own.labels[0][self.chosen]
        classes = (
            labels.argmax(-1) if labels.ndim > 1 and labels.shape[-1] > 1 else labels.reshape(len(labels), -1)[:, 0]
        )
        return np.array([float(given.get(int(one), 1.0)) for one in classes], dtype="float32")

    def first(self, seed: int) -> list[Array]:
        return self.hooks.weights.redrawn(self.model, seed, self.values)

    def judged(self, drawn: Drawn, *, trained: bool = False) -> float:
        rows = slice(0, min(drawn.train, 1000)) if trained else slice(drawn.train, None)
        assert self.engine is not None
        found = self.engine.predict([one[rows] for one in drawn.features])
        scores = [
            own_skill(target.task, labels[rows], one, target.border)
            for target, labels, one in zip(self.setting.targets(self.spec), self.labels(drawn), found, strict=False)
        ]
        return float(np.mean(scores))
