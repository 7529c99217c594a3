"""Runs a function on a deep stack.

The native parser recurses once for each link of a chain: 8,000 ``and`` in one expression overflow the usual stack of
8 MB and take the process down, though Python itself accepts them. A thread may have a larger stack, of which only the
part that is used takes memory.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

SIZES = (512 << 20, 64 << 20)
"""Bytes, the best first: the largest file (1 MB) of ``x and x and …`` was parsed with 512 MB."""

FRAMES = 100_000
"""Calls inside each other on a deep stack: six for each of the deepest levels that the gate lets through."""


def on_deep_stack(function: Callable[[], T]) -> T:
    """The function's result; what it raises is raised here. Where no large stack can be had, the usual one is used."""
    results: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(function())
        except BaseException as error:  # raised again by the caller's thread
            errors.append(error)

    thread = _started(work)
    if thread is None:
        return function()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]


def deeply(function: Callable[[], T]) -> T:
    """The result of a function that walks a syntax tree; where the tree is too deep for that, on a deep stack."""
    try:
        return function()
    except RecursionError:
        outer = sys.getrecursionlimit()
        sys.setrecursionlimit(max(outer, FRAMES))
        try:
            return on_deep_stack(function)
        finally:
            sys.setrecursionlimit(outer)


def _started(work: Callable[[], None]) -> threading.Thread | None:

    before = threading.stack_size()
    try:
        for size in SIZES:
            try:
                threading.stack_size(size)
                thread = threading.Thread(target=work, daemon=True)
                thread.start()
            except (ValueError, RuntimeError):  # more than this system gives
                continue
            return thread
        return None
    finally:
        threading.stack_size(before)
