"""Recovered models beside real Keras', on programs of others: ``python -m benchmarks.wild FILE …``.

Each program runs under real Keras in a process of its own, statement by statement, with data sets that have the right
shapes and no content, one step of training an epoch and nothing from the network. A statement that fails (data that are
not there, a package that is not installed, too much time) is taken out of the program, and what is left runs again
until nothing fails. That program, the one that ran, is what kerlint is asked about: layers, shapes, parameters, losses,
optimizers, trainings, field by field as in ``tests/truth``. Prints a line for each program, every wrong value, and the
sums; programs that build nothing do not count.
"""

from __future__ import annotations

import ast
import json
import multiprocessing
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="-1", MPLBACKEND="Agg")

from benchmarks import wild_run  # noqa: E402
from kerlint.document.reading import File, read  # noqa: E402
from tests.truth.comparison import Field, compare  # noqa: E402

SECONDS = 150
RUNS = 3
FORK = multiprocessing.get_context("fork")


class Ran(NamedTuple):
    """A program as it ran to its end: the file, what Keras built, how many of its statements were left."""

    path: Path
    truth: dict[str, Any]
    left: int
    all: int


def without(text: str, failed: list[int]) -> str:
    """A program without the top-level statements that begin in these rows; all others stay where they are."""
    lines = text.split("\n")
    for statement in ast.parse(text).body:
        if statement.lineno not in failed or statement.end_lineno is None:
            continue
        first = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])
        for row in range(first, statement.end_lineno + 1):
            lines[row - 1] = ""
    return "\n".join(lines)


def run(path: Path, folder: Path) -> Ran | str:
    """Runs a program until nothing of it fails; why it does not, if it does not."""
    document = read(File(path.name, str(path.resolve()))).document
    if document is None:
        return "can't be read"
    text = document.text
    count = len(ast.parse(text).body)
    program, out = folder / f"{path.stem.replace('.', '_')}.py", folder / "out.json"
    for _ in range(RUNS):
        program.write_text(text, encoding="utf-8")
        out.unlink(missing_ok=True)
        # Forked, so that Keras is imported once; nothing was computed yet, so it has no threads that would be lost.
        process = FORK.Process(target=_run, args=(program, out, folder))
        process.start()
        process.join(SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
            return "takes too long"
        if not out.exists():
            return f"ends: {(folder / 'errors.txt').read_text(encoding='utf-8', errors='replace')[-200:]!r}"
        found = json.loads(out.read_text(encoding="utf-8"))
        if not found["failed"]:
            return Ran(program, found, len(ast.parse(text).body), count)
        text = without(text, found["failed"])
    return "goes on failing"


def _run(program: Path, out: Path, folder: Path) -> None:
    """Runs a program in a process of its own: what it prints goes nowhere."""
    os.chdir(folder)
    os.environ["HOME"] = str(folder)
    errors = os.open(folder / "errors.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(errors, 1)
    os.dup2(errors, 2)
    wild_run.main(str(program), str(out))


def judged(path: Path) -> tuple[list[Field], str]:
    """The fields of one program and a line about it; no fields if it does not count."""
    with tempfile.TemporaryDirectory() as name:
        ran = run(path, Path(name))
        if isinstance(ran, str):
            return [], ran
        if not ran.truth["models"]:
            return [], "builds nothing"
        fields = compare(ran.path, ran.truth)
        outcomes = Counter(field.outcome for field in fields)
        models, events = len(ran.truth["models"]), len(ran.truth["events"])
        return fields, f"{ran.left} of {ran.all} statements, {models} models, {events} events, {dict(outcomes)}"


def main(names: list[str]) -> None:
    """Judges all programs and prints the sums."""
    sums: Counter[str] = Counter()
    counted = 0
    for name in names:
        fields, line = judged(Path(name))
        counted += bool(fields)
        print(f"{Path(name).name}: {line}", flush=True)
        for field in fields:
            sums[field.outcome] += 1
            if field.outcome == "wrong":
                print(f"    WRONG {field.name}: Keras {field.truth!r}, kerlint {field.found!r}", flush=True)
    print(f"{counted} programs: {dict(sums)}")


if __name__ == "__main__":
    main(sys.argv[1:])
