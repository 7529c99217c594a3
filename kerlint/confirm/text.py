"""The report of ``kerlint confirm`` for a terminal: verdict, both learning curves, and what makes it repeatable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kerlint.confirm import verdict as words
from kerlint.confirm.confirm import Confirmation
from kerlint.confirm.symptoms import meaning
from kerlint.report.style import Ink, Pen, visible

BLOCKS = "▁▂▃▄▅▆▇█"
WIDE = 3
"""Columns for each checkpoint of a curve."""

TONES = {
    words.CONFIRMED: Ink.ERROR,
    words.CRASHES: Ink.ERROR,
    words.UNSTABLE: Ink.ERROR,
    words.REFUTED: Ink.HELP,
    words.SLOWER: Ink.WARNING,
}


def as_text(one: Confirmation, pen: Pen, *, drawn: bool = True) -> str:
    """A finding with what training says of it. ``drawn``: whether the stream can show the curves."""
    place = f"{visible(one.span.path)}:{one.span.start.row}"
    verdict = pen(TONES.get(one.verdict, Ink.STRONG), one.verdict)
    lines = [f"{pen(Ink.STRONG, place)}: {visible(one.message)} [{one.name}]", f"  {verdict}: {visible(one.reason)}"]
    if meaning(one.reason):
        lines.append(f"    {meaning(one.reason)}")
    if _trained(one.record):
        lines += _curves(one.record, pen, drawn=drawn)
    if one.p_value is not None:
        lines.append(f"  gain {one.gain:+.2f}, p = {one.p_value:.3f}: {_test(one.record)}")
    if "steps" in one.record:
        lines.append(f"  {_small_print(one.record)}")
    return "\n".join(lines)


def _trained(record: dict[str, Any]) -> bool:
    return len(record.get("steps", ())) > 1 and record.get("repaired") is not None


def _curves(record: dict[str, Any], pen: Pen, *, drawn: bool) -> list[str]:
    """Skill on held-out rows over the steps: the mean of all runs, and how far they lie apart at the end."""
    sides = (("as written", Ink.GONE, "written"), ("repaired  ", Ink.COME, "repaired"))
    least = min(0.0, *(value for _, _, key in sides for curve in record[key]["curves"] for value in curve))
    found = []
    for name, ink, key in sides:
        curves = record[key]["curves"]
        ends = sorted(curve[-1] for curve in curves)
        line = spark([words.mean(column) for column in zip(*curves)], least) + "  " if drawn else ""
        at_end = f"{_two(words.mean(ends))}  ({_two(ends[0])} to {_two(ends[-1])})"
        found.append(f"    {name}  {pen(ink, line)}{at_end}")
    if drawn:
        steps = "".join(f"{step:<{WIDE + 1}}" if len(str(step)) <= WIDE else f"{step} " for step in record["steps"])
        found.append(f"    {'steps':<10}  {pen(Ink.FRAME, steps.rstrip())}")
    return found


def spark(values: Sequence[float], least: float) -> str:
    """A curve in one line, from ``least`` at the bottom to 1 at the top."""
    top = len(BLOCKS) - 1
    found = []
    for value in values:
        share = (value - least) / (1 - least) if value == value else 0.0
        found.append(BLOCKS[round(min(max(share, 0.0), 1.0) * top)] * WIDE)
    return " ".join(found)


def _two(number: float) -> str:
    """Two decimals, without a minus in front of zero."""
    return f"{round(number, 2) + 0.0:.2f}"


def _test(record: dict[str, Any]) -> str:
    runs = len(record["seeds"])
    return f"exact sign-flip test over {runs} pairs of runs, the same seeds for both"


def _small_print(record: dict[str, Any]) -> str:
    """What makes the result repeatable."""
    learned = ", ".join(record["tasks"]) or "rows"
    versions = ", ".join(f"{name} {version}" for name, version in record["versions"].items())
    seeds = f"seeds {record['seeds'][0]} to {record['seeds'][-1]}"
    found = f"{record['data']} data ({learned}), {seeds}, {versions}, {record['seconds']} s"
    if "shrunk" in record:
        found += f"; images of {record['shrunk']['to']} instead of {record['shrunk']['from']} pixels"
    return found + ("; remembered (--no-cache trains again)" if record.get("remembered") else "")
