"""The five faults of the README, in disguises, and what only looks like them.

The programs were written from the rules' pages by somebody who had not seen the code. ``# expect: CODE`` marks the line
where a careful reviewer would put the finding; near misses carry no mark, and nothing but advice may be said of them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from kerlint.finding import Severity
from tests.lint import findings_in

HERE = Path(__file__).parent
PROGRAMS = sorted(path for path in HERE.rglob("*") if path.suffix in (".py", ".ipynb") and path.parent != HERE)
FAULTS = [path for path in PROGRAMS if not path.name.startswith("near_")]
NEAR_MISSES = [path for path in PROGRAMS if path.name.startswith("near_")]

SAME_FAULT = {"KER602": {"KER602", "KER601"}, "KER601": {"KER601"}}


def expected(path: Path) -> Counter[tuple[str, int | None, int]]:
    """Code, cell and row of every mark."""
    found: Counter[tuple[str, int | None, int]] = Counter()
    for cell, text in cells(path):
        for row, line in enumerate(text.splitlines(), 1):
            for code in re.findall(r"# expect: (KER\d+)", line):
                found[code, cell, row] += 1
    return found


def cells(path: Path) -> list[tuple[int | None, str]]:
    if path.suffix == ".py":
        return [(None, path.read_text(encoding="utf-8"))]
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [(number, "".join(cell["source"])) for number, cell in enumerate(notebook["cells"], 1)]


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_fault_is_found_in_every_disguise(path: Path) -> None:
    found = Counter(
        (finding.code, finding.span.cell, finding.span.start.row)
        for finding in findings_in(path)
        if finding.severity >= Severity.WARNING or finding.code in {code for code, _, _ in expected(path)}
    )
    assert found == expected(path)


@pytest.mark.parametrize("path", NEAR_MISSES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_said_of_a_near_miss(path: Path) -> None:
    assert [finding for finding in findings_in(path) if finding.severity >= Severity.WARNING] == []


def test_there_are_five_of_each() -> None:
    counts = Counter((path.parent.name, path.name.startswith("near_")) for path in PROGRAMS)
    assert len(counts) == 10
    assert set(counts.values()) == {5}
