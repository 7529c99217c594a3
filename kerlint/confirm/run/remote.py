"""Inside: questions to the process that holds a program at its training, and its answers: one line of JSON each."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
from pathlib import Path
from typing import Any

POLL = 0.05
LONGEST = 4 << 20
"""Bytes of one answer."""


class Gone(Exception):
    """The process has ended; the message says how, as a verb with its object."""


class Remote:
    """One of the two programs of an experiment, in a process of its own."""

    def __init__(self, job: dict[str, Any], which: str, work: Path, private: list[int]) -> None:
        self.curves: dict[int, list[float]] = {}
        self.counts: dict[str, int] = {}
        here, there = socket.socketpair()
        self.process = os.fork()
        if self.process == 0:
            _become(job, which, work, there, [here.fileno(), *private])
        there.close()
        private.append(here.fileno())
        self.socket = here
        self.ended: int | None = None

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Raises Gone."""
        try:
            self.socket.sendall(json.dumps(question).encode() + b"\n")
        except OSError:
            raise Gone(self._how()) from None
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """The next answer. Raises Gone; that the process has ended is seen although others may hold its socket."""
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self.socket], [], [], POLL)
            if ready:
                piece = self.socket.recv(1 << 16)
                line += piece
                if not piece or len(line) > LONGEST:
                    raise Gone(self._how())
            elif self._over():
                raise Gone(self._how())
        found: dict[str, Any] = json.loads(line)
        return found

    def _over(self) -> bool:
        if self.ended is None:
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.ended = os.waitstatus_to_exitcode(status)
        return self.ended is not None

    def _how(self) -> str:
        if not self._waited():
            return "went out of reach"
        status = self.ended
        assert status is not None
        if status < 0:
            return f"was killed ({signal.Signals(-status).name})"
        return f"ended by itself (status {status})"

    def _waited(self) -> bool:
        """Waits a moment for an end that is under way."""
        for _ in range(20):
            if self._over():
                return True
            select.select([], [], [], POLL)
        return False

    # --- the protocol of an experiment

    def _told(self, **question: Any) -> dict[str, Any]:
        answer = self.ask(question)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        self.counts = answer.get("fired", self.counts)
        return answer

    def begin(self, seed: int) -> None:
        """Draws rows and weights by a seed, looks at the untrained model and judges it."""
        self.curves[seed] = self._told(do="begin", seed=seed)["curve"]

    def advance(self, seed: int, done: int, goal: int) -> None:
        """Trains one seed from one checkpoint to the next, and judges it."""
        self.curves[seed] = self._told(do="advance", seed=seed, done=done, goal=goal)["curve"]

    def finish(self, seed: int) -> None:
        """Looks at the trained model."""
        self._told(do="finish", seed=seed)

    def fired(self, name: str) -> int:
        """In how many seeds a probe fired."""
        return self.counts.get(name, 0)

    def record(self) -> dict[str, Any]:
        """What was measured."""
        found: dict[str, Any] = self._told(do="record")["record"]
        return found


def _become(job: dict[str, Any], which: str, work: Path, there: socket.socket, foreign: list[int]) -> None:
    """The child: runs the program, and never goes back."""
    status = 1
    try:
        for one in foreign:
            os.close(one)
        os.setsid()
        os.chdir(work)
        from kerlint.confirm.run.script import run

        run(job, which, there)
        status = 0
    finally:
        os._exit(status)
