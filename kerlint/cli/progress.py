"""A bar that says how far long work is: one line on standard error, and only where that is a terminal."""

from __future__ import annotations

import shutil
import sys
from threading import Lock
from typing import Any, TextIO

WIDTH = 20


class Progress:
    """One line that is written over and over. Used with ``with``: at its end the line is gone."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.shown = self.stream.isatty()
        self.total = 0
        self.done = 0
        self.label = ""
        self.lock = Lock()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def more(self, count: int) -> None:
        """So many pieces of work have been found."""
        self.total += count
        self._draw("")

    def begin(self, label: str) -> None:
        """A piece of work begins."""
        self.label = label
        self._draw("")

    def step(self, told: dict[str, Any]) -> None:
        """The piece of work in hand has come so far."""
        if told.get("of"):
            self._draw(f"{told['step']} of {told['of']} steps")

    def end(self) -> None:
        """A piece of work is done."""
        self.done += 1
        self._draw("")

    def clear(self) -> None:
        """Takes the line away, so that something else can be printed."""
        if self.shown:
            with self.lock:
                self.stream.write("\r\x1b[K")
                self.stream.flush()

    def _draw(self, detail: str) -> None:
        if not self.shown or not self.total:
            return
        filled = WIDTH * self.done // self.total
        bar = "█" * filled + "░" * (WIDTH - filled)
        parts = [f"{bar} {self.done} of {self.total}", self.label, detail]
        line = "  ".join(part for part in parts if part)[: shutil.get_terminal_size().columns - 1]
        with self.lock:
            self.stream.write(f"\r\x1b[K{line}")
            self.stream.flush()
