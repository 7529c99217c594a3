"""A process of its own for each experiment: the job comes in on standard input, its record goes out as a file.

``train`` starts it in its own process group with a home and a working folder of its own, and kills the group at the
end, whatever happened. ``main`` is what runs inside.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

TIME_LIMIT = 300.0
"""Seconds for one experiment."""

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
}

START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from kerlint.confirm.worker import main; main()"


class Stopped(Exception):
    """The experiment did not come to its end; the message says why."""


def train(job: dict[str, Any], *, limit: float = TIME_LIMIT) -> dict[str, Any]:
    """Does an experiment in a process of its own. Raises Stopped."""
    with tempfile.TemporaryDirectory(prefix="kerlint-confirm-", ignore_cleanup_errors=True) as folder:
        out = Path(folder) / "record.json"
        places = [os.path.abspath(place) for place in sys.path]
        process = subprocess.Popen(
            [sys.executable, "-c", START, json.dumps(places), str(out)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            process.communicate(json.dumps(job).encode(), timeout=limit)
        except subprocess.TimeoutExpired:
            raise Stopped(f"stopped after {limit:.0f} seconds") from None
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if not out.exists():
            raise Stopped(f"the process ended without a result (status {process.returncode})")
        record: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return record


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, **QUIET, "HOME": folder, "TMPDIR": folder, "KERAS_HOME": folder}


def main() -> None:
    """Runs inside the process."""
    from kerlint.confirm.lab.experiment import run

    job = json.load(sys.stdin)
    record = run(job, lambda _: None)
    Path(sys.argv[2]).write_text(json.dumps(record), encoding="utf-8")
