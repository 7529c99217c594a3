"""Runs one program under real Keras and writes down what it builds, compiles and trains: the truth to compare with.

Started by ``record`` in a process of its own: ``python -m tests.truth.recording PROGRAM OUT``. Training is cut to one
step an epoch; everything else happens as written. Models, layers and events are known by the place in the program
where their call ends, ``row:column``, and by their order there.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import types
from collections.abc import Callable
from typing import Any

import keras
import tensorflow as tf
from keras.src.backend.tensorflow.trainer import TensorFlowTrainer
from keras.src.optimizers.base_optimizer import BaseOptimizer
from keras.src.trainers.trainer import Trainer

from kerlint.document.document import Document
from kerlint.document.reading import File, read
from tests.truth.description import (
    Recording,
    by_output,
    callback_records,
    loss_record,
    metric_type,
    model_record,
    number,
    optimizer_record,
    outputs_of,
    symbolic,
    validation_record,
)


def install(recording: Recording) -> None:
    """Makes Keras tell what happens."""
    _watch_making(recording)
    _watch_compile(recording)
    _watch_fit(recording)
    _watch_batches(recording)
    _watch_steps(recording)


def _watch_making(recording: Recording) -> None:
    original = keras.layers.Layer.__new__

    def new(cls: type, *args: Any, **kwargs: Any) -> Any:
        made = original(cls, *args, **kwargs)
        recording.note_made(made)
        return made

    keras.layers.Layer.__new__ = new


def _watch_compile(recording: Recording) -> None:
    original = Trainer.compile

    def compile(self: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(self, *args, **kwargs)
        place = recording.place()
        if place is not None:
            recording.compiles[id(self)] = number = len(recording.events)
            given = dict(zip(("optimizer", "loss", "loss_weights", "metrics"), args)) | kwargs
            recording.losses[number] = given.get("loss")
            recording.events.append(
                {
                    "event": "compile",
                    "place": place,
                    "model": recording.model(self),
                    "optimizer": optimizer_record(self.optimizer),
                    "losses": None,
                    "metrics": None,
                    "outputs": outputs_of(recording, self),
                }
            )
            _set_losses(recording, self, number)
        return result

    Trainer.compile = compile


def _set_losses(recording: Recording, model: Any, number: int) -> None:
    """Writes down the loss of each output, once the outputs are known."""
    compiled = recording.events[number]
    if compiled["losses"] is not None or compiled["outputs"] is None:
        return
    names = list(getattr(model, "output_names", None) or ())
    if len(names) != len(compiled["outputs"]):
        names = [str(place) for place in range(len(compiled["outputs"]))]
    losses = by_output(recording.losses[number], names)
    compiled["losses"] = None if losses is None else [loss_record(loss) for loss in losses]


def _finish(recording: Recording, model: Any) -> None:
    """What only a training shows: which metrics ``accuracy`` became, the outputs of a model that was not built."""
    number = recording.compiles.get(id(model))
    if number is None:
        return
    compiled = recording.events[number]
    if compiled["outputs"] is None:
        compiled["outputs"] = outputs_of(recording, model)
    _set_losses(recording, model, number)
    metrics = getattr(model, "_compile_metrics", None)
    if compiled["metrics"] is None and metrics is not None and metrics.built:
        compiled["metrics"] = [
            [metric_type(one) for one in part.metrics] if part else [] for part in metrics._flat_metrics
        ]
    elif compiled["metrics"] is None and metrics is None:
        compiled["metrics"] = [[] for _ in compiled["outputs"] or ()]


def _watch_fit(recording: Recording) -> None:
    original = TensorFlowTrainer.fit
    names = "x y batch_size epochs verbose callbacks validation_split validation_data".split()

    def fit(self: Any, *args: Any, **kwargs: Any) -> Any:
        given = dict(zip(names, args)) | kwargs
        place = recording.place()
        x = given.get("x")
        if place is not None and not recording.training:
            arrays = not isinstance(x, (tf.data.Dataset, keras.utils.PyDataset)) and not hasattr(x, "__next__")
            recording.events.append(
                {
                    "event": "fit",
                    "function": "fit",
                    "place": place,
                    "model": recording.model(self),
                    "compile": recording.compiles.get(id(self)),
                    "epochs": number(given.get("epochs", 1)),
                    "batch_size": number(given.get("batch_size") or 32) if arrays else None,
                    "steps_per_epoch": number(given.get("steps_per_epoch")),
                    "validation": validation_record(given),
                    "callbacks": callback_records(given.get("callbacks")),
                }
            )
        recording.samples.setdefault(id(self), symbolic(x))
        given["steps_per_epoch"] = 1
        if given.get("validation_data") is not None or given.get("validation_split"):
            given["validation_steps"] = 1
        recording.training += 1
        try:
            return original(self, **given)
        finally:
            recording.training -= 1
            _finish(recording, self)

    TensorFlowTrainer.fit = fit


def _watch_batches(recording: Recording) -> None:
    original = TensorFlowTrainer.train_on_batch

    def train_on_batch(self: Any, *args: Any, **kwargs: Any) -> Any:
        place = recording.place()
        if place is not None:
            recording.events.append(
                {
                    "event": "fit",
                    "function": "train_on_batch",
                    "place": place,
                    "model": recording.model(self),
                    "compile": recording.compiles.get(id(self)),
                }
            )
        recording.samples.setdefault(id(self), symbolic(kwargs.get("x", args[0] if args else None)))
        recording.training += 1
        try:
            return original(self, *args, **kwargs)
        finally:
            recording.training -= 1
            _finish(recording, self)

    TensorFlowTrainer.train_on_batch = train_on_batch


def _watch_steps(recording: Recording) -> None:
    original = BaseOptimizer.apply

    def apply(self: Any, grads: Any, trainable_variables: Any = None) -> Any:
        place = recording.place()
        if place is not None and not recording.training:
            wanted = {id(variable) for variable in trainable_variables or ()}
            for model in [one for one in recording.kept if isinstance(one, keras.Model)]:
                if wanted and {id(variable) for variable in model.trainable_variables} == wanted:
                    number = recording.model(model)
                    recording.events.append({"event": "fit", "function": "tape", "place": place, "model": number})
                    break
        return original(self, grads, trainable_variables)

    BaseOptimizer.apply = apply


def opened(path: str) -> tuple[Document, Recording]:
    """A program and its recording, still empty. From now on Keras computes eagerly, beginning with the same seed."""
    document = read(File(path, os.path.abspath(path))).document
    assert document is not None, path
    recording = Recording(document.file)
    recording.lines[document.file] = document.text.encode("utf-8").splitlines()
    keras.utils.set_random_seed(0)
    tf.config.run_functions_eagerly(True)
    return document, recording


def as_main(document: Document) -> dict[str, Any]:
    """The names of a main module in which the program can run."""
    module = types.ModuleType("__main__")
    module.__file__ = document.file
    sys.modules["__main__"] = module
    return module.__dict__


def happened(recording: Recording) -> dict[str, Any]:
    """The models and events that were recorded; an event names the place of its compile."""
    for event in recording.events:
        compiled = event.get("compile")
        if compiled is not None:
            event["compile"] = recording.events[compiled]["place"]
    models = [model_record(recording, model) for model in recording.models.values()]
    return {"models": models, "events": recording.events}


def main(path: str, out: str) -> None:
    """Runs the program and writes what it did."""
    document, recording = opened(path)
    sys.path.insert(0, os.path.dirname(document.file))  # as `python train.py` does
    install(recording)
    run: Callable[..., Any] = exec
    with contextlib.suppress(SystemExit):
        run(compile(document.text, document.file, "exec"), as_main(document))
    with open(out, "w", encoding="utf-8") as file:
        json.dump(happened(recording), file)


if __name__ == "__main__":
    sys.argv, arguments = [sys.argv[1]], sys.argv[1:]
    main(*arguments)
