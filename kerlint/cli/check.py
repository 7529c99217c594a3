"""`kerlint check`: from paths and options to a report and an exit status."""

from __future__ import annotations

import os
import sys

from kerlint.batch import Batch, lint_files
from kerlint.cli.output import destinations, tell_failures, write_reports
from kerlint.cli.overrides import overrides
from kerlint.cli.parse import Call, UsageError
from kerlint.document.discovery import Found, discover, shown
from kerlint.document.reading import File
from kerlint.document.sources import Sources
from kerlint.finding import Finding, Severity
from kerlint.linter import in_order
from kerlint.report.style import visible
from kerlint.ruleset import RuleSets
from kerlint.settings.exclusions import Exclusions
from kerlint.settings.finder import SettingsFinder
from kerlint.wording import counted

_STDIN = "-"


def check(call: Call) -> int:
    """Lints the paths of the command line. 0: fine, 1: findings, 2: something could not be done.

    Raises UsageError and SettingsError.
    """
    finder = SettingsFinder(overrides(call))
    settings = finder.at(os.getcwd())
    rules = RuleSets(finder)
    wanted = destinations(call)
    if call.has("select") or call.has("extend-select") or call.has("ignore"):
        _ = rules.at(os.getcwd()).selection  # mistyped selectors are told even if no file needs the rules
    if call.has("show-settings"):
        from kerlint.cli.show_settings import show_settings

        return show_settings(call.words, finder)
    given = _standard_input(call)
    found = _files(call, finder, given)
    if call.has("show-files"):
        sys.stdout.writelines(f"{file.path}\n" for file in found.files)
        return 2 if _tell_missing(found) else 0
    if not call.has("quiet"):
        _tell_left_out(found)
    if call.has("verbose"):
        _tell_details(found, finder)
    if wants_fixes(call):
        from kerlint.cli.fixing import fix_all

        done = fix_all(call, found.files, rules, given, settings.fail_on)
        if done.failures or call.has("diff") or call.has("fix-only") or given:
            tell_failures(done.failures)
            return _status_of_fixing(
                call, done.fixes, broken=bool(done.failures) or _tell_missing(found), severe=done.severe
            )
    batch = lint_files(found.files, rules, given)
    stale = _stale_settings(call, finder, batch)
    batch = batch._replace(findings=tuple(sorted([*found.findings, *batch.findings, *stale], key=in_order)))
    sources = Sources(given)
    if settings.baseline:
        from kerlint.cli.baseline import without_known

        batch = without_known(batch, settings.baseline, sources, found.files, rules)
    if call.has("add-ignore"):
        from kerlint.cli.adopt import write_ignores

        batch = write_ignores(found.files, batch, rules, call.last("add-ignore") or "")
    if batch.findings or not call.has("add-ignore"):
        write_reports(call, batch, sources, wanted, summed_up=bool(found.files) or not found.missing)
    if call.has("statistics") and call.has("verbose"):
        _tell_times(rules)
    tell_failures(batch.failures)
    if _tell_missing(found) or batch.failures:
        return 2
    if call.has("exit-non-zero-on-fix") and wants_fixes(call) and done.fixes:
        return 1
    return 0 if call.has("exit-zero") else _status(batch, settings.fail_on)


def wants_fixes(call: Call) -> bool:
    """Whether files are to be fixed, or shown as they would be."""
    return any(call.has(flag) for flag in ("fix", "fix-only", "diff"))


def _status_of_fixing(call: Call, fixes: int, *, broken: bool, severe: bool) -> int:
    """The exit status of a run that reports no findings: diffs, standard input, ``--fix-only``."""
    if broken:
        return 2
    if fixes and (call.has("diff") or call.has("exit-non-zero-on-fix")):
        return 1
    return int(severe and not call.has("fix-only") and not call.has("diff") and not call.has("exit-zero"))


def _tell_times(rules: RuleSets) -> None:
    """How long each rule took, on standard error: a report may be read by a program."""
    from kerlint.report.statistics import times_report
    from kerlint.rulebook.judge import SHARED

    names = {rule.code: rule.name for rule in rules.at(os.getcwd()).book.rules}
    names[SHARED] = "finding what each rule can concern"
    sys.stderr.write(times_report(rules.seconds, names))


def _standard_input(call: Call) -> dict[str, bytes]:
    """What `-` reads, under the name it has in reports."""
    name = call.last("stdin-filename")
    if _STDIN not in call.words:
        if name:
            raise UsageError("`--stdin-filename` names what `-` reads; add `-` for standard input")
        return {}
    if len(call.words) > 1:
        raise UsageError("`-` can't be mixed with other paths")
    return {shown(os.path.abspath(name)) if name else _STDIN: sys.stdin.buffer.read()}


def _files(call: Call, finder: SettingsFinder, given: dict[str, bytes]) -> Found:
    choosing = Exclusions(finder)
    if not given:
        return discover(call.words or (".",), choosing)
    files = [File(path, os.path.abspath(path)) for path in given]
    left_out = [file for file in files if choosing.excluded(file.location)]
    kept = tuple(file for file in files if file not in left_out)
    return Found(kept, (), (), tuple(file.path for file in left_out))


def _stale_settings(call: Call, finder: SettingsFinder, batch: Batch) -> list[Finding]:
    """Entries of ``per-file-ignores`` that silence nothing, told by runs that would have seen what they silence."""
    if any(call.has(option) for option in ("select", "extend-select", "ignore", "per-file-ignores", "config")):
        return []
    roots = [os.path.join(os.path.abspath(path), "") for path in call.words or (".",)]
    stale: list[Finding] = []
    for file, used in sorted(batch.used.items()):
        folder = os.path.join(os.path.dirname(file), "")
        if any(folder.startswith(root) for root in roots):
            from kerlint.suppress import stale_file_ignores

            stale += stale_file_ignores(finder.at(os.path.dirname(file)), used)
    return stale


def _tell_details(found: Found, finder: SettingsFinder) -> None:
    for file in found.files:
        settings = finder.at(os.path.dirname(file.location)).file
        print(f"kerlint: {file.path}: {shown(settings) if settings else 'default settings'}", file=sys.stderr)


def _tell_left_out(found: Found) -> None:
    """A file that was named and not looked at must not seem to be a clean one."""
    if found.left_out:
        first, others = found.left_out[0], len(found.left_out) - 1
        which = f"{visible(first)} and {counted(others, 'other path')} are" if others else f"{visible(first)} is"
        print(f"kerlint: {which} left out by `exclude` or `extend-exclude`", file=sys.stderr)


def _tell_missing(found: Found) -> bool:
    for path in found.missing:
        from kerlint.cli.tree import COMMANDS
        from kerlint.suggest import did_you_mean

        hint = "" if os.sep in path or "." in path else did_you_mean(path, [command.name for command in COMMANDS])
        print(f"kerlint: no such file or folder: {path}{hint}", file=sys.stderr)
    return bool(found.missing)


def _status(batch: Batch, fail_on: Severity) -> int:
    return int(any(finding.severity >= fail_on for finding in batch.findings))
