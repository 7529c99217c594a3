"""A working folder of its own, and kerlint run in it."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kerlint.cli import main

ROOT = Path(__file__).resolve().parents[2]

SOFTMAX_WITH_MSE = """\
import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="adam", loss="mse")
"""


class Folder:
    """A working folder; ``run`` gives exit status, standard output and standard error."""

    def __init__(self, path):
        self.path = path

    def write(self, **files):
        """Files by name; ``__`` stands for a slash, the last ``_`` for the dot."""
        for name, text in files.items():
            stem, _, suffix = name.replace("__", "/").rpartition("_")
            file = self.path / f"{stem}.{suffix}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return self

    def run(self, *arguments, stdin="", environment=None):
        """Runs the command in this process: the same as a process of its own, but for the time that starting takes."""
        streams = sys.stdin, sys.stdout, sys.stderr
        before, variables = os.getcwd(), dict(os.environ)
        os.chdir(self.path)
        for name in ("NO_COLOR", "FORCE_COLOR", "KERLINT_OUTPUT_FORMAT"):
            os.environ.pop(name, None)
        os.environ.update(environment or {})
        out, err = io.BytesIO(), io.BytesIO()
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        sys.stdout = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
        sys.stderr = io.TextIOWrapper(err, encoding="utf-8", newline="\n")
        try:
            status = main(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            return status, out.getvalue().decode(), err.getvalue().decode()
        finally:
            sys.stdin, sys.stdout, sys.stderr = streams
            os.chdir(before)
            os.environ.clear()
            os.environ.update(variables)

    def process(self, *arguments, **options):
        """Starts the command as a process of its own."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("environment", {})}
        return subprocess.Popen(
            [sys.executable, "-m", "kerlint", *arguments], cwd=self.path, env=environment, **options
        )


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture
def model(folder):
    """A folder with one model that has one fault: KER102, a warning, or an info for Adam."""
    return folder.write(model_py=SOFTMAX_WITH_MSE.replace("adam", "sgd"))
