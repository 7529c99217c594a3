"""Inside: executes a program up to the training that counts, and stays there to answer questions."""

from __future__ import annotations

import builtins
import linecache
import mmap
import os
import random
import sys
import traceback
from inspect import Parameter, signature
from socket import socket
from types import ModuleType
from typing import Any

from kerlint.confirm.lab.backend import backend
from kerlint.confirm.run.answers import Desk
from kerlint.confirm.run.hooks import Hooks

MOST_FORKS = 100


def run(job: dict[str, Any], which: str, there: socket) -> None:
    """Executes one of the programs; what comes of it is told to the process that asks."""
    desk = Desk(job, there)
    program = job[which]
    tools = backend(job["generation"])
    hooks = Hooks(tools.keras, program, lambda hooks, model, given: desk.reached(hooks, tools, model, given))
    hooks.install()
    _count_forks(desk)
    tools.keras.utils.set_random_seed(0)
    random.seed(0)
    try:
        namespace = _prepared(job["file"], program["source"])
        exec(compile(program["source"], job["file"], "exec", dont_inherit=True), namespace)
        _enter(program["entries"], namespace)
    except SystemExit as end:
        if end.code:
            desk.tell(
                {"stopped": f"the program ends (status {end.code}) before the training that the finding is about"}
            )
            return
    except BaseException as error:
        desk.tell({"error": _described(error, job)})
        return
    loop = "; it trains in a loop of its own" if hooks.own_loops else ""
    desk.tell({"stopped": f"the program ended without the training that the finding is about{loop}"})


def _count_forks(desk: Desk) -> None:
    """Ends a program that copies itself without end before there are more copies than the watch can follow."""
    forks = mmap.mmap(-1, 8)  # all copies have it in common
    owner = os.getpid()

    def count() -> None:
        done = int.from_bytes(forks[:8], "little") + 1
        forks[:8] = done.to_bytes(8, "little")
        if done <= MOST_FORKS:
            return
        if os.getpid() == owner:
            desk.tell({"stopped": f"the program forked more than {MOST_FORKS} times"})
        os._exit(1)

    os.register_at_fork(before=count)


def _prepared(file: str, source: str) -> dict[str, Any]:
    """The names of the main module. Its source can be found, as decorators that read it need."""
    main = ModuleType("__main__")
    main.__file__ = file
    namespace = main.__dict__
    namespace["__builtins__"] = builtins
    sys.modules["__main__"] = main
    sys.argv[:] = [file]
    sys.path[0:0] = [os.path.dirname(file)]
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    if file.endswith(".ipynb"):
        namespace["display"] = print
    return namespace


def _enter(entries: list[str], namespace: dict[str, Any]) -> None:
    """Calls the functions that the finding is in, where nothing else does and they need no arguments."""
    for name in entries:
        function = namespace.get(name)
        if callable(function) and not any(
            one.default is Parameter.empty and one.kind not in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
            for one in signature(function).parameters.values()
        ):
            function()


def _described(error: BaseException, job: dict[str, Any]) -> dict[str, Any]:
    text = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
    frames = traceback.extract_tb(error.__traceback__)
    row = next((frame.lineno for frame in reversed(frames) if frame.filename == job["file"]), None)
    if isinstance(error, SyntaxError) and row is None:
        row = error.lineno
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if "URL fetch failure" in text:
        kinds.append("OSError")
    if os.environ.get("KERAS_BACKEND", "tensorflow") != "tensorflow":
        kinds.append("ImportError")
    rows = job["rows"]
    return {
        "text": text,
        "row": row,
        "kinds": kinds,
        "at_finding": row is not None and any(first <= row <= last for first, last in rows),
    }
