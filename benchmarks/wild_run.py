"""Runs one program of others under real Keras, as far as it goes: ``python -m benchmarks.wild_run PROGRAM OUT``.

Part of ``wild``. Data sets of Keras are noise of the right shapes, pretrained weights stay as they are initialised,
drawing is done by nobody, every training is one step of one epoch. Writes what was built, and the rows of the top-level
statements that failed.
"""

from __future__ import annotations

import ast
import contextlib
import json
import signal
import sys
from importlib import import_module
from typing import Any
from unittest.mock import MagicMock

import keras
import numpy as np
from keras.src.backend.tensorflow.trainer import TensorFlowTrainer
from keras.src.utils import file_utils

from kerlint.interpreter.libraries.keras_data import DATASETS, Dataset
from tests.truth import recording as truth
from tests.truth.description import Recording

PATIENCE = 20
"""Seconds of computing that one statement may take."""

DRAWING = (
    "matplotlib matplotlib.pyplot matplotlib.colors matplotlib.patches matplotlib.cm matplotlib.image "
    "mpl_toolkits.mplot3d seaborn IPython IPython.display cv2 imageio graphviz pydot PIL plotly"
).split()

ROWS = 32
"""Rows that are really predicted."""


def _noise(rows: int, made: Dataset) -> tuple[Any, Any]:
    if made.content == "text-ids":
        features = np.empty(rows, object)
        for row in range(rows):
            features[row] = list(np.random.randint(1, 500, 20))
    elif made.content == "image":
        features = np.random.randint(0, 256, (rows, *made.row)).astype("uint8")
    else:
        features = np.random.rand(rows, *made.row)
    shape = (rows, *made.label_row)
    return features, np.random.randint(0, made.classes, shape) if made.classes else np.random.rand(*shape)


def without_data() -> None:
    """Data sets and weights come from nowhere."""
    for name, made in DATASETS.items():
        module = getattr(keras.datasets, name)
        module.load_data = lambda *_, _made=made, **__: (_noise(_made.train, _made), _noise(_made.test, _made))
    load = keras.Model.load_weights
    keras.Model.load_weights = lambda self, path, *a, **k: None if path == "none.h5" else load(self, path, *a, **k)
    fetch = file_utils.get_file
    file_utils.get_file = lambda name=None, origin=None, **k: (
        "none.h5" if "keras-applications" in str(origin) else fetch(name, origin, **k)
    )
    for name in DRAWING:
        try:
            import_module(name)
        except ImportError:
            sys.modules[name] = MagicMock()


def short() -> None:
    """Training is one step, predictions are made for a few rows and repeated."""
    fit, predict, evaluate = TensorFlowTrainer.fit, TensorFlowTrainer.predict, TensorFlowTrainer.evaluate

    def fit_once(self: Any, *args: Any, **given: Any) -> Any:
        given["epochs"] = given.get("initial_epoch", 0) + 1
        return fit(self, *args, **{**given, "verbose": 0})

    def predict_some(self: Any, x: Any, *args: Any, **given: Any) -> Any:
        given["verbose"] = 0
        if not hasattr(x, "shape") or x.shape[0] is None or x.shape[0] <= ROWS:
            return predict(self, x, *args, **given)
        made = predict(self, x[:ROWS], *args, **given)
        return np.resize(made, (x.shape[0], *made.shape[1:]))

    def evaluate_some(self: Any, *args: Any, **given: Any) -> Any:
        return evaluate(self, *args, **{**given, "steps": 1, "verbose": 0})

    TensorFlowTrainer.fit = fit_once
    TensorFlowTrainer.predict = predict_some
    TensorFlowTrainer.evaluate = evaluate_some


def main(path: str, out: str) -> None:
    """Runs the program and writes what it did."""
    document, recording = truth.opened(path)
    without_data()
    short()
    truth.install(recording)
    names = truth.as_main(document)
    sys.argv = [path]
    signal.signal(signal.SIGPROF, _too_long)
    failed = []
    for statement in ast.parse(document.text).body:
        code = compile(ast.Module([statement], []), document.file, "exec")
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            exec(code, names)  # noqa: S102
        except (Exception, SystemExit) as error:  # the program's own code raises what it likes
            print(f"{statement.lineno}: {error!r}"[:200], file=sys.stderr)
            failed.append(statement.lineno)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    found = {"failed": failed, "models": [], "events": []} if failed else {"failed": [], **what_happened(recording)}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(found, file)


def _too_long(*_: Any) -> None:
    raise TimeoutError("a statement takes too long")


def what_happened(recording: Recording) -> dict[str, Any]:
    """Models and events; of models that are neither compiled nor trained those that are built.

    What Keras keeps inside a `Sequential` is no model of the program.
    """
    inside = {
        id(getattr(thing, "_functional", None)) for thing in recording.kept if isinstance(thing, keras.Sequential)
    }
    for thing in list(recording.kept):
        if (
            id(thing) not in inside
            and isinstance(thing, keras.Model)
            and getattr(thing, "built", False)
            and type(thing).__module__.startswith("keras")
        ):
            with contextlib.suppress(AttributeError):
                recording.model(thing)
    return truth.happened(recording)


if __name__ == "__main__":
    main(*sys.argv[1:])
