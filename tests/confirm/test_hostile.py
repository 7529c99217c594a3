"""Programs that do harm, run by `kerlint confirm --run`: told, cleaned up, and the next one goes on.

Each is run in the sandbox of the one before, with and without a process that had to be ended. Afterwards there is no
process and no file.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from kerlint.confirm.confirm import Confirmation, confirm
from kerlint.confirm.run import processes, walls
from kerlint.confirm.run.sandbox import Sandbox
from kerlint.document.reading import File
from kerlint.ruleset import RuleSets
from kerlint.settings.finder import Overrides, SettingsFinder

ROOT = Path(__file__).resolve().parents[2]
WHY = walls.missing()

needs_keras = pytest.mark.skipif(
    find_spec("tensorflow") is None and not os.environ.get("CI"), reason="needs TensorFlow and Keras"
)
needs_walls = pytest.mark.skipif(WHY is not None, reason=f"nothing can be contained here: {WHY}")
pytestmark = [needs_keras, pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")]

PROGRAM = """
import os, signal, socket, subprocess, sys, time
import numpy as np
from tensorflow import keras

x = np.random.rand(200, 4)
y = (x[:, 0] > 0.5).astype(int)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(1, activation="softmax")])
model.compile("adam", "binary_crossentropy")
{harm}
model.fit(x, y, epochs=3, validation_split=0.2)
"""

SLEEP = 86399.125
"""Seconds that what a program leaves behind would sleep: how it is recognised."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(limit=240) as made:
        yield made


@pytest.fixture(scope="module")
def module_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture
def folder(module_folder: Path) -> Iterator[Path]:
    """A folder for one program; the sandbox that shows it serves all tests."""
    yield module_folder
    for entry in module_folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def run(code: str, folder: Path, sandbox: Sandbox) -> Confirmation:
    """What is said of KER104 in a program."""
    (folder / "program.py").write_text(code, encoding="utf-8")
    rules = RuleSets(SettingsFinder(Overrides({"select": ("KER104",)}, isolated=True)))
    file = File("program.py", str(folder / "program.py"))
    (found,) = confirm(file, rules.for_file(file.location), sandbox, running=lambda what: None)
    return found


def sleepers() -> list[str]:
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            text = place.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        if str(SLEEP) in text:
            found.append(text)
    return found


def nothing_is_left(folder: Path, sandbox: Sandbox) -> None:
    assert [path.name for path in folder.iterdir()] == ["program.py"]
    assert not Path("/tmp/kerlint-was-here").exists()
    assert not (Path.home() / "kerlint-was-here").exists()
    assert sleepers() == []
    if sandbox.process is not None:
        below = processes.descendants(sandbox.process.pid)
        assert len(below) == 1, "the process that waits for the next program"


EVERY_KIND_OF_END = {
    "hangs": ("while True: time.sleep(1)", "took longer than"),
    "forks": ("for _ in range(12): os.fork()", "more than"),
    "starts processes": (
        f"for _ in range(200): subprocess.Popen(['sleep', '{SLEEP}'])\ntime.sleep(60)",
        "more than 64 processes",
    ),
    "takes all memory": ("kept = [np.ones(1 << 24) for _ in range(40)]\ntime.sleep(60)", "GB of memory"),
    "prints without end": ("while True: os.write(1, b'x' * 65536)", "printed more than 16 MB"),
    "fills the disk": (
        "with open('huge', 'wb') as out:\n    while True: out.write(bytes(1 << 20))",
        "No space left on device",
    ),
    "ends its process": ("os._exit(3)", "ended by itself (status 3)"),
    "is killed": ("os.kill(os.getpid(), signal.SIGKILL)", "was killed (SIGKILL)"),
    "exits": ("sys.exit('I am done')", "status I am done"),
    "asks for input": ("name = input('Who? ')", "EOFError"),
    "uses the network": ("socket.create_connection(('1.1.1.1', 53), timeout=5)", "OSError"),
    "changes its project": ("open('/' + __file__[1:], 'a').write('x = 1')", "Read-only file system"),
}


@needs_walls
@pytest.mark.parametrize("harm", EVERY_KIND_OF_END)
def test_what_ends_a_program_is_told_and_cleaned_up(
    harm: str, folder: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, words = EVERY_KIND_OF_END[harm]
    monkeypatch.setattr(sandbox, "limit", 3 if harm == "hangs" else 240)
    monkeypatch.setattr(sandbox, "memory", 3 << 30)
    found = run(PROGRAM.format(harm=code), folder, sandbox)
    assert found.verdict == "inconclusive"
    assert words in found.reason
    nothing_is_left(folder, sandbox)


HARMLESS_IN_HERE = {
    "kills its parent": "os.kill(os.getppid(), signal.SIGKILL)\nos.kill(1, signal.SIGINT)",
    "leaves a process behind": f"""
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execvp("sleep", ["sleep", "{SLEEP}"])
    os._exit(0)
""",
    "goes on in a copy of itself": "os.fork()",
    "writes files": """
for place in ("kerlint-was-here", "/tmp/kerlint-was-here", os.path.expanduser("~/kerlint-was-here"), "logs/a/b"):
    os.makedirs(os.path.dirname(os.path.abspath(place)), exist_ok=True)
    open(place, "w").write("x")
""",
    "catches everything": """
class Stubborn(keras.callbacks.Callback):
    pass
try:
    model.fit(x, y, callbacks=[Stubborn()])
except BaseException:
    while True: time.sleep(1)
""",
    "prints a lot": "print('x' * 1_000_000)",
    "closes its output": "os.close(1); os.close(2); sys.stdin.close()",
}


@needs_walls
@pytest.mark.parametrize("harm", HARMLESS_IN_HERE)
def test_what_does_not_end_a_program_keeps_nothing_from_being_confirmed(
    harm: str, folder: Path, sandbox: Sandbox
) -> None:
    found = run(PROGRAM.format(harm=HARMLESS_IN_HERE[harm]), folder, sandbox)
    assert found.verdict == "confirmed", found.reason
    assert found.record["data"] == "own"
    nothing_is_left(folder, sandbox)


@needs_walls
def test_secrets_are_out_of_sight(folder: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    harm = (
        "hidden = [name for name in os.listdir(os.environ['HOME']) if name in ('.ssh', '.aws', '.netrc', '.config')]\n"
    )
    harm += "sys.exit(f'{sorted(os.environ)} {hidden} {os.listdir(\"/run\")}')"
    sandbox.close()
    found = run(PROGRAM.format(harm=harm), folder, sandbox)
    assert "SECRET" not in found.reason
    assert "SSH" not in found.reason
    assert "DISPLAY" not in found.reason
    assert "'MPLBACKEND'" in found.reason
    assert "] [] []" in found.reason


@needs_walls
def test_data_beside_the_program_can_be_read_and_written_over(folder: Path, sandbox: Sandbox) -> None:
    harm = (
        "import data.numbers\ny = np.loadtxt('data/labels.csv').astype(int)\nopen('data/labels.csv', 'w').write('gone')"
    )
    (folder / "data").mkdir()
    (folder / "data" / "labels.csv").write_text("0\n1\n" * 100, encoding="utf-8")
    (folder / "data" / "numbers.py").write_text("", encoding="utf-8")
    found = run(PROGRAM.format(harm=harm), folder, sandbox)
    assert found.verdict == "confirmed", found.reason
    assert (folder / "data" / "labels.csv").read_text(encoding="utf-8") == "0\n1\n" * 100


# --- without walls


UNCONTAINED = {
    "ends its process": ("os._exit(3)", "ended by itself (status 3)"),
    "prints without end": ("while True: os.write(1, b'x' * 65536)", "printed more than 16 MB"),
    "kills its parent": (
        f"subprocess.Popen(['sleep', '{SLEEP}'], start_new_session=True)\nos.kill(os.getppid(), signal.SIGKILL)\n"
        "time.sleep(60)",
        "died",
    ),
}


@pytest.mark.parametrize("harm", UNCONTAINED)
def test_without_walls_processes_and_the_working_folder_are_cleaned_up_too(harm: str, tmp_path: Path) -> None:
    code, words = UNCONTAINED[harm]
    with Sandbox(contained=False, limit=240) as sandbox:
        found = run(PROGRAM.format(harm=f"open('file', 'w')\n{code}"), tmp_path, sandbox)
        folder = sandbox.folder
    assert found.verdict == "inconclusive"
    assert words in found.reason
    nothing_is_left(tmp_path, sandbox)
    assert not Path(folder).exists()


# --- through the command


def listens_to_ctrl_c() -> None:
    """A shell's background jobs, and what they start, ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def kerlint(folder: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kerlint", "confirm", "--isolated", "--select", "KER104", *options, "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listens_to_ctrl_c,
    )


@needs_walls
def test_after_a_hostile_program_the_next_is_confirmed(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(PROGRAM.format(harm="os._exit(3)"), encoding="utf-8")
    (tmp_path / "b.py").write_text(PROGRAM.format(harm="while True: os.write(1, b'x' * 65536)"), encoding="utf-8")
    (tmp_path / "c.py").write_text(PROGRAM.format(harm=""), encoding="utf-8")
    done = kerlint(tmp_path, "--run", "--output-format", "json")
    out, said = done.communicate(timeout=300)
    assert done.returncode == 1, said
    found: list[dict[str, Any]] = json.loads(out)
    assert [(one["path"], one["verdict"], one["data"]) for one in found] == [
        ("a.py", "inconclusive", None),
        ("b.py", "inconclusive", None),
        ("c.py", "confirmed", "own"),
    ]
    assert [line.split()[2] for line in said.splitlines() if line.startswith("kerlint: running")] == [
        "a.py",
        "b.py",
        "c.py",
    ], "what is executed is said before"


@needs_walls
@pytest.mark.parametrize(("end", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9), (signal.SIGTERM, -15)])
def test_whatever_ends_kerlint_leaves_no_process_behind(end: int, status: int, tmp_path: Path) -> None:
    started = f"subprocess.run(['sleep', '{SLEEP}'])"
    (tmp_path / "program.py").write_text(PROGRAM.format(harm=started), encoding="utf-8")
    running = kerlint(tmp_path, "--run")
    until = time.monotonic() + 200
    while not sleepers() and time.monotonic() < until:
        assert running.poll() is None, running.communicate()
        time.sleep(0.1)
    os.kill(running.pid, end)
    running.communicate(timeout=300)
    assert running.returncode == status
    until = time.monotonic() + 20
    while sleepers() and time.monotonic() < until:
        time.sleep(0.05)
    assert sleepers() == []


def test_without_bubblewrap_nothing_is_run(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM.format(harm="open('ran', 'w')"), encoding="utf-8")
    refused = kerlint(tmp_path, "--run", PATH=str(tmp_path))
    out, said = refused.communicate(timeout=120)
    assert refused.returncode == 2
    assert "bubblewrap (`bwrap`) is not installed" in said
    assert "--unsandboxed" in said
    assert [path.name for path in tmp_path.iterdir()] == ["program.py"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--unsandboxed"], "`--unsandboxed` says how to `--run`"),
        (["--run", "--time-limit", "soon"], "`--time-limit` is a number of seconds"),
        (["--config", "run=true"], "run"),
    ],
)
def test_running_is_asked_for_by_its_flag_only(options: list[str], words: str, tmp_path: Path) -> None:
    refused = kerlint(tmp_path, *options)
    _, said = refused.communicate(timeout=120)
    assert refused.returncode == 2
    assert words in said
