"""kerlint beside its floor and its peers: CPU and memory on the same files in one run, as ratios.

    python benchmarks/run.py [--rounds N] [--check] [--peers] [--library FOLDER]

Needs kerlint's own dependencies, and a library that uses Keras: the installed ``keras`` itself, unless another folder
is given. With ``--peers`` also runs ruff, flake8 and pylint where they are installed.
"""

from __future__ import annotations

import argparse
import compileall
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BUDGET = 1.25
"""Most CPU that a check may cost, in units of importing LibCST and parsing the same files (the design's budget)."""

FILES = 200

FLOOR = "import sys, libcst\nfor name in sys.argv[1:]: libcst.parse_module(open(name, encoding='utf-8').read())\n"


PLANTED = """
import keras

model = keras.Sequential([keras.layers.Dense(1, activation="softmax")])
model.compile("adam", "binary_crossentropy")
"""
"""A fault among the files of a library, which shows that they were checked."""


class Cost(NamedTuple):
    """CPU seconds and peak memory (MiB) of one process."""

    cpu: float
    memory: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--check", action="store_true", help="exit with 1 if a ratio is above the budget")
    parser.add_argument("--peers", action="store_true", help="also run other linters that are installed")
    parser.add_argument("--library", type=Path, help="a folder with the sources of a library (default: keras)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        environment = _installed(work)
        measured = [
            _compare(title, files, environment, options.rounds, peers=options.peers)
            for title, files in (
                ("one file", _one_file(work)),
                (f"{FILES} files of a library", _library(work, options.library)),
                (f"{FILES} dense programs, which have no budget", _many_files(work)),
            )
        ]
    return int(options.check and max(measured[:2]) > BUDGET)


def _installed(work: Path) -> dict[str, str]:
    """An environment in which kerlint stands as a wheel would lay it: with bytecode, and with its rules inside."""
    site = work / "site"
    shutil.copytree(ROOT / "kerlint", site / "kerlint", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", site / "kerlint" / "rules")
    compileall.compile_dir(str(site), quiet=2)
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(site)}


def _programs() -> list[Path]:
    """Keras programs of the project: ground truth and disguises of the tests."""
    folders = (ROOT / "tests" / "disguises", ROOT / "tests" / "truth")
    found = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return [
        path
        for path in found
        if "keras" in (text := path.read_text()) and "kerlint" not in text and "from tests" not in text
    ]


def _one_file(work: Path) -> list[Path]:
    """One script of about 300 lines: three programs in functions of their own."""
    lines: list[str] = []
    for number, path in enumerate(_programs()):
        body = path.read_text(encoding="utf-8").splitlines()
        if any(line.startswith(("from __future__", "'''", '"""')) or "import *" in line for line in body):
            continue
        lines += [
            f"def program_{number}():",
            *(f"    {line}" if line else "" for line in body),
            "",
            f"program_{number}()",
            "",
        ]
        if len(lines) >= 290:
            break
    target = work / "one" / "script.py"
    target.parent.mkdir()
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [target]


def _library(work: Path, given: Path | None) -> list[Path]:
    """Files all over a library that say "keras", and a fault. What they import is there, and read beside them."""
    found = importlib.util.find_spec("keras")
    if given is None and (found is None or found.origin is None):
        raise SystemExit("no library to measure: install keras, or give a folder with --library")
    source = given or Path(str(found and found.origin)).parent
    copied = shutil.copytree(source, work / "library" / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    files = [path for path in sorted(copied.rglob("*.py")) if b"keras" in path.read_bytes()]
    every = max(len(files) // (FILES - 1), 1)
    planted = work / "library" / "planted.py"
    planted.write_text(PLANTED, encoding="utf-8")
    return [planted, *files[::every][: FILES - 1]]


def _many_files(work: Path) -> list[Path]:
    """Scripts of the project's tests again and again, so that nothing but the number of files differs from one.

    Each line of them makes, compiles or trains a model: they are what kerlint takes longest for.
    """
    folder = work / "many"
    folder.mkdir()
    programs = _programs()
    made = []
    for number in range(FILES):
        target = folder / f"script_{number:03}.py"
        target.write_text(programs[number % len(programs)].read_text(encoding="utf-8"), encoding="utf-8")
        made.append(target)
    return made


def _run(command: list[str], environment: dict[str, str], work: Path) -> tuple[Cost, int, bytes]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=work)
    output = process.stdout.read() if process.stdout is not None else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), process.returncode, output


def _compare(title: str, files: list[Path], environment: dict[str, str], rounds: int, *, peers: bool) -> float:
    work = files[0].parent
    names = [str(path.relative_to(work)) for path in files]
    kerlint = [sys.executable, "-m", "kerlint", "check", "--isolated", "--no-cache"]
    findings = _findings([*kerlint, "--output-format", "json", *names], environment, work)
    commands = {"floor": [sys.executable, "-c", FLOOR, *names], "kerlint": [*kerlint, *names]}
    if peers:
        commands |= _peers(names)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            cost, status, _ = _run(command, environment, work)
            if status not in ((0, 1) if name != "floor" else (0,)) and name in ("floor", "kerlint"):
                raise SystemExit(f"{name} ended with status {status}")
            costs[name].append(cost)
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    print(f"\n{title}: {lines} lines, {findings} findings")
    print(f"  {'':10}{'CPU s':>9}{'x floor':>9}{'MiB':>8}   (medians of {rounds} rounds)")
    ratio = 0.0
    for name, measured in costs.items():
        ratios = [cost.cpu / floor.cpu for cost, floor in zip(measured, costs["floor"], strict=True)]
        middle = statistics.median(ratios)
        ratio = middle if name == "kerlint" else ratio
        cpu = statistics.median(cost.cpu for cost in measured)
        memory = max(cost.memory for cost in measured)
        print(f"  {name:10}{cpu:9.3f}{middle:9.2f}{memory:8.0f}")
    return ratio


def _findings(command: list[str], environment: dict[str, str], work: Path) -> int:
    """The number of findings; refuses to measure a run that failed or found nothing."""
    _, status, output = _run(command, environment, work)
    found = json.loads(output)
    if status != (1 if any(one["severity"] != "info" for one in found) else 0) or not found:
        raise SystemExit(f"kerlint ended with status {status} and {len(found)} findings: nothing to measure")
    return len(found)


def _peers(names: list[str]) -> dict[str, list[str]]:
    commands = {
        "ruff": ["ruff", "check", "--isolated", "--no-cache"],
        "flake8": ["flake8", "-j1"],
        "pylint": ["pylint"],
    }
    return {name: [*command, *names] for name, command in commands.items() if shutil.which(command[0])}


if __name__ == "__main__":
    sys.exit(main())
