"""`kerlint check --fix` and `--diff`: applies fixes before what is left is reported."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kerlint.cli.parse import Call
from kerlint.document.reading import File
from kerlint.document.source import MAX_NOTEBOOK_BYTES, TooLarge, Unreadable, read_bytes
from kerlint.finding import Severity
from kerlint.fix import preferred
from kerlint.fix.apply import Applied, Mended, fixed
from kerlint.fix.files import mend_file
from kerlint.linter import Failure
from kerlint.report.style import Ink, Pen, visible, wants_colour
from kerlint.ruleset import RuleSets
from kerlint.wording import counted


class Fixed(NamedTuple):
    """How many fixes were applied (or shown), what could not be done, and whether a severe finding is left."""

    fixes: int
    failures: tuple[Failure, ...]
    severe: bool


def fix_all(call: Call, files: Iterable[File], rules: RuleSets, given: Mapping[str, bytes], fail_on: Severity) -> Fixed:
    """Fixes files in place; standard input goes to standard output, and with ``--diff`` only diffs do."""
    failures: list[Failure] = []
    applied: list[Applied] = []
    severe = False
    changed = unsafe = 0
    for file in files:
        try:
            data, mended = _mend(call, file, rules, given)
        except (OSError, Unreadable, TooLarge) as error:
            failures.append(Failure(file.path, _reason(error)))
            rules.forget(file.location)
            continue
        if mended.applied or mended.reverted:
            rules.forget(file.location)  # those that import it see what is on the disk now
        applied += mended.applied
        changed += bool(mended.applied)
        unsafe += sum(bool(preferred(one, unsafe=True)) for one in mended.result.findings)
        severe = severe or any(finding.severity >= fail_on for finding in mended.result.findings)
        for each, why in mended.reverted:
            failures.append(Failure(file.path, f"the fix of {each.finding.name} was reverted: {why}"))
        if call.has("diff"):
            sys.stdout.write(_coloured(call, diff(file, data, mended.data)))
        elif file.path in given:
            sys.stdout.flush()
            sys.stdout.buffer.write(mended.data)
            sys.stdout.buffer.flush()
    _tell(call, applied, changed, to_error=bool(given) or call.has("diff"))
    if call.has("diff") and not call.has("unsafe-fixes") and unsafe and _is_for_people(call):
        what = counted(unsafe, "more unsafe fix" if applied else "unsafe fix")
        print(f"`--diff --unsafe-fixes` shows {what}.", file=sys.stderr)
    return Fixed(len(applied), tuple(failures), severe)


def _mend(call: Call, file: File, rules: RuleSets, given: Mapping[str, bytes]) -> tuple[bytes, Mended]:
    ruleset, unsafe = rules.for_file(file.location), call.has("unsafe-fixes")
    if call.has("diff") or file.path in given:
        data = given.get(file.path)
        data = read_bytes(file.location, MAX_NOTEBOOK_BYTES) if data is None else data
        return data, fixed(file, data, ruleset, unsafe=unsafe)
    return b"", mend_file(file, ruleset, unsafe=unsafe)


def diff(file: File, before: bytes, after: bytes) -> str:
    """What a content became, as a unified diff of the file as it is on the disk."""
    from difflib import unified_diff

    from kerlint.document.source import decode

    if before == after:
        return ""
    old, new = (
        (data.decode("utf-8", "replace") if file.path.endswith(".ipynb") else decode(data)) for data in (before, after)
    )
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), file.path, file.path)
    return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _coloured(call: Call, text: str) -> str:
    """A diff as a terminal shows it; for programs it stays what it is."""
    if not wants_colour(call.last("color") or "auto", os.environ, terminal=sys.stdout.isatty()):
        return text
    pen = Pen(colour=True)
    inks = {"-": Ink.GONE, "+": Ink.COME, "@": Ink.FRAME}
    out = []
    for line in text.split("\n"):
        shown = visible(line.removesuffix("\r"))
        header = line.startswith(("--- ", "+++ "))
        ink = Ink.STRONG if header else inks.get(line[:1])
        out.append(pen(ink, shown) if ink else shown)
    return "\n".join(out)


def _tell(call: Call, applied: list[Applied], changed: int, *, to_error: bool) -> None:
    out = sys.stderr if to_error else sys.stdout
    if call.has("show-fixes"):
        for finding, fix in applied:
            row = finding.span.start.row
            print(
                f"{visible(finding.span.path)}:{row}: {visible(fix.message)} [{finding.name}, {fix.safety}]", file=out
            )
    if applied and _is_for_people(call):
        word = "Would apply" if call.has("diff") else "Applied"
        print(f"{word} {counted(len(applied), 'fix')} in {counted(changed, 'file')}.", file=out)
    out.flush()


def _is_for_people(call: Call) -> bool:
    return not call.has("quiet") and call.last("output-format") in (None, "text", "concise")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"not fixed: {(error.strerror or str(error)).lower()}"
    return f"not fixed: it {error}"
