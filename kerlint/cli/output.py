"""Where reports go: standard output and files, each in its own format."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

from kerlint.batch import Batch
from kerlint.cli.parse import Call, UsageError
from kerlint.cli.tree import FORMAT_VARIABLE, FORMATS
from kerlint.document.sources import Sources
from kerlint.finding import Finding
from kerlint.linter import Failure
from kerlint.report.style import visible
from kerlint.suggest import did_you_mean
from kerlint.wording import counted

_FOR_PEOPLE = ("text", "concise")


class Destination(NamedTuple):
    """A format and the file to write it to; ``None`` is standard output."""

    format: str
    path: str | None


def destinations(call: Call) -> list[Destination]:
    """The reports that are asked for; text on standard output if that gets none. Raises UsageError."""
    wanted = [_destination(given) for given in call.all("output")]
    chosen = call.last("output-format")
    on_screen = [chosen] if chosen else []
    on_screen += [each.format for each in wanted if each.path is None]
    if len(on_screen) > 1:
        raise UsageError(f"only one report can go to standard output, not {' and '.join(on_screen)}; name a file")
    screen = Destination(on_screen[0] if on_screen else _usual_format(), None)
    return [screen, *(each for each in wanted if each.path is not None)]


def _usual_format() -> str:
    name = os.environ.get(FORMAT_VARIABLE) or "text"
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS) or f"; there are {', '.join(FORMATS)}"
        raise UsageError(f"the environment variable {FORMAT_VARIABLE}: no format `{name}`{hint}")
    return name


def _destination(given: str) -> Destination:
    name, colon, path = given.partition(":")
    if name not in FORMATS:
        raise UsageError(f"no format `{name}`{did_you_mean(name, FORMATS) or '; there are ' + ', '.join(FORMATS)}")
    if colon and not path:
        raise UsageError(f"`--output {given}` names no file")
    return Destination(name, path or None)


def write_reports(
    call: Call, batch: Batch, sources: Sources, wanted: list[Destination], *, summed_up: bool = True
) -> None:
    """Writes all reports; those for people end with a summary, unless there is nothing to sum up.

    Raises UsageError if a file can't be written, OSError if standard output can't.
    """
    summed_up = summed_up and not call.has("quiet")
    for format, path in wanted:
        if path is None:
            _write_to_screen(call, batch, sources, format, summed_up=summed_up)
            continue
        text = _render(format, batch.findings, sources)
        try:
            with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.write(text)
        except OSError as error:
            raise UsageError(f"can't write {path}: {(error.strerror or str(error)).lower()}") from error


def _write_to_screen(call: Call, batch: Batch, sources: Sources, format: str, *, summed_up: bool) -> None:
    if call.has("statistics"):
        from kerlint.report.statistics import statistics_report

        sys.stdout.write(statistics_report(batch.findings, as_json=format == "json"))
    elif format not in _FOR_PEOPLE:
        sys.stdout.write(_render(format, batch.findings, sources))
    else:
        _write_for_people(call, batch, sources, format, summed_up=summed_up)


def _write_for_people(call: Call, batch: Batch, sources: Sources, format: str, *, summed_up: bool) -> None:
    from kerlint.report.style import Pen, wants_colour
    from kerlint.report.text import concise_report, summary, text_report

    pen = Pen(colour=wants_colour(call.last("color") or "auto", os.environ, terminal=sys.stdout.isatty()))
    if format == "concise":
        sys.stdout.write(concise_report(batch.findings, pen=pen))
    elif batch.findings:
        sys.stdout.write(text_report(batch.findings, sources, pen=pen, columns=screen_columns()))
    if summed_up and (batch.findings or not batch.failures):
        counts = {"files": batch.files, "relevant": batch.relevant, "known": batch.known}
        sys.stdout.write(summary(batch.findings, **counts, pen=pen))


def screen_columns() -> int:
    """The terminal's width, between 60 and 120; 80 where the output is no terminal."""
    if not sys.stdout.isatty():
        return 80
    import shutil

    return min(max(shutil.get_terminal_size().columns, 60), 120)


def _render(format: str, findings: tuple[Finding, ...], sources: Sources) -> str:
    """A report for a file or a program: never coloured."""
    from kerlint.report.formats import render

    return render(format, findings, sources)


def tell_failures(failures: Iterable[Failure]) -> None:
    """Says what kerlint could not do; one fault that many files meet is told once."""
    by_reason: dict[str, list[str]] = {}
    for path, reason in failures:
        by_reason.setdefault(reason, []).append(path)
    for reason, paths in by_reason.items():
        others = f" and {counted(len(paths) - 1, 'other file')}" if len(paths) > 1 else ""
        print(f"kerlint: {visible(paths[0])}{others}: {visible(reason)}", file=sys.stderr)
