"""The processes that a process started, and those that they started: how much memory they hold, and their end.

Read from ``/proc``; where there is none (macOS), only what is in the process group can be ended, and no memory is seen.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

_ADOPT_ORPHANS = 36
"""``PR_SET_CHILD_SUBREAPER`` of Linux."""

_DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux."""

MOST = 1000
"""Processes that are looked at."""

PATIENCE = 10.0
"""Seconds that killed processes have to be gone."""


def children(process: int) -> list[int]:
    """The processes that a process started itself (or adopted)."""
    found: list[int] = []
    with suppress(OSError):
        for thread in os.listdir(f"/proc/{process}/task"):
            with suppress(OSError):
                text = Path(f"/proc/{process}/task/{thread}/children").read_text(encoding="ascii")
                found += map(int, text.split())
    return found


def descendants(process: int, most: int = MOST) -> list[int]:
    """The processes below a process, parents first, up to ``most``: they may grow faster than they are read."""
    found = children(process)
    for one in found:
        if len(found) > most:
            break
        found += children(one)
    return found


def memory(found: list[int], limit: int) -> int:
    """Bytes that processes hold in memory; pages that several share count once where it comes to the limit."""
    rough = sum(map(_resident, found))
    return rough if rough <= limit else sum(map(_share, found))


def _resident(process: int) -> int:
    """Bytes that a process holds, whoever has them too; 0 where that can't be told."""
    try:
        _, held, *_ = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return 0
    return int(held) * os.sysconf("SC_PAGE_SIZE")


def _share(process: int) -> int:
    """Bytes that a process holds, of what it shares its part. Dear to ask: a millisecond."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return _resident(process)
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:")), 0)


def adopt_orphans(*, wanted: bool = True) -> None:
    """Processes whose parent ends become children of this one, so that none gets away."""
    _control(_ADOPT_ORPHANS, int(wanted))


def die_with_parent() -> None:
    """Whoever kills the parent ends this process, too (on Linux; elsewhere the end of its input does)."""
    _control(_DIE_WITH_PARENT, signal.SIGKILL)


def _control(option: int, value: int) -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def end(roots: list[int], adopted_by: int | None = None, spared: frozenset[int] = frozenset()) -> None:
    """Kills processes with all below them, and waits until they are gone.

    ``adopted_by`` is who gets their orphans; of its children those in ``spared`` have nothing to do with them.
    """
    until = time.monotonic() + PATIENCE
    seen: dict[int, None] = {}  # the roots first: behind walls, the end of one is the end of all
    while time.monotonic() < until:
        found = list(roots)
        if adopted_by is not None:
            found += set(children(adopted_by)) - spared
        seen |= dict.fromkeys(one for root in found for one in (root, *descendants(root)))
        left = [one for one in seen if not _gone(one)]
        for one in left:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(one, signal.SIGKILL)
        if not left:
            return
        time.sleep(0.01)


def _gone(process: int) -> bool:
    """Whether nothing is left of a process. A child must be waited for: its threads may end later than it does."""
    try:
        return bool(os.waitpid(process, os.WNOHANG)[0])
    except ChildProcessError:
        return not _runs(process)


def _runs(process: int) -> bool:
    """Whether a process is there, or a thread of it: no zombie that waits for its parent."""
    try:
        threads = os.listdir(f"/proc/{process}/task")
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return not os.path.isdir("/proc/self") and _answers(process)
    return len(threads) > 1 or text.rpartition(")")[2].split()[0] not in ("Z", "X")


def _answers(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True
