"""Results are remembered by everything they depend on, and by nothing that is broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kerlint.confirm import cache
from kerlint.confirm.cache import Remembered, folder_for_results


class Counting:
    """A bench that counts what it is asked."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record
        self.asked = 0

    def train(self, job: dict[str, Any]) -> dict[str, Any]:
        self.asked += 1
        return self.record


JOB = {"metric": "skill", "written": {"blueprint": 1}, "repaired": None}


def test_the_second_time_nothing_is_trained(tmp_path: Path) -> None:
    bench = Counting({"stage": "training", "seconds": 2.0})
    first = Remembered(bench, tmp_path).train(JOB)
    second = Remembered(bench, tmp_path).train(dict(reversed(JOB.items())))
    assert bench.asked == 1
    assert second == {**first, "remembered": True}
    assert len(list(tmp_path.iterdir())) == 1, "no part of a file is left"


@pytest.mark.parametrize("other", [{"metric": "loss"}, {"written": {"blueprint": 2}}, {"repaired": {"blueprint": 1}}])
def test_another_rule_or_program_is_trained(other: dict[str, Any], tmp_path: Path) -> None:
    bench = Counting({"stage": "training"})
    for job in (JOB, {**JOB, **other}):
        Remembered(bench, tmp_path).train(job)
    assert bench.asked == 2


def test_other_versions_are_another_experiment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Counting({"stage": "training"})
    Remembered(bench, tmp_path).train(JOB)
    monkeypatch.setattr(cache, "_surroundings", lambda: ["keras 4.0"])
    Remembered(bench, tmp_path).train(JOB)
    assert bench.asked == 2


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", json.dumps({"seconds": 1}), "\x00\xff"])
def test_a_broken_entry_is_as_good_as_none(content: str, tmp_path: Path) -> None:
    bench = Counting({"stage": "training"})
    Remembered(bench, tmp_path).train(JOB)
    (entry,) = tmp_path.iterdir()
    entry.write_text(content, encoding="latin-1")
    assert Remembered(bench, tmp_path).train(JOB) == {"stage": "training"}
    assert bench.asked == 2
    assert Remembered(bench, tmp_path).train(JOB)["remembered"], "and it is written anew"


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    bench = Counting({"stage": "build", "failed": "MemoryError"})
    for _ in range(2):
        Remembered(bench, tmp_path).train(JOB)
    assert bench.asked == 2


def test_a_folder_that_can_not_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    bench = Counting({"stage": "training"})
    assert Remembered(bench, tmp_path / "file" / "results").train(JOB) == {"stage": "training"}


def test_results_lie_where_the_system_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder_for_results() == tmp_path / "kerlint" / "confirm"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert folder_for_results().is_absolute()
