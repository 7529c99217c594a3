"""Runs programs of the rule book under real Keras: small data in place of downloads and files, one epoch, no weights."""

from __future__ import annotations

import builtins
import contextlib
import io
import os
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from unittest import mock

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("MPLBACKEND", "Agg")

ROWS = 64

IMAGES = {"mnist": (28, 28), "fashion_mnist": (28, 28), "cifar10": (32, 32, 3), "cifar100": (32, 32, 3)}
CLASSES = {"mnist": 10, "fashion_mnist": 10, "cifar10": 10, "cifar100": 100}


TABLES = {"boston_housing": (13, 5.0, 50.0), "california_housing": (8, 15e3, 5e5)}
"""Tables with a price for each row: columns, and the cheapest and dearest."""

TEXTS = {"imdb": 2, "reuters": 46}
"""Texts as numbers of words, with classes."""

FOLDERS = 4
"""How many classes a folder of images has."""

DOWNLOAD = "downloaded.weights.h5"
"""Stands for every file that Keras would download."""


class Outcome(NamedTuple):
    """How a program ended: the exception and the lines of the program in its traceback, or nothing; what it left."""

    error: BaseException | None
    lines: tuple[int, ...] = ()
    names: dict[str, Any] = {}
    printed: str = ""


def run(code: str) -> Outcome:
    """Runs a program in the working folder, always with the same random numbers."""
    keras = _keras()
    program = compile(code, "<program>", "exec")
    names = {"__name__": "__main__", "__builtins__": builtins}
    printed = io.StringIO()
    with _stubs(), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        keras.utils.set_random_seed(1)
        try:
            exec(program, names)
        except Exception as error:
            return Outcome(error, tuple(_lines(error)), names, printed.getvalue())
    return Outcome(None, (), names, printed.getvalue())


@cache
def _keras() -> Any:
    """Keras, once loaded. What it consists of is no garbage: without that, each run would look through it for seconds."""
    import gc

    import keras
    import tf_keras

    tf_keras.Sequential()
    gc.freeze()
    return keras


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
        stack.enter_context(mock.patch.dict(os.environ))
        stack.enter_context(mock.patch("keras.src.utils.file_utils.get_file", return_value=DOWNLOAD))
        stack.enter_context(mock.patch("tf_keras.src.utils.data_utils.get_file", return_value=DOWNLOAD))
        for package in (keras, tf_keras):
            package.backend.clear_session()
            for name in IMAGES:
                data = getattr(package.datasets, name)
                stack.enter_context(mock.patch.object(data, "load_data", _images(name)))
            for name in TABLES.keys() & set(dir(package.datasets)):
                stack.enter_context(mock.patch.object(getattr(package.datasets, name), "load_data", _prices(name)))
            for name in TEXTS:
                stack.enter_context(mock.patch.object(getattr(package.datasets, name), "load_data", _texts(name)))
            model = package.models.Model
            stack.enter_context(mock.patch.object(model, "load_weights", _downloaded(model.load_weights)))
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


def _prices(name: str) -> Any:
    import numpy as np

    columns, low, high = TABLES[name]

    def load_data(**options: Any) -> Any:
        return tuple((np.random.rand(ROWS, columns) * 100, np.random.uniform(low, high, ROWS)) for _ in range(2))

    return load_data


def _texts(name: str) -> Any:
    import numpy as np

    def load_data(num_words: int | None = None, **options: Any) -> Any:
        def part() -> Any:
            lengths = np.random.randint(20, 60, ROWS)
            texts = [[1, *np.random.randint(4, num_words or 10000, length).tolist()] for length in lengths]
            return np.array(texts, dtype=object), np.arange(ROWS) % TEXTS[name]

        return part(), part()

    return load_data


def _folder(
    folder: str, label_mode: str = "int", image_size: Any = (256, 256), batch_size: int | None = 32, **options: Any
) -> Any:
    import numpy as np
    import tensorflow as tf

    labels = np.arange(8) % FOLDERS
    targets = (
        np.eye(FOLDERS)[labels] if label_mode == "categorical" else labels % 2 if label_mode == "binary" else labels
    )
    images = np.random.randint(0, 256, (8, *image_size, 3)).astype("float32")
    made = tf.data.Dataset.from_tensor_slices((images, targets))
    made = made if batch_size is None else made.batch(batch_size)
    made.class_names = ["a", "b", "c", "d"]
    return made


def _downloaded(load_weights: Any) -> Any:
    """Weights of the net are left as they are made: there is no net."""

    def load(self: Any, path: Any, *given: Any, **options: Any) -> Any:
        return None if path == DOWNLOAD else load_weights(self, path, *given, **options)

    return load


def _one_epoch(fit: Any) -> Any:
    def quick(self: Any, *given: Any, **options: Any) -> Any:
        if type(options.get("epochs")) is int:
            options["epochs"] = min(options["epochs"], 1)
        return fit(self, *given, **{"verbose": 0, **options})

    return quick


def claims(*codes: str) -> Any:
    """Marks a test as the proof of what the pages of these rules say of Keras."""

    def mark(test: Any) -> Any:
        test.claims = codes
        return test

    return mark
