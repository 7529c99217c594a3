"""Runs programs of the rule book under real Keras: small data in place of downloads and files, one epoch, no weights."""

from __future__ import annotations

import builtins
import contextlib
import io
import os
import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple
from unittest import mock

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("MPLBACKEND", "Agg")

ROWS = 64

IMAGES = {"mnist": (28, 28), "fashion_mnist": (28, 28), "cifar10": (32, 32, 3), "cifar100": (32, 32, 3)}
CLASSES = {"mnist": 10, "fashion_mnist": 10, "cifar10": 10, "cifar100": 100}


class Outcome(NamedTuple):
    """How a program ended: the exception and the lines of the program in its traceback, or nothing."""

    error: BaseException | None
    lines: tuple[int, ...] = ()


def run(code: str) -> Outcome:
    """Runs a program in the working folder."""
    program = compile(code, "<program>", "exec")
    with _stubs(), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(program, {"__name__": "__main__", "__builtins__": builtins})
        except Exception as error:
            return Outcome(error, tuple(_lines(error)))
    return Outcome(None)


def _lines(error: BaseException) -> Iterator[int]:
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<program>":
            yield trace.tb_lineno
        trace = trace.tb_next


@contextlib.contextmanager
def _stubs() -> Iterator[None]:
    import keras
    import tf_keras

    with contextlib.ExitStack() as stack, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for package in (keras, tf_keras):
            package.backend.clear_session()
            for name in IMAGES:
                data = getattr(package.datasets, name)
                stack.enter_context(mock.patch.object(data, "load_data", _images(name)))
            model = package.models.Model
            stack.enter_context(mock.patch.object(model, "fit", _one_epoch(model.fit)))
            for path in ("utils", "preprocessing"):
                owner = getattr(package, path)
                if hasattr(owner, "image_dataset_from_directory"):
                    stack.enter_context(mock.patch.object(owner, "image_dataset_from_directory", _folder))
        yield


def _images(name: str) -> Any:
    import numpy as np

    def load_data(**options: Any) -> Any:
        def part() -> Any:
            shape = (-1, 1) if name.startswith("cifar") else (-1,)
            labels = np.arange(ROWS) % CLASSES[name] + max(0, CLASSES[name] - ROWS)
            return np.random.randint(0, 256, (ROWS, *IMAGES[name])).astype("uint8"), labels.reshape(shape)

        return part(), part()

    return load_data


def _folder(
    folder: str, label_mode: str = "int", image_size: Any = (256, 256), batch_size: int | None = 32, **options: Any
) -> Any:
    import numpy as np
    import tensorflow as tf

    labels = np.arange(8) % 4
    targets = np.eye(4)[labels] if label_mode == "categorical" else labels % 2 if label_mode == "binary" else labels
    images = np.random.randint(0, 256, (8, *image_size, 3)).astype("float32")
    made = tf.data.Dataset.from_tensor_slices((images, targets))
    made = made if batch_size is None else made.batch(batch_size)
    made.class_names = ["a", "b", "c", "d"]
    return made


def _one_epoch(fit: Any) -> Any:
    def quick(self: Any, *given: Any, **options: Any) -> Any:
        if type(options.get("epochs")) is int:
            options["epochs"] = min(options["epochs"], 1)
        return fit(self, *given, **{"verbose": 0, **options})

    return quick
