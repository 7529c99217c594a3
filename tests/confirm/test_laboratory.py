"""The process that experiments run in: limits hold, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

from kerlint.confirm.worker import Laboratory, Stopped

pytestmark = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_after_it_no_process_and_no_file_is_left() -> None:
    with Laboratory() as laboratory:
        assert laboratory.train({"generation": 3})["failed"].startswith("KeyError"), "a job without a program"
        assert laboratory.process is not None
        group, folder = laboratory.process.pid, laboratory.folder
        assert alive(group)
        assert Path(folder).exists()
    assert not alive(group)
    assert not Path(folder).exists()


def test_an_experiment_that_takes_too_long_is_ended() -> None:
    with Laboratory(limit=0.05) as laboratory, pytest.raises(Stopped, match="longer"):
        laboratory.train({"generation": 3})
    assert laboratory.process is None


def test_an_experiment_that_takes_too_much_memory_is_ended_and_the_next_goes_on() -> None:
    with Laboratory(memory=1) as laboratory:
        for _ in range(2):
            with pytest.raises(Stopped, match="memory"):
                laboratory.train({"generation": 3})


def test_a_process_that_is_killed_is_told_and_started_anew() -> None:
    with Laboratory() as laboratory:
        process = laboratory._started()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        with pytest.raises(Stopped):
            laboratory.train({"generation": 3})
        assert "failed" in laboratory.train({"generation": 3})


def test_two_experiments_at_once_each_get_their_own_answer() -> None:
    with Laboratory() as laboratory, ThreadPoolExecutor(2) as pool:
        missing, unknown = pool.map(laboratory.train, ({"generation": 3}, {"generation": 3, "kind": "probe"}))
        assert missing["failed"] == "KeyError: 'kind'"
        assert unknown["failed"] == "KeyError: 'metric'"


def test_it_outlives_the_thread_that_asked_first() -> None:
    """The system ends a process with the thread that started it, not with the program."""
    with Laboratory() as laboratory:
        for _ in range(2):
            with ThreadPoolExecutor(1) as pool:
                assert "failed" in pool.submit(laboratory.train, {"generation": 3}).result()
            assert laboratory.process is not None
            time.sleep(0.2)
            assert laboratory.process.poll() is None


def test_experiments_have_no_network() -> None:
    code = (
        "import socket; from kerlint.confirm.worker import without_network; without_network()\n"
        "for call in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: socket.getaddrinfo('localhost', 80)):\n"
        "    try:\n        call()\n    except PermissionError as error:\n        print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["experiments have no network"] * 2
