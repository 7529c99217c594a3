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
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread
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
    "TF_ENABLE_ONEDNN_OPTS": "1",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "MPLBACKEND": "Agg",
    "PYTHONDONTWRITEBYTECODE": "1",
}

START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kerlint.confirm.worker import main; main()"

_DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux."""

_OWN_NETWORK, _OWN_USER = 0x40000000, 0x10000000
"""``CLONE_NEWNET`` and ``CLONE_NEWUSER`` of Linux."""


class Stopped(Exception):
    """The experiment did not come to its end; the message says why."""


Tell = Callable[[dict[str, Any]], None]
"""Hears of every step of an experiment that is finished."""


def _silent(_: dict[str, Any]) -> None:
    pass


class Laboratory:
    """Where experiments are done, two at a time where asked. Used with ``with``: at its end nothing is left.

    ``train`` may be called from several threads; each experiment is a child of its own.
    """

    def __init__(self, *, limit: float = TIME_LIMIT, memory: int = MEMORY_LIMIT, tell: Tell = _silent) -> None:
        self.limit = limit
        self.memory = memory
        self.tell = tell
        self.folder = ""
        self.process: subprocess.Popen[bytes] | None = None
        self.answers: dict[int, Queue[str]] = {}
        self.number = 0
        self.lock = Lock()

    def __enter__(self) -> Laboratory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        """Does an experiment. Raises Stopped."""
        number = 0
        try:
            with self.lock:
                process = self._started()
                self.number += 1
                number, answers = self.number, self.answers.setdefault(self.number, Queue())
                out = Path(self.folder) / f"record-{number}.json"
                assert process.stdin is not None
                process.stdin.write(json.dumps({"number": number, "job": job}).encode() + b"\n")
                process.stdin.flush()
            status = self._answer(answers)
        except (BrokenPipeError, Stopped):
            self._give_up(number)
            raise Stopped(f"stopped: it took longer than {self.limit:.0f} seconds, or its process died") from None
        except BaseException:
            self.close()
            raise
        self.answers.pop(number)
        if status == "memory":
            raise Stopped(f"stopped: it took more than {self.memory / (1 << 30):.1f} GB of memory")
        if not out.exists():
            raise Stopped(f"the experiment ended without a result ({status})")
        record: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        out.unlink()
        return record

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None:
            self.folder = tempfile.mkdtemp(prefix="kerlint-confirm-")
            self.answers = {}
            begun: Queue[subprocess.Popen[bytes] | OSError] = Queue()
            Thread(target=self._attend, args=(begun, self.folder, self.answers), daemon=True).start()
            process = begun.get()
            if isinstance(process, OSError):
                raise process
            self.process = process
        return self.process

    def _attend(self, begun: Queue[Any], folder: str, answers: dict[int, Queue[str]]) -> None:
        """Starts the process and listens to it. It ends with the thread that started it, so that must be this one."""
        places = [os.path.abspath(place) for place in sys.path]
        try:
            process = subprocess.Popen(
                [sys.executable, "-c", START, json.dumps(places), str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=_environment(folder),
                start_new_session=True,
            )
        except OSError as error:
            begun.put(error)
            return
        begun.put(process)
        self._listen(process, answers)

    def _listen(self, process: subprocess.Popen[bytes], answers: dict[int, Queue[str]]) -> None:
        """Hands every line of the process to the experiment that it is about; ``end`` to all when it is gone."""
        assert process.stdout is not None
        with suppress(OSError, ValueError):
            for line in process.stdout:
                number, _, said = line.decode().strip().partition(" ")
                if int(number) in answers:
                    answers[int(number)].put(said)
        for waiting in list(answers.values()):
            waiting.put("end")

    def _answer(self, answers: Queue[str]) -> str:
        """How an experiment ended. Raises Stopped if it does not in time."""
        deadline = time.monotonic() + self.limit
        while True:
            try:
                said = answers.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                raise Stopped from None
            if said == "end":
                raise Stopped
            if not said.startswith("{"):
                return said
            self.tell(json.loads(said))

    def _give_up(self, number: int) -> None:
        """Ends one experiment: alone if others go on, else with the whole process."""
        self.answers.pop(number, None)
        if not self.answers or self.process is None or self.process.poll() is not None:
            self.close()
            return
        with self.lock, suppress(BrokenPipeError):
            assert self.process.stdin is not None
            self.process.stdin.write(json.dumps({"kill": number}).encode() + b"\n")
            self.process.stdin.flush()

    def close(self) -> None:
        """Ends the process with all that it started, and removes its folder."""
        process, self.process = self.process, None
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    if stream is not None:
                        stream.close()
            shutil.rmtree(self.folder, ignore_errors=True)


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, **QUIET, "HOME": folder, "TMPDIR": folder, "KERAS_HOME": folder}


# --- inside the process


def main() -> None:
    """Forks for every job that comes in, until the input ends."""
    answers = os.dup(1)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    _die_with_parent()
    without_network()
    for name in ("tensorflow", "keras", "sklearn.datasets", "kerlint.confirm.lab.experiment"):
        import_module(name)
    memory = int(sys.argv[2])
    children: dict[int, int] = {}
    waiting, left = True, b""
    while waiting or children:
        if select.select([0] if waiting else [], [], [], 0.02 if children else None)[0]:
            chunk = os.read(0, 1 << 16)
            waiting = bool(chunk)
            *lines, left = (left + chunk).split(b"\n")
            for line in lines:
                given = json.loads(line)
                if "kill" in given:
                    _kill(children, given["kill"])
                    continue
                child = os.fork()
                if child == 0:
                    _do(given["job"], given["number"], answers)
                children[child] = given["number"]
        for child, status in _ended(children, memory):
            os.write(answers, f"{children.pop(child)} {status}\n".encode())


def _kill(children: dict[int, int], number: int) -> None:
    for child, own in children.items():
        if own == number:
            os.kill(child, signal.SIGKILL)


def _die_with_parent() -> None:
    """Whoever kills kerlint ends its experiments, too (on Linux; elsewhere the end of the input does)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def without_network() -> None:
    """Cuts this process off: by a network of its own where the system allows it, and for Python's sockets anywhere."""
    with suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        if unshare(_OWN_NETWORK) != 0:
            unshare(_OWN_USER | _OWN_NETWORK)
    sys.addaudithook(_refuse_network)


def _refuse_network(event: str, _: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        raise PermissionError("experiments have no network")


def _do(job: dict[str, Any], number: int, answers: int) -> None:
    """The child: does the job, writes its record, and ends without going back."""
    status = 1
    try:
        _die_with_parent()
        from kerlint.confirm.lab.experiment import run

        def tell(step: dict[str, Any]) -> None:
            os.write(answers, f"{number} {json.dumps(step)}\n".encode())

        try:
            record = run(job, tell)
        except Exception as error:
            record = {"failed": f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"}
        part = Path(f"record-{number}.part")
        part.write_text(json.dumps(record), encoding="utf-8")
        part.replace(f"record-{number}.json")
        status = 0
    finally:
        os._exit(status)


_UNIT_OF_PEAK = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts the most memory that a process had."""


def _ended(children: dict[int, int], memory: int) -> list[tuple[int, str]]:
    """The children that are done, each with how it ended; those that take too much memory are killed."""
    found = []
    for child in list(children):
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:  # perhaps between two looks at its memory
            too_much = used.ru_maxrss * _UNIT_OF_PEAK > memory
            found.append((child, "memory" if too_much else f"status {os.waitstatus_to_exitcode(status)}"))
        elif _resident(child) > memory:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            found.append((child, "memory"))
    return found


def _resident(process: int) -> int:
    """Bytes that a process holds in memory; 0 where that can't be told."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
