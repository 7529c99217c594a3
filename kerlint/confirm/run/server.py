"""Inside: the process that has imported TensorFlow and forks for every program that is run.

It runs no operation of TensorFlow and nothing of a program itself. Behind the walls it is the first process, which none
of the others can end.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from kerlint.confirm.lab.experiment import train
from kerlint.confirm.run import processes
from kerlint.confirm.run.remote import Gone, Remote
from kerlint.confirm.run.view import lay_out

MOST_TASKS = 4096
"""Threads and processes, where the system counts them for each user."""

GENTLE = 10
"""How much programs stand back: who watches them must come to it, and the machine has other things to do."""

OUTSIDE = ("OSError", "ImportError", "EOFError", "MemoryError", "SystemExit", "KeyboardInterrupt")
"""Errors that tell of the place where a program is run (no network, no screen, no keyboard), not of the program."""


def main() -> None:
    """Does every experiment that comes in, one after the other, until the input ends."""
    answers = int(sys.argv[2])
    jobs = os.fdopen(os.dup(0), "rb")
    os.set_inheritable(answers, False)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    processes.die_with_parent()
    processes.adopt_orphans()
    os.nice(GENTLE)
    with suppress(OSError, ValueError):  # nothing that root would be held by: that is what the watch is for
        resource.setrlimit(resource.RLIMIT_NPROC, (MOST_TASKS, MOST_TASKS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import_module("tensorflow")
    imported: set[str] = set()
    before = 0.0
    for line in jobs:
        job = json.loads(line)
        import_module("keras" if job["generation"] == 3 else "tf_keras")
        _preload(job["imports"], imported)
        os.write(answers, b"\n")  # from here on the time counts
        folder = Path(job["folder"])
        try:
            record = _done(job, folder, [answers, jobs.fileno()])
        except Exception as error:
            record = {"failed": f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"}
        _tidy(folder)
        spent = _spent()
        record["cpu_seconds"], before = round(spent - before, 2), spent
        record["memory"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
        os.write(answers, json.dumps(record).encode() + b"\n")


def _spent() -> float:
    """Seconds of CPU that this process and all that ended below it have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _preload(modules: list[str], imported: set[str]) -> None:
    """Imports libraries that the program imports, once for all its runs."""
    for name in modules:
        if name not in imported:
            imported.add(name)
            with suppress(Exception):
                import_module(name)


def _tidy(folder: Path) -> None:
    """Ends what is left of the programs, and removes what they wrote."""
    processes.end(processes.children(os.getpid()), os.getpid())
    for entry in ("home", "tmp", "work"):
        for inner in _inside(folder / entry):
            if inner.is_dir() and not inner.is_symlink():
                shutil.rmtree(inner, ignore_errors=True)
            else:
                with suppress(OSError):
                    inner.unlink()


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _done(job: dict[str, Any], folder: Path, private: list[int]) -> dict[str, Any]:
    """The record of one experiment: both programs up to their training, then the protocol."""
    started = time.perf_counter()
    tools = {
        name: import_module(name).__version__
        for name in ("keras" if job["generation"] == 3 else "tf_keras", "tensorflow")
    }
    record: dict[str, Any] = {"versions": tools, "backend": "tensorflow", "data": "own"}
    record |= _compared(job, folder, private)
    record["seconds"] = round(time.perf_counter() - started, 2)
    return record


def _compared(job: dict[str, Any], folder: Path, private: list[int]) -> dict[str, Any]:
    written, first = _run(job, "written", folder, private)
    repaired, second = None, None
    if "not_confirmable" in first:
        return {"stage": "run", **first}
    if job["repaired"] is not None:
        repaired, second = _run(job, "repaired", folder, private)
    early = _stopped(job, first, second)
    if early is not None:
        return {"stage": "run", **early}
    if job["kind"] == "crash":
        return {"stage": "run", **_one_batch(written, repaired)}
    task = {"do": "set", "tasks": ((second or first)["tasks"]), "job": {"metric": job["metric"]}}
    for side in (repaired, written):
        if side is None:
            continue
        answer = side.ask(task)
        if "error" in answer:
            return {"stage": "build", "not_confirmable": f"the experiment fails on this model: {answer['error']}"}
    found = train(job, written, repaired, lambda _: None)
    return {**found, "rows": first["rows"], "inputs": first["inputs"], "tasks": (second or first)["words"]}


def _run(job: dict[str, Any], which: str, folder: Path, private: list[int]) -> tuple[Remote, dict[str, Any]]:
    """Runs one of the programs up to its training: the process that holds it there, and what it says of it."""
    work = folder / "work" / which
    lay_out(job["folders"], work)
    for name in ("home", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    side = Remote(job, which, work, private)
    try:
        return side, side.answer()
    except Gone as why:
        return side, {"stopped": f"the program {why} before the training that the finding is about"}


def _stopped(job: dict[str, Any], first: dict[str, Any], second: dict[str, Any] | None) -> dict[str, Any] | None:
    """What there is to say where not both programs came to their training."""
    failed = first.get("error")
    if second is not None and "not_confirmable" in second:
        return second
    if failed is None and "stopped" in first:
        return {"stopped": first["stopped"]}
    if failed is not None:
        alike = second is not None and ("stopped" in second or second.get("error", {}).get("text") == failed["text"])
        seen = second is not None and not alike and "error" not in second or second is None and failed["at_finding"]
        if seen and job["kind"] != "semantics" and not set(failed["kinds"]) & set(OUTSIDE):
            return {"crash": failed["text"]}
        return {"stopped": f"the program stops in row {failed['row']} before it trains: {failed['text']}"}
    if second is not None and "error" in second:
        return {"broken_repair": second["error"]["text"]}
    if second is not None and "stopped" in second:
        return {"stopped": f"repaired: {second['stopped']}"}
    return None


def _one_batch(written: Remote, repaired: Remote | None) -> dict[str, Any]:
    """Lets both programs train on a few rows of theirs, as they ask for."""
    if repaired is not None:
        answer = repaired.ask({"do": "fit"})
        if "error" in answer:
            return {"broken_repair": answer["error"]}
    answer = written.ask({"do": "fit"})
    return {"crash": answer["error"]} if "error" in answer else {"ran": True}
