"""One laboratory for all tests that need no process of their own: TensorFlow is imported once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kerlint.confirm.confirm import Confirmation, confirm
from kerlint.confirm.worker import Laboratory
from kerlint.document.reading import File
from kerlint.ruleset import RuleSets
from kerlint.settings.finder import Overrides, SettingsFinder

Trained = Callable[[str, str], list[Confirmation]]


@pytest.fixture(scope="session")
def laboratory() -> Iterator[Laboratory]:
    with Laboratory() as made:
        yield made


@pytest.fixture
def trained(laboratory: Laboratory, tmp_path: Path) -> Trained:
    """What is said of a program when some rules (codes, with commas between) are on; nothing of it is run."""

    def said(code: str, rules: str) -> list[Confirmation]:
        name = "program.ipynb" if code.startswith("{") else "program.py"
        path = tmp_path / name
        path.write_text(code, encoding="utf-8")
        chosen = RuleSets(SettingsFinder(Overrides({"select": tuple(rules.split(","))}, isolated=True)))
        return confirm(File(name, str(path)), chosen.for_file(str(path)), laboratory)

    return said
