"""`kerlint confirm`: findings, each with what training the program as written and as repaired says of it."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from kerlint.cli.overrides import overrides
from kerlint.cli.parse import Call, UsageError
from kerlint.cli.progress import Progress
from kerlint.confirm.cache import Remembered
from kerlint.confirm.confirm import Confirmation, confirm
from kerlint.confirm.plot import page
from kerlint.confirm.run import walls
from kerlint.confirm.run.sandbox import Sandbox
from kerlint.confirm.text import BLOCKS, as_text
from kerlint.confirm.worker import TIME_LIMIT, Laboratory
from kerlint.document.discovery import discover
from kerlint.document.reading import File
from kerlint.report.style import Pen, visible, wants_colour
from kerlint.ruleset import RuleSets
from kerlint.settings.exclusions import Exclusions
from kerlint.settings.finder import SettingsFinder

MOST_WORKERS = 2
"""Each takes about 1 GB of memory."""

MOST_DIGITS = 6
"""Digits of a seed."""

NEEDED = ("tensorflow", "keras", "sklearn")


def run(call: Call) -> int:
    """Prints a verdict for each finding. 0: none is confirmed or crashes, 1: some, 2: kerlint could not do its job.

    Raises UsageError and SettingsError.
    """
    check_libraries()
    if call.last("output-format") not in (None, "text", "json"):
        raise UsageError("`confirm` prints text or json")
    _check_run(call)
    finder = SettingsFinder(overrides(call))
    found = discover(call.words or (".",), Exclusions(finder))
    for path in found.missing:
        print(f"kerlint: no such file or folder: {path}", file=sys.stderr)
    rules = RuleSets(finder)
    with Progress() as progress:
        train = _run if call.has("run") else _rebuilt
        results = train(call, found.files, rules, progress)
    if call.last("plot") is not None:
        _draw(results, str(call.last("plot")))
    if call.last("output-format") == "json":
        print(json.dumps([as_json(one) for one in results], indent=2))
    else:
        _print(call, results)
    if found.missing:
        return 2
    return int(any(one.verdict in ("confirmed", "crashes as written", "unstable") for one in results))


def _print(call: Call, results: list[Confirmation]) -> None:
    """The report for a terminal; without curves where its encoding has no signs for them."""
    pen = Pen(colour=wants_colour(call.last("color") or "auto", os.environ, terminal=sys.stdout.isatty()))
    try:
        BLOCKS.encode(sys.stdout.encoding or "utf-8")
        drawn = True
    except UnicodeEncodeError:
        drawn = False
    parts = [as_text(one, pen, drawn=drawn) for one in results]
    counts = ", ".join(f"{count} {verdict}" for verdict, count in Counter(one.verdict for one in results).items())
    number = f"{len(results)} finding{'' if len(results) == 1 else 's'}"
    print("\n\n".join([*parts, f"{number}: {counts}." if results else "No findings."]))


def check_libraries() -> None:
    """Raises UsageError where there is nothing to train with."""
    if any(find_spec(name) is None for name in NEEDED):
        raise UsageError("`confirm` trains models and needs Keras: pip install 'kerlint[keras]'")


def _check_run(call: Call) -> None:
    """Raises UsageError where programs can't be run as asked for."""
    if not call.has("run"):
        if call.has("unsandboxed"):
            raise UsageError("`--unsandboxed` says how to `--run`, and is nothing without it")
        return
    if call.has("unsandboxed"):
        return
    why = walls.missing()
    if why is not None:
        raise UsageError(
            f"`--run` executes the program, and there is nothing to contain it: {why}. "
            "Install bubblewrap, or give `--unsandboxed` to run it with all that you may do"
        )


def _limit(call: Call) -> float:
    """Seconds that an experiment may take. Raises UsageError."""
    given = call.last("time-limit")
    if given is None:
        return TIME_LIMIT
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise UsageError(f"`--time-limit` is a number of seconds, not `{given}`")
    return seconds


def _seed(call: Call) -> int:
    """The first of the seeds that an experiment draws by. Raises UsageError."""
    given = str(call.last("seed") or "0")
    if not given.isdecimal() or len(given) > MOST_DIGITS:
        raise UsageError(f"`--seed` is a number of up to {MOST_DIGITS} digits, not `{given}`")
    return int(given)


def _rebuilt(call: Call, files: Sequence[File], rules: RuleSets, progress: Progress) -> list[Confirmation]:
    """The results of training what the analysis recovered: nothing of the files is run."""
    seed = _seed(call)
    with Laboratory(limit=_limit(call), tell=progress.step) as laboratory:
        bench = laboratory if call.has("no-cache") else Remembered(laboratory)
        return [
            one
            for file in files
            for one in confirm(file, rules.for_file(file.location), bench, watch=progress, workers=workers(), seed=seed)
        ]


def workers() -> int:
    """How many experiments are done at once: two, where there are the cores for it."""
    return min(MOST_WORKERS, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def _run(call: Call, files: Sequence[File], rules: RuleSets, progress: Progress) -> list[Confirmation]:
    """The results of running the files, contained, up to their training. Says what it executes before it does.

    They are not remembered: what a program does may depend on anything that it reads.
    """
    seed = _seed(call)
    contained = not call.has("unsandboxed")
    walled = "no network, no file is written" if contained else "not contained: it may do all that you may"

    def running(what: str) -> None:
        progress.clear()
        print(f"kerlint: running {visible(what)}; {walled}", file=sys.stderr, flush=True)

    with Sandbox(contained=contained, limit=_limit(call)) as sandbox:
        return [
            one
            for file in files
            for one in confirm(file, rules.for_file(file.location), sandbox, running=running, watch=progress, seed=seed)
        ]


def _draw(results: list[Confirmation], path: str) -> None:
    """Writes the page with the learning curves. Raises UsageError if it can't be written."""
    try:
        Path(path).write_text(page(results), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"`--plot {path}`: {error.strerror or error}") from error


def as_json(one: Confirmation) -> dict[str, object]:
    """One entry of the JSON report."""
    record = one.record
    written = [curve[-1] for curve in record["written"]["curves"]] if "written" in record else None
    repaired = [curve[-1] for curve in record["repaired"]["curves"]] if record.get("repaired") else None
    probes = record["written"]["probes"] if "written" in record else {}
    return {
        "code": one.code,
        "name": one.name,
        "path": one.span.path,
        "location": {"row": one.span.start.row, "column": one.span.start.column},
        "verdict": one.verdict,
        "reason": one.reason,
        "data": record.get("data"),
        "backend": record.get("backend"),
        "seeds": record.get("seeds", []),
        "steps": record["steps"][-1] if "steps" in record else None,
        "skill_as_written": written,
        "skill_repaired": repaired,
        "gain": one.gain,
        "p_value": one.p_value,
        "probes": sorted(name for name, probe in probes.items() if probe["fired"]),
        "seconds": record.get("seconds"),
        "cpu_seconds": record.get("cpu_seconds"),
        "memory": record.get("memory"),
    }
