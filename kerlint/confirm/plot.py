"""The report of ``kerlint confirm --plot``: one page of HTML that needs nothing else, with the learning curves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from kerlint.confirm import verdict as words
from kerlint.confirm.confirm import Confirmation
from kerlint.confirm.symptoms import MEANING, meaning

WIDTH, HEIGHT = 560, 250
LEFT, RIGHT, TOP, BOTTOM = 40, 96, 14, 42
ENDS = 190
"""Width of the small picture of the last skills."""

APART = 16.0
"""Distance of two labels, so that both can be read."""

CURVE_STEPS = 12.0
"""Steps at which the axis turns from even to logarithmic."""

TONES = {
    words.CONFIRMED: "bad",
    words.CRASHES: "bad",
    words.UNSTABLE: "bad",
    words.REFUTED: "good",
    words.SLOWER: "middle",
}


def page(found: Sequence[Confirmation]) -> str:
    """The whole page."""
    proved = sum(TONES.get(one.verdict) == "bad" for one in found)
    cards = "\n".join(_card(one) for one in found) or "<p>No findings.</p>"
    title = f"{proved} of {len(found)} finding{'' if len(found) == 1 else 's'} proved by training"
    template = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    return Template(template).substitute(title=title, cards=cards)


def _card(one: Confirmation) -> str:
    tone = TONES.get(one.verdict, "none")
    place = f"{one.span.path}:{one.span.start.row}"
    if one.span.cell is not None:
        place = f"{one.span.path}, cell {one.span.cell}, row {one.span.start.row}"
    curves = _curves(one.record) if _trained(one.record) else ""
    numbers = _numbers(one) if curves else ""
    return (
        f'<section class="{tone}"><header><span class="verdict">{escape(one.verdict)}</span>'
        f'<span class="rule">{escape(one.code)} {escape(one.name)}</span>'
        f'<span class="place">{escape(place)}</span></header>'
        f"<h2>{_code(one.message)}</h2>"
        f'<p class="reason">{_code(_sentence(meaning(one.reason) or one.reason))}</p>'
        f"{numbers}{curves}{_probes(one.record)}{_small_print(one.record)}</section>"
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _code(text: str) -> str:
    """Text whose `names` are set as code."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if place % 2 else part for place, part in enumerate(parts))


def _trained(record: dict[str, Any]) -> bool:
    return len(record.get("steps", ())) > 1 and record.get("repaired") is not None


def _numbers(one: Confirmation) -> str:
    """The three numbers that the verdict rests on."""
    written = words.mean([curve[-1] for curve in one.record["written"]["curves"]])
    repaired = words.mean([curve[-1] for curve in one.record["repaired"]["curves"]])
    cells = [("as written", _two(written), "a"), ("repaired", _two(repaired), "b")]
    if one.gain is not None and one.p_value is not None:
        cells += [("gain", f"{one.gain:+.2f}", ""), ("p, exact sign-flip test", f"{one.p_value:.3f}", "")]
    inside = "".join(f'<div class="{tone}"><b>{number}</b><span>{name}</span></div>' for name, number, tone in cells)
    return f'<div class="numbers">{inside}</div>'


def _two(number: float) -> str:
    """Two decimals, without a minus in front of zero."""
    return f"{round(number, 2) + 0.0:.2f}"


# --- pictures


def _curves(record: dict[str, Any]) -> str:
    """Skill over steps, a thin line for each run and a thick one for their mean; and the last skills, run by run."""
    steps = record["steps"]
    sides = [("a", record["written"]["curves"]), ("b", record["repaired"]["curves"])]
    least = min(0.0, *(value for _, curves in sides for curve in curves for value in curve))
    low = -1.0 if least < -0.5 else -0.5 if least < -0.05 else 0.0
    parts = [*_grid(steps, low), *_lines(steps, sides, low)]
    whole = "".join(parts)
    said = 'role="img" aria-label="Skill on held-out rows over training steps"'
    picture = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" {said}>{whole}</svg>'
    return f'<div class="pictures">{picture}{_ends(record, low)}</div>'


def _x(step: float, last: float) -> float:
    share = math.log1p(step / CURVE_STEPS) / math.log1p(last / CURVE_STEPS)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(skill: float, low: float) -> float:
    return TOP + (1 - (max(skill, low) - low) / (1 - low)) * (HEIGHT - TOP - BOTTOM)


def _grid(steps: list[int], low: float) -> list[str]:
    found = []
    marks = [low + place * (1 - low) / 4 for place in range(5)]
    for mark in marks:
        y = _y(mark, low)
        found.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        found.append(f'<text class="tick" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{mark:.2g}</text>')
    last = -APART
    for step in steps:
        x = _x(step, steps[-1])
        if x - last < 1.5 * APART:
            continue
        last = x
        found.append(f'<text class="tick" x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{step}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    found.append(f'<text class="axis" x="{middle}" y="{HEIGHT - 5}" text-anchor="middle">training steps</text>')
    return found


def _lines(steps: list[int], sides: list[tuple[str, list[list[float]]]], low: float) -> list[str]:
    found: list[str] = []
    heights: dict[str, float] = {}
    for tone, curves in sides:
        for curve in curves:
            found.append(f'<polyline class="run {tone}" points="{_points(steps, curve, low)}"/>')
    for tone, curves in sides:
        mean = [words.mean(column) for column in zip(*curves)]
        found.append(f'<polyline class="mean {tone}" points="{_points(steps, mean, low)}"/>')
        heights[tone] = _y(mean[-1], low)
    if abs(heights["a"] - heights["b"]) < APART:
        middle, lower = (heights["a"] + heights["b"]) / 2, max(heights, key=lambda tone: heights[tone])
        heights = {tone: middle + (APART / 2 if tone == lower else -APART / 2) for tone in heights}
    for tone, y in heights.items():
        name = "as written" if tone == "a" else "repaired"
        found.append(f'<text class="label {tone}" x="{WIDTH - RIGHT + 8}" y="{y + 4:.1f}">{name}</text>')
    return found


def _points(steps: list[int], curve: Sequence[float], low: float) -> str:
    return " ".join(f"{_x(step, steps[-1]):.1f},{_y(value, low):.1f}" for step, value in zip(steps, curve))


def _ends(record: dict[str, Any], low: float) -> str:
    """Both programs' last skills with a line for each run."""
    left, right = 34, ENDS - 40
    parts = [f'<line class="grid" x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>' for x in (left, right)]
    pairs = zip(record["written"]["curves"], record["repaired"]["curves"])
    for written, repaired in pairs:
        a, b = _y(written[-1], low), _y(repaired[-1], low)
        parts.append(f'<line class="pair" x1="{left}" x2="{right}" y1="{a:.1f}" y2="{b:.1f}"/>')
        parts.append(f'<circle class="dot a" cx="{left}" cy="{a:.1f}" r="4.5"/>')
        parts.append(f'<circle class="dot b" cx="{right}" cy="{b:.1f}" r="4.5"/>')
    y = HEIGHT - BOTTOM + 18
    parts.append(f'<text class="tick" x="{left}" y="{y}" text-anchor="middle">as written</text>')
    parts.append(f'<text class="tick" x="{right}" y="{y}" text-anchor="middle">repaired</text>')
    middle = (left + right) / 2
    parts.append(f'<text class="axis" x="{middle}" y="{HEIGHT - 5}" text-anchor="middle">at the end, run by run</text>')
    return (
        f'<svg class="ends" viewBox="0 0 {ENDS} {HEIGHT}" role="img" aria-label="Skill at the end of each run">'
        f"{''.join(parts)}</svg>"
    )


# --- what else was measured


def _probes(record: dict[str, Any]) -> str:
    """The symptoms that either program showed."""
    if "written" not in record:
        return ""
    written = record["written"]["probes"]
    repaired = record["repaired"]["probes"] if record["repaired"] is not None else {}
    shown = [name for name in {**written, **repaired} if _fired(written, name) or _fired(repaired, name)]
    if not shown:
        return ""
    rows = "".join(
        f"<tr><td>{escape(MEANING.get(name, name))} <small>{escape(name)}</small></td>"
        f"<td>{_cell(written.get(name))}</td>"
        f"<td>{_cell(repaired.get(name)) if record['repaired'] is not None else ''}</td></tr>"
        for name in sorted(shown)
    )
    return f"<table><thead><tr><th>symptom</th><th>as written</th><th>repaired</th></tr></thead>{rows}</table>"


def _fired(probes: dict[str, Any], name: str) -> bool:
    return bool(probes.get(name, {}).get("fired"))


def _cell(probe: dict[str, Any] | None) -> str:
    if probe is None:
        return "–"
    runs = f"{probe['fired']} of {probe['of']} runs"
    return f"{runs} <small>({probe['value']:.3g})</small>" if probe["fired"] else runs


def _small_print(record: dict[str, Any]) -> str:
    """What makes the result repeatable."""
    if "versions" not in record:
        return ""
    versions = ", ".join(f"{name} {number}" for name, number in record["versions"].items())
    parts = [f"{record['data']} data" + (f" ({', '.join(record['tasks'])})" if record.get("tasks") else "")]
    if record.get("seeds"):
        parts.append(f"seeds {', '.join(map(str, record['seeds']))}")
    if "shrunk" in record:
        parts.append(f"images of {record['shrunk']['to']} instead of {record['shrunk']['from']} pixels")
    parts += [versions, f"{record['seconds']} s"]
    return f'<p class="small">{escape(" · ".join(parts))}</p>'
