"""Findings in packages of others are pinned: a change of them is seen, read and judged before it is accepted.

``findings.txt`` holds one finding a line: code, package, path, row. After a change on purpose, write it anew with
``python -m tests.corpus.test_corpus`` and read the difference.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kerlint.document.reading import File
from kerlint.linter import Result, lint
from kerlint.ruleset import RuleSet
from kerlint.settings import Settings
from tests.corpus.wheels import WHEELS, NotThere, Wheel, fetch

PINNED = Path(__file__).with_name("findings.txt")


def checked(root: Path) -> Iterator[tuple[str, Result]]:
    """The result of every Python file below a folder, in the order of their paths."""
    rules = RuleSet(Settings())
    for path in sorted(root.rglob("*.py")):
        inner = path.relative_to(root).as_posix()
        yield inner, lint(File(inner, str(path)), rules)


def lines(wheel: Wheel, results: list[tuple[str, Result]]) -> list[str]:
    """The findings of a package as they are pinned."""
    return [
        f"{finding.code} {wheel.name} {path} {finding.span.start.row}"
        for path, result in results
        for finding in result.findings
    ]


def pinned(wheel: Wheel) -> list[str]:
    """The lines of a package."""
    return [line for line in PINNED.read_text(encoding="utf-8").splitlines() if line.split()[1] == wheel.name]


@pytest.mark.parametrize("wheel", WHEELS, ids=lambda wheel: wheel.name)
def test_a_package_of_others_gives_the_findings_that_were_judged(wheel: Wheel, tmp_path: Path) -> None:
    try:
        root = fetch(wheel, tmp_path)
    except NotThere as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(reason))
    results = list(checked(root))
    assert any(result.relevant for _, result in results)
    assert [failure for _, result in results for failure in result.failures] == []
    assert lines(wheel, results) == pinned(wheel)


def write() -> None:
    """Pins what is found now."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for wheel in WHEELS:
            found += lines(wheel, list(checked(fetch(wheel, Path(folder)))))
    PINNED.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    sys.stdout.write(f"{len(found)} findings pinned\n")


if __name__ == "__main__":
    write()
