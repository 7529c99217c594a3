"""The page of `--plot`: whole in itself, nothing of the program in it but text, both programs' curves."""

from __future__ import annotations

import re
from typing import Any

from kerlint.confirm.confirm import Confirmation
from kerlint.confirm.plot import page
from kerlint.finding import Location, Span

SPAN = Span("train.py", None, Location(3, 1), Location(3, 9))


def record(written: list[float], repaired: list[float]) -> dict[str, Any]:
    def side(ends: list[float], fired: int) -> dict[str, Any]:
        return {
            "curves": [[0.0, end / 2, end] for end in ends],
            "losses": [],
            "probes": {"update-huge": {"fired": fired, "of": len(ends), "value": 0.4}},
        }

    return {
        "steps": [0, 20, 40],
        "seeds": [0, 1],
        "tasks": ["2 classes"],
        "data": "synthetic",
        "seconds": 1.5,
        "versions": {"keras": "3.15.1"},
        "written": side(written, 2),
        "repaired": side(repaired, 0),
    }


def shown(message: str = "`Adam` with 1.0", measured: dict[str, Any] | None = None) -> str:
    return page(
        [
            Confirmation(
                "KER301", "learning-rate-too-high", message, SPAN, "confirmed", "skill", 0.8, 0.03, measured or {}
            )
        ]
    )


def test_both_programs_have_a_line_for_each_run_and_one_for_the_mean() -> None:
    text = shown(measured=record([0.0, 0.1], [0.8, 0.9]))
    assert text.count('<polyline class="run a"') == text.count('<polyline class="run b"') == 2
    assert text.count('<polyline class="mean') == 2
    assert text.count('<line class="pair"') == 2
    assert "<b>0.05</b>" in text
    assert "<b>0.85</b>" in text
    assert "<b>+0.80</b>" in text
    assert "2 of 2 runs" in text, "symptoms"
    assert "keras 3.15.1" in text


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    text = shown(measured=record([0.0], [0.8]))
    assert not re.search(r"<script|<link|<img|url\(|@import|https?://", text)


def test_what_the_program_says_is_text() -> None:
    text = shown(message="`<script>alert(1)</script>` & co")
    assert "<script>" not in text
    assert "<code>&lt;script&gt;alert(1)&lt;/script&gt;</code> &amp; co" in text


def test_skills_below_chance_stay_in_the_picture_and_labels_apart() -> None:
    text = shown(measured=record([-1.0, -1.0], [-1.0, -0.98]))
    heights = [float(y) for y in re.findall(r'class="label [ab]" x="[\d.]+" y="([\d.]+)"', text)]
    assert abs(heights[0] - heights[1]) >= 15
    points = re.findall(r'points="([^"]+)"', text)
    assert all(0 <= float(pair.split(",")[1]) <= 250 for line in points for pair in line.split())


def test_a_finding_that_was_not_trained_has_words_only() -> None:
    text = shown()
    assert "<svg" not in text
    assert "confirmed" in text
    assert "0 findings" in page([]) or "No findings" in page([])
