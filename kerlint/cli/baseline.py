"""`kerlint baseline create|update|prune`, and what `check` does with a baseline."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable

from kerlint.baseline import (
    Comparison,
    Entry,
    baseline_text,
    compare,
    entries_of,
    follow_renames,
    read_baseline,
)
from kerlint.batch import Batch, lint_files
from kerlint.cli.output import tell_failures
from kerlint.cli.overrides import overrides
from kerlint.cli.parse import Call, UsageError
from kerlint.document.discovery import discover, shown
from kerlint.document.reading import File
from kerlint.document.sources import Sources
from kerlint.ruleset import RuleSets
from kerlint.settings.exclusions import Exclusions
from kerlint.settings.finder import COMMAND_LINE, SettingsFinder
from kerlint.suggest import did_you_mean
from kerlint.wording import counted

USUAL_NAME = "kerlint-baseline.json"
_ACTIONS = ("create", "update", "prune")


def without_known(batch: Batch, baseline: str, sources: Sources, files: Iterable[File], rules: RuleSets) -> Batch:
    """The batch without the findings that the baseline knows. Raises SettingsError."""
    known = read_baseline(baseline, shown(baseline))
    comparison = compare(batch.findings, known, sources, os.path.dirname(baseline))
    gone = sum(_seen(comparison, baseline, files, rules).values())
    if gone:
        are = "finding is" if gone == 1 else "findings are"
        print(
            f"kerlint: {gone} {are} gone from {shown(baseline)}; `kerlint baseline prune` drops them", file=sys.stderr
        )
    return batch._replace(findings=tuple(comparison.new), known=len(batch.findings) - len(comparison.new))


def baseline(call: Call) -> int:
    """Runs the command. Raises UsageError and SettingsError."""
    action = call.words[0] if call.words else ""
    if action not in _ACTIONS:
        raise UsageError(f"`kerlint baseline` needs one of {', '.join(_ACTIONS)}{did_you_mean(action, _ACTIONS)}")
    finder = SettingsFinder(overrides(call))
    target = finder.at(os.getcwd()).baseline or os.path.abspath(USUAL_NAME)
    if action == "create" and os.path.lexists(target):
        raise UsageError(f"{shown(target)} is there already; `kerlint baseline update` brings it up to date")
    known = Counter[Entry]() if action == "create" else read_baseline(target, shown(target))
    found = discover(call.words[1:] or (".",), Exclusions(finder))
    if found.missing:
        raise UsageError(f"no such file or folder: {found.missing[0]}")
    rules = RuleSets(finder)
    batch = lint_files(found.files, rules)
    if batch.failures:
        tell_failures(batch.failures)
        return 2
    findings = (*found.findings, *batch.findings)
    folder, sources = os.path.dirname(target), Sources()
    if action == "create":
        entries = entries_of(findings, sources, folder)
        _write(target, entries)
        print(f"Wrote {counted(sum(entries.values()), 'finding')} into {shown(target)}.")
        _tell_how_to_use(finder, target)
        return 0
    comparison = compare(findings, known, sources, folder)
    gone = _seen(comparison, target, found.files, rules)
    if action == "update":
        new = entries_of(comparison.new, sources, folder)
        known = follow_renames(known, gone, new, folder)
        comparison = compare(findings, known, sources, folder)
    _write(target, known - gone)
    dropped, left = sum(gone.values()), sum((known - gone).values())
    print(f"Dropped {counted(dropped, 'finding')} from {shown(target)}, {left} left.")
    if comparison.new:
        print(f"Not taken in: {counted(len(comparison.new), 'new finding')}; `kerlint check` shows them.")
    return 0


def _seen(comparison: Comparison, baseline: str, files: Iterable[File], rules: RuleSets) -> Counter[Entry]:
    """The findings that are gone for sure: their file is, or it was looked at in this run, with their rule on."""
    folder = os.path.dirname(baseline)
    looked_at = {file.location for file in files}

    def is_known(entry: Entry) -> bool:
        location = os.path.normpath(os.path.join(folder, entry.path))
        if not os.path.lexists(location):
            return True
        return location in looked_at and not rules.for_file(location).leaves_out(location, entry.code)

    return Counter({entry: count for entry, count in comparison.gone.items() if is_known(entry)})


def _write(target: str, entries: Counter[Entry]) -> None:
    try:
        with open(target, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(baseline_text(entries))
    except OSError as error:
        raise UsageError(f"can't write {shown(target)}: {(error.strerror or str(error)).lower()}") from error


def _tell_how_to_use(finder: SettingsFinder, target: str) -> None:
    if finder.at(os.getcwd()).origins.get("baseline", COMMAND_LINE) == COMMAND_LINE:
        print(f"Now `kerlint --baseline {shown(target)}` reports new findings only. To do so from now on, write")
        print(f'`baseline = "{shown(target)}"` under [tool.kerlint] in pyproject.toml.')
