"""Inside: the process that holds a program at its training, and answers what it is asked until it is ended."""

from __future__ import annotations

import json
import os
import traceback
from socket import socket
from typing import Any

from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.lab.labels import task_name
from kerlint.confirm.run.captured import NotCaptured, captured, describe, target_of, task_of
from kerlint.confirm.run.heads import heads_of
from kerlint.confirm.run.hooks import Hooks
from kerlint.confirm.run.side import OwnSide

BUILT = 2
"""Rows that a model without weights is called with, to have them."""


class Desk:
    """Where questions come in and answers go out: one line of JSON each."""

    def __init__(self, job: dict[str, Any], there: socket) -> None:
        self.job = job
        self.there = there
        self.given: dict[str, Any] = {}

    def tell(self, answer: dict[str, Any]) -> None:
        """Sends one answer."""
        self.there.sendall(json.dumps(answer).encode() + b"\n")

    def reached(self, hooks: Hooks, tools: Backend, model: Any, given: dict[str, Any]) -> None:
        """The program is at its training: says what is there, and answers until the end. Never goes back."""
        try:
            self._serve(hooks, tools, model, given)
        finally:
            os._exit(0)

    def _serve(self, hooks: Hooks, tools: Backend, model: Any, given: dict[str, Any]) -> None:
        self.given = given
        if self.job["kind"] == "crash":
            self.tell({"reached": True})
            for _ in self.there.makefile("rb"):
                self.tell(_attempt(lambda: _fit_some(model, given)))
            return
        try:
            side = _side(hooks, tools, model, given)
        except NotCaptured as why:
            self.tell({"not_confirmable": str(why)})
            return
        except Exception as error:
            self.tell({"not_confirmable": f"its training can't be taken apart: {_said(error)}"})
            return
        self.tell(_reached(side))
        for line in self.there.makefile("rb"):
            question = json.loads(line)
            self.tell(_attempt(lambda question=question: _answer(side, question)))


def _side(hooks: Hooks, tools: Backend, model: Any, given: dict[str, Any]) -> OwnSide:
    """The program as one side of an experiment. Raises NotCaptured."""
    wanted = os.environ.get("KERAS_BACKEND", "tensorflow")
    if wanted != "tensorflow":
        raise NotCaptured(f"the program asks for the backend `{wanted}`, and losses differ between backends")
    if getattr(model, "loss", None) is None:
        raise NotCaptured("the model is compiled without a loss")
    if type(model).train_step is not tools.keras.Model.train_step:
        raise NotCaptured("the model trains by a `train_step` of its own")
    data = captured(model, given)
    if getattr(model, "run_eagerly", False):
        tools.tf.config.run_functions_eagerly(True)
    some = [one[:BUILT] for one in data.features]
    outputs = model(some if len(some) > 1 else some[0])
    count = len(outputs) if isinstance(outputs, (list, tuple, dict)) else 1
    heads = heads_of(model, tools.keras)
    if not count == len(heads) == len(data.labels):
        raise NotCaptured("which labels belong to which output is not known")
    return OwnSide(model, hooks, data, heads, tools)


def _reached(side: OwnSide) -> dict[str, Any]:
    seen = [describe(one) for one in side.own.labels]
    copied = side.own.labels[0].shape == side.own.features[0].shape and bool(
        (side.own.labels[0] == side.own.features[0]).all()
    )
    tasks = [task_of(one, head, copied=copied) for one, head in zip(seen, side.heads, strict=True)]
    return {
        "reached": True,
        "tasks": tasks,
        "words": [task_name(target_of(*one)) for one in zip(tasks, seen, side.heads, strict=True)],
        "rows": len(side.own.features[0]),
        "inputs": [list(one.shape[1:]) for one in side.own.features],
    }


def _answer(side: OwnSide, question: dict[str, Any]) -> dict[str, Any]:
    """Does what is asked."""
    what, seed = question["do"], question.get("seed", 0)
    if what == "set":
        side.prepare(question["tasks"])
    if what == "begin":
        side.begin(seed)
    if what == "advance":
        side.advance(seed, question["done"], question["goal"])
    if what == "finish":
        side.finish(seed)
    if what == "record":
        return {"record": side.record()}
    return {"curve": side.curves.get(seed, []), "fired": {name: side.fired(name) for name in side.probes}}


def _fit_some(model: Any, given: dict[str, Any]) -> dict[str, Any]:
    """Trains as the program asks for, a step or two."""
    arguments = {name: value for name, value in given.items() if name not in ("self", "args", "kwargs")}
    arguments |= {"epochs": (given.get("initial_epoch") or 0) + 1, "steps_per_epoch": 2, "verbose": 0}
    if given.get("validation_data") is not None:
        arguments["validation_steps"] = 1
    type(model).unhooked_fit(model, **arguments)
    return {"ran": True}


def _attempt(action: Any) -> dict[str, Any]:
    """The answer of an action, or its error."""
    try:
        found: dict[str, Any] = action()
    except Exception as error:
        traceback.print_exc()
        return {"error": _said(error)}
    return found


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
