"""The report for a terminal: numbers, curves that can be read without colours, nothing that steers the terminal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import kerlint.confirm.lab
from kerlint.confirm.confirm import Confirmation
from kerlint.confirm.symptoms import MEANING
from kerlint.confirm.text import as_text, spark
from kerlint.finding import Location, Span
from kerlint.report.style import Pen

SPAN = Span("train.py", None, Location(3, 1), Location(3, 9))
PLAIN = Pen(colour=False)

RECORD: dict[str, Any] = {
    "steps": [0, 20, 40, 1280],
    "seeds": [0, 1],
    "tasks": ["2 classes"],
    "data": "synthetic",
    "seconds": 1.5,
    "versions": {"keras": "3.15.1"},
    "written": {"curves": [[0.0, 0.0, 0.1, 0.1], [0.0, 0.0, 0.1, 0.2]], "probes": {}},
    "repaired": {"curves": [[0.0, 0.3, 0.6, 0.9], [0.0, 0.3, 0.7, 1.0]], "probes": {}},
}


def finding(record: dict[str, Any], message: str = "`Adam` with 1.0") -> Confirmation:
    return Confirmation(
        "KER301", "learning-rate-too-high", message, SPAN, "confirmed", "it learns", 0.8, 0.03125, record
    )


def test_both_curves_stand_over_each_other_with_their_steps() -> None:
    lines = as_text(finding(RECORD), PLAIN).splitlines()
    assert lines == [
        "train.py:3: `Adam` with 1.0 [learning-rate-too-high]",
        "  confirmed: it learns",
        "    as written  ▁▁▁ ▁▁▁ ▂▂▂ ▂▂▂  0.15  (0.10 to 0.20)",
        "    repaired    ▁▁▁ ▃▃▃ ▆▆▆ ███  0.95  (0.90 to 1.00)",
        "    steps       0   20  40  1280",
        "  gain +0.80, p = 0.031: exact sign-flip test over 2 pairs of runs, the same seeds for both",
        "  synthetic data (2 classes), seeds 0 to 1, keras 3.15.1, 1.5 s",
    ]


def test_where_the_signs_are_missing_the_numbers_stay() -> None:
    text = as_text(finding(RECORD), PLAIN, drawn=False)
    assert text.isascii()
    assert "repaired    0.95  (0.90 to 1.00)" in text


def test_curves_below_chance_and_not_finite_stay_in_their_line() -> None:
    assert spark([-1.0, 0.0, 1.0], -1.0) == "▁▁▁ ▅▅▅ ███"
    assert spark([float("nan"), 2.0], 0.0) == "▁▁▁ ███"


def test_a_finding_that_was_not_trained_has_words_only() -> None:
    assert as_text(finding({})._replace(p_value=None), PLAIN).splitlines()[1:] == ["  confirmed: it learns"]


def test_what_the_program_says_steers_no_terminal() -> None:
    assert "\x1b" not in as_text(finding(RECORD, "\x1b[2J"), PLAIN)


def test_a_symptom_is_told_in_words() -> None:
    said = finding({})._replace(reason="constant-output: 0 in 5 of 5 runs", p_value=None)
    assert as_text(said, PLAIN).splitlines()[2] == "    every row gets the same prediction"


def test_every_symptom_has_words() -> None:
    lab = Path(kerlint.confirm.lab.__file__).parent
    probes = {
        name for file in lab.glob("*.py") for name in re.findall(r'Probe\(\s*"([a-z-]+)"', file.read_text("utf-8"))
    }
    assert probes == MEANING.keys()
