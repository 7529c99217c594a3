"""Runs programs where they can do no harm, and watches them: time, memory, processes, output.

``Sandbox`` starts one process that has imported TensorFlow, inside the walls, and hands experiments to it. Whatever
goes beyond a limit ends that process with all that it started; the next experiment gets a new one. The watch is kept
from outside, where the program can't reach it.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from kerlint.confirm.run import processes, walls
from kerlint.confirm.worker import KEPT, QUIET, TIME_LIMIT, Stopped

STARTING = 120.0
"""Seconds that the import of TensorFlow may take on top."""

MEMORY_LIMIT = 6 << 30
"""Bytes that all processes of a program may hold together."""

MOST_PROCESSES = 64

MOST_OUTPUT = 16 << 20
"""Bytes that a program may print."""

TAIL = 2000
"""Bytes of the output that are kept, to say what a program printed last."""

WATCH = 0.1
"""Seconds between two looks at memory and processes."""

START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kerlint.confirm.run.server import main; main()"


class Sandbox:
    """Where programs are run. Used with ``with``: at its end nothing is left, no process and no file.

    Without ``contained`` there are no walls, only the watch.
    """

    def __init__(
        self,
        *,
        contained: bool = True,
        limit: float = TIME_LIMIT,
        memory: int = MEMORY_LIMIT,
        output: int = MOST_OUTPUT,
    ) -> None:
        self.contained = contained
        self.limit = limit
        self.memory = memory
        self.output = output
        self.process: subprocess.Popen[bytes] | None = None
        self.generation = 0
        self.shown: list[str] = []
        self.folder = ""
        self.answers = self.printed = -1
        self.tail = b""
        self.spared = frozenset[int]()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        """Does an experiment. Raises Stopped."""
        if self.process is not None and not self._serves(job):
            self.close()
        try:
            process = self._started(job)
            assert process.stdin is not None
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps({**job, "folder": self._place}).encode() + b"\n")
                process.stdin.flush()
            record: dict[str, Any] = json.loads(self._answer())
        except ValueError:
            self.close()
            raise Stopped("stopped: the program disturbed its experiment") from None
        except BaseException:
            self.close()
            raise
        if "stopped" in record:
            raise Stopped(record["stopped"] + self._last_words())
        return record

    def _serves(self, job: dict[str, Any]) -> bool:
        """Whether the process that runs can do the experiment: it has the right Keras, and sees the folders."""
        return self.generation == job["generation"] and all(walls.seen(one, self.shown) for one in job["folders"])

    @property
    def _place(self) -> str:
        return walls.PLACE if self.contained else self.folder

    def _started(self, job: dict[str, Any]) -> subprocess.Popen[bytes]:
        self.tail = b""
        if self.process is not None:
            return self.process
        if not self.contained:
            self.folder = tempfile.mkdtemp(prefix="kerlint-run-")
            processes.adopt_orphans()
            self.spared = frozenset(processes.children(os.getpid()))
        self.generation, self.shown = job["generation"], job["folders"]
        self.answers, answers = os.pipe()
        self.printed, printed = os.pipe()
        places = [os.path.abspath(place) for place in sys.path]
        command = [sys.executable, "-c", START, json.dumps(places), str(answers)]
        if self.contained:
            needed = [sys.prefix, sys.base_prefix, *filter(os.path.exists, places)]
            command = walls.walled(command, [*needed, *self.shown])
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=printed,
                stderr=printed,
                pass_fds=[answers],
                cwd="/" if self.contained else self.folder,
                env=_environment(self._place, self.generation),
                start_new_session=True,
            )
        finally:
            os.close(answers)
            os.close(printed)
        return self.process

    def _answer(self) -> bytes:
        """The line that the process answers. Raises Stopped where a limit is passed or the process ends."""
        started = time.monotonic() + STARTING
        answer = b""
        printed = 0
        looked = 0.0
        while not answer.endswith(b"\n"):
            ready, _, _ = select.select([self.answers, self.printed], [], [], WATCH)
            if self.printed in ready:
                piece = os.read(self.printed, 1 << 16)
                printed += len(piece)
                self.tail = (self.tail + piece)[-TAIL:]
                if printed > self.output:
                    raise Stopped(f"stopped: the program printed more than {self.output >> 20} MB")
            if self.answers in ready:
                piece = os.read(self.answers, 1 << 16)
                if not piece:
                    raise Stopped(f"stopped: the process that runs the program died{self._last_words()}")
                answer += piece
                if answer.startswith(b"\n"):
                    started, answer = time.monotonic(), answer[1:]
            now = time.monotonic()
            if now - started > self.limit:
                raise Stopped(f"stopped: it took longer than {self.limit:.0f} seconds")
            if now - looked > WATCH:
                looked = now
                self._look()
        return answer

    def _look(self) -> None:
        """Counts processes and memory. Raises Stopped."""
        assert self.process is not None
        found = [self.process.pid, *processes.descendants(self.process.pid, MOST_PROCESSES)]
        if len(found) > MOST_PROCESSES:
            raise Stopped(f"stopped: the program started more than {MOST_PROCESSES} processes")
        if processes.memory(found, self.memory) > self.memory:
            raise Stopped(f"stopped: the program took more than {self.memory / (1 << 30):.1f} GB of memory")

    def _last_words(self) -> str:
        """What the program printed last, as an end of a sentence."""
        lines = self.tail.decode("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f"; it printed last: {last[:200]}" if last else ""

    def close(self) -> None:
        """Ends all processes, and removes what they wrote."""
        if self.process is None:
            return
        adopter = None if self.contained else os.getpid()
        processes.end([self.process.pid], adopter, self.spared)
        self.process.wait()
        for end in (self.answers, self.printed):
            os.close(end)
        with suppress(OSError):
            assert self.process.stdin is not None
            self.process.stdin.close()
        self.process = None
        if not self.contained:
            processes.adopt_orphans(wanted=False)
            shutil.rmtree(self.folder, ignore_errors=True)


def _environment(place: str, generation: int) -> dict[str, str]:
    """All that a program sees of the environment: no keys, no tokens, no screen."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    home = str(Path(place) / "home")
    return {
        **kept,
        **QUIET,
        "HOME": home,
        "TMPDIR": str(Path(place) / "tmp"),
        "PYTHONHASHSEED": "0",
        "PYTHONUNBUFFERED": "1",
        "TF_USE_LEGACY_KERAS": str(int(generation == 2)),
    }
