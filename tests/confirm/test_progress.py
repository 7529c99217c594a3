"""The live bar: one line on standard error, only on a terminal, and gone in the end."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kerlint.cli.progress import Progress
from kerlint.confirm.confirm import confirm
from kerlint.document.reading import File
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Layer, Settings

PROGRAM = """
import keras

model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16), keras.layers.Dense(1, activation='softmax')])
model.compile(optimizer=keras.optimizers.Adam(1.0), loss='binary_crossentropy')
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Bench:
    """A place for experiments that tells of every step, as the laboratory does."""

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        self.tell = tell

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        for step in (0, 20, 40):
            self.tell({"step": step, "of": 320})
        return {"not_confirmable": "this is a test"}


def shown(stream: Terminal) -> list[str]:
    """What the line said, one state after the other."""
    return re.split(r"\r\x1b\[K", stream.getvalue())


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal()


def test_it_says_how_many_findings_are_done_and_how_far_the_training_is(screen: Terminal, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    rules = RuleSet(Settings(layers=(Layer(select=("KER104", "KER301")),)))
    with Progress(screen) as progress:
        found = confirm(File("program.py", str(tmp_path / "program.py")), rules, Bench(progress.step), watch=progress)
    states = shown(screen)
    assert len(found) == 2
    assert states[1] == "░░░░░░░░░░░░░░░░░░░░ 0 of 2"
    assert [state for state in states if "20 of 320 steps" in state] == [
        f"░░░░░░░░░░░░░░░░░░░░ 0 of 2  {found[0].name}  20 of 320 steps",
        f"██████████░░░░░░░░░░ 1 of 2  {found[1].name}  20 of 320 steps",
    ]
    assert states[-2].startswith("████████████████████ 2 of 2")
    assert states[-1] == "", "nothing of it stays on the screen"
    assert max(map(len, states)) < 80, "one line, whatever the rule is called"


def test_where_nobody_looks_nothing_is_written() -> None:
    stream = io.StringIO()
    with Progress(stream) as progress:
        progress.more(3)
        progress.begin("some-rule")
        progress.step({"step": 20, "of": 320})
        progress.end()
    assert stream.getvalue() == ""
