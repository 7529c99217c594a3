"""Programs written by somebody who never saw a rule: each fault must be found where its writer marked it.

Every folder under programs/ is a rule. A line that ends with `# !` is where its finding may stand (a fault of two
places, such as a loss and an activation, is marked at both); `fine_…` files look alike and are right. What kerlint is
known to miss is listed in known_misses.txt, and compared exactly, so that the list can only shrink knowingly.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs"
RULES = sorted(folder.name for folder in PROGRAMS.iterdir() if folder.is_dir())

TOLD_AS = {"KER115": "KER103", "KER125": "KER412"}
"""Pages that speak of one fault, and one cause is told once: a quantity under categorical crossentropy of a single
unit, a target that is repeated behind a dense layer."""

Line = tuple[str, int | None, int]


@pytest.fixture(scope="session")
def findings() -> dict[str, set[Line]]:
    """The places of all findings, by rule."""
    command = [sys.executable, "-m", "kerlint", "check", "--isolated", "--no-cache", "--select", "ALL"]
    command += ["--exit-zero", "--output-format", "json", "."]
    run = subprocess.run(
        command, cwd=PROGRAMS, env=environment(), capture_output=True, encoding="utf-8", check=True, timeout=600
    )
    places: dict[str, set[Line]] = defaultdict(set)
    for finding in json.loads(run.stdout):
        places[finding["code"]].add((finding["path"], finding["cell"], finding["location"]["row"]))
    return places


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}


def programs(rule: str) -> dict[str, list[Path]]:
    """The faulty programs of a rule: a program of several files is a folder."""
    found: dict[str, list[Path]] = {}
    for entry in sorted((PROGRAMS / rule).iterdir()):
        if entry.name.startswith(("fine_", "__")) or entry.suffix == ".txt":
            continue
        found[entry.relative_to(PROGRAMS).as_posix()] = sorted(entry.glob("*.py")) if entry.is_dir() else [entry]
    return found


def marks(file: Path) -> set[Line]:
    path = file.relative_to(PROGRAMS).as_posix()
    if file.suffix != ".ipynb":
        return {(path, None, row) for row in marked_rows(file.read_text(encoding="utf-8"))}
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return {(path, number, row) for number, cell in enumerate(cells, 1) for row in marked_rows("".join(cell["source"]))}


def marked_rows(text: str) -> list[int]:
    return [row for row, line in enumerate(text.splitlines(), 1) if line.rstrip().endswith("# !")]


def known_misses() -> list[str]:
    lines = (HERE / "known_misses.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("rule", RULES)
def test_fault_is_found_where_it_is_marked(rule: str, findings: dict[str, set[Line]]) -> None:
    told = findings[rule] | findings[TOLD_AS.get(rule, rule)]
    missed = [name for name, files in programs(rule).items() if not told & set().union(*map(marks, files))]
    assert missed == [name for name in known_misses() if name.startswith(f"{rule}/")]


@pytest.mark.parametrize("rule", RULES)
def test_right_programs_are_left_alone(rule: str, findings: dict[str, set[Line]]) -> None:
    assert not [place for place in findings[rule] if place[0].startswith(f"{rule}/fine_")]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_five_faults_and_two_right_programs(rule: str) -> None:
    faulty = programs(rule)
    assert len(faulty) >= 5
    assert all(set().union(*map(marks, files)) for files in faulty.values())
    assert len(list((PROGRAMS / rule).glob("fine_*"))) >= 2


def test_known_misses_name_programs() -> None:
    listed = known_misses()
    assert listed == sorted(set(listed))
    assert all((PROGRAMS / name).exists() for name in listed)
