"""The process that experiments run in: it imports TensorFlow once, and forks for each experiment.

``Laboratory`` starts it in its own process group, with a home and a working folder of its own and nothing of the
user's environment, and kills the group at the end, whatever happened. ``main`` is what runs inside. The process that
forks runs no operation of TensorFlow itself: after one, a forked child would hang.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

TIME_LIMIT = 300.0
"""Seconds for one experiment, the import of TensorFlow included."""

MEMORY_LIMIT = 4 << 30
"""Bytes that an experiment may hold; small ones take 0.9 GB, of which TensorFlow is 0.7."""

KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""What the process sees of the user's environment: no keys, no tokens."""

QUIET = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "MPLBACKEND": "Agg",
    "PYTHONDONTWRITEBYTECODE": "1",
}

START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kerlint.confirm.worker import main; main()"

_DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux."""


class Stopped(Exception):
    """The experiment did not come to its end; the message says why."""


class Laboratory:
    """Where experiments are done. Used with ``with``: at its end nothing is left, no process and no file."""

    def __init__(self, *, limit: float = TIME_LIMIT, memory: int = MEMORY_LIMIT) -> None:
        self.limit = limit
        self.memory = memory
        self.folder = ""
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Laboratory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        """Does an experiment. Raises Stopped."""
        process = self._started()
        out = Path(self.folder) / "record.json"
        out.unlink(missing_ok=True)
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(job).encode() + b"\n")
            process.stdin.flush()
            status = self._answer(process)
        except (BrokenPipeError, Stopped):
            self.close()
            raise Stopped(f"stopped: it took longer than {self.limit:.0f} seconds, or its process died") from None
        except BaseException:
            self.close()
            raise
        if status == "memory":
            raise Stopped(f"stopped: it took more than {self.memory / (1 << 30):.1f} GB of memory")
        if not out.exists():
            raise Stopped(f"the experiment ended without a result ({status})")
        record: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return record

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            self.folder = tempfile.mkdtemp(prefix="kerlint-confirm-")
            places = [os.path.abspath(place) for place in sys.path]
            self.process = subprocess.Popen(
                [sys.executable, "-c", START, json.dumps(places), str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self.folder,
                env=_environment(self.folder),
                start_new_session=True,
            )
        return self.process

    def _answer(self, process: subprocess.Popen[bytes]) -> str:
        """One line of the process. Raises Stopped if none comes in time."""
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], self.limit)
        line = process.stdout.readline() if ready else b""
        if not line:
            raise Stopped
        return line.decode().strip()

    def close(self) -> None:
        """Ends the process with all that it started, and removes its folder."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            for stream in (self.process.stdin, self.process.stdout):
                with suppress(OSError):
                    if stream is not None:
                        stream.close()
            self.process = None
            shutil.rmtree(self.folder, ignore_errors=True)


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, **QUIET, "HOME": folder, "TMPDIR": folder, "KERAS_HOME": folder}


# --- inside the process


def main() -> None:
    """Forks for every job that comes in, one after the other, until the input ends."""
    answers = os.dup(1)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    _die_with_parent()
    import_module("tensorflow")
    import_module("keras")
    memory = int(sys.argv[2])
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _do(json.loads(line))
        os.write(answers, f"{_watched(child, memory)}\n".encode())


def _die_with_parent() -> None:
    """Whoever kills kerlint ends its experiments, too (on Linux; elsewhere the end of the input does)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _do(job: dict[str, Any]) -> None:
    """The child: does the job, writes its record, and ends without going back."""
    status = 1
    try:
        _die_with_parent()
        from kerlint.confirm.lab.experiment import run

        try:
            record = run(job, lambda _: None)
        except Exception as error:
            record = {"failed": f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"}
        Path("record.part").write_text(json.dumps(record), encoding="utf-8")
        Path("record.part").replace("record.json")
        status = 0
    finally:
        os._exit(status)


def _watched(child: int, memory: int) -> str:
    """Waits for a child, and kills it if it takes too much memory."""
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return f"status {os.waitstatus_to_exitcode(status)}"
        if _resident(child) > memory:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "memory"
        time.sleep(0.02)


def _resident(process: int) -> int:
    """Bytes that a process holds in memory; 0 where that can't be told."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
