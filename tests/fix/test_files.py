"""Files that are being fixed: whole at every moment, whoever dies, looks away or writes, too."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kerlint.document.writing import UNFINISHED

ROUNDS = int(os.environ.get("KERLINT_KILLS", "15"))
NAMES = [f"program_{number}.py" for number in range(12)]
OLD = "import keras\nkeras.ops.sum(3)\n" + "".join(
    f"o{n} = keras.optimizers.Adam(lr=0.{n}1)  # {n}\n" for n in range(20)
)
NEW = OLD.replace("lr=", "learning_rate=")


def fixing(folder: Path, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kerlint", "check", "--isolated", "--fix", "--unsafe-fixes", "--exit-zero", "."]
    root = str(Path(__file__).parents[2])
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}, **streams | options
    )


def fill(folder: Path) -> None:
    for name in NAMES:
        (folder / name).write_text(OLD)


def contents(folder: Path) -> set[str]:
    return {(folder / name).read_text() for name in NAMES}


def test_a_killed_run_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    chance = random.Random(7)
    fill(tmp_path)
    begin = time.monotonic()
    assert fixing(tmp_path).wait() == 0
    whole = time.monotonic() - begin
    assert contents(tmp_path) == {NEW}
    killed = amid = 0
    for number in range(ROUNDS):
        fill(tmp_path)
        run = fixing(tmp_path)
        if number % 2:
            time.sleep(whole * chance.uniform(0, 1))
        else:  # most of a run goes by before it writes: half of the kills wait for that
            while contents(tmp_path) == {OLD} and run.poll() is None:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.2))
        run.send_signal(signal.SIGKILL)
        killed += run.wait() != 0
        assert contents(tmp_path) <= {OLD, NEW}
        amid += contents(tmp_path) == {OLD, NEW}
    print(f"{killed} of {ROUNDS} runs were killed, {amid} of them with some files fixed and others not")
    fill(tmp_path)
    (tmp_path / f".{NAMES[0]}.left{UNFINISHED}").write_text("half a fi")
    assert fixing(tmp_path).wait() == 0
    assert contents(tmp_path) == {NEW}
    assert sorted(os.listdir(tmp_path)) == sorted(NAMES)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB that is full but for a few bytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no `mount`")
    if done.returncode:
        pytest.skip("disks can't be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_files_as_they_are(small_disk: Path) -> None:
    (small_disk / "program.py").write_text(OLD)
    with (small_disk / "ballast").open("wb", buffering=0) as ballast, contextlib.suppress(OSError):
        while True:
            ballast.write(bytes(4096))
    run = fixing(small_disk, stderr=subprocess.PIPE)
    told = run.communicate()[1].decode()
    assert (run.returncode, told) == (2, "kerlint: program.py: not fixed: no space left on device\n")
    assert (small_disk / "program.py").read_text() == OLD
    assert sorted(os.listdir(small_disk)) == ["ballast", "program.py"]


def test_a_file_that_may_not_grow_so_long_is_left_as_it_is(tmp_path: Path) -> None:
    import resource

    fill(tmp_path)
    limit = (len(OLD) + 10, len(OLD) + 10)
    run = fixing(tmp_path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit), stderr=subprocess.PIPE)
    told = run.communicate()[1].decode()
    assert (run.returncode, told) == (2, "kerlint: program_0.py and 11 other files: not fixed: file too large\n")
    assert contents(tmp_path) == {OLD}
    assert sorted(os.listdir(tmp_path)) == sorted(NAMES)


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    runs = [fixing(tmp_path), fixing(tmp_path)]
    assert [run.wait() for run in runs] == [0, 0]
    assert contents(tmp_path) == {NEW}
    assert sorted(os.listdir(tmp_path)) == sorted(NAMES)


def test_what_somebody_writes_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kerlint.document.reading import File
    from kerlint.fix import files
    from tests.lint import RULES

    path = tmp_path / "program.py"
    path.write_text(OLD)
    honest = files.fixed

    def slow(*given: object, **more: object) -> object:
        mended = honest(*given, **more)  # type: ignore[arg-type]
        if "mine" not in path.read_text():
            path.write_text(OLD + "mine = 1\n")
        return mended

    monkeypatch.setattr(files, "fixed", slow)
    files.mend_file(File("program.py", str(path)), RULES, unsafe=True)
    assert path.read_text() == NEW + "mine = 1\n"


def test_a_read_only_file_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kerlint.document.reading import File
    from kerlint.document.source import Unreadable
    from kerlint.fix import files
    from tests.lint import RULES

    path = tmp_path / "program.py"
    path.write_text(OLD)
    path.chmod(0o444)
    # The administrator may write everywhere: what the system says of others is asked for.
    monkeypatch.setattr(files.os, "access", lambda where, how: bool(os.stat(where).st_mode & stat.S_IWUSR))
    with pytest.raises(Unreadable, match="read-only"):
        files.mend_file(File("program.py", str(path)), RULES, unsafe=True)
    assert path.read_text() == OLD
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    from kerlint.document.reading import File
    from kerlint.fix import files
    from tests.lint import RULES

    path = tmp_path / "program.py"
    path.write_text(OLD)
    path.chmod(0o750)
    files.mend_file(File("program.py", str(path)), RULES, unsafe=True)
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == (NEW, 0o750)
