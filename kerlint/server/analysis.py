"""One text in, an outcome out: findings at once, then their fixes and the models. Runs off the event loop.

A text that Python can't parse has the findings and models of the last one that it could, where their lines are now.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kerlint.document.document import Document, lines_of
from kerlint.document.reading import File, Reading, read_cells, read_text
from kerlint.finding import Finding, Span
from kerlint.linter import Failure, Offer, analyse, failure_of
from kerlint.notices import CELL_NOT_PARSED, INVALID_SYNTAX
from kerlint.server.project import FreshModules, Project
from kerlint.server.texts import Held
from kerlint.settings.errors import SettingsError
from kerlint.stack import on_deep_stack

if TYPE_CHECKING:
    from kerlint.facts.vocabulary import Program
    from kerlint.ruleset import RuleSet
    from kerlint.show.outline import Model, Place


class Snapshot(NamedTuple):
    """What was held at one moment: the texts of cells (``is_code``, source) or of one script.

    ``others`` are all scripts that the editor holds, by location: what it has not saved counts for those who import it.
    """

    location: str
    is_notebook: bool
    edition: int
    texts: tuple[tuple[bool, str], ...]
    others: Mapping[str, str] = {}

    def lines(self, cell: int | None) -> list[str]:
        """The lines of a cell or of the script."""
        return lines_of(self.texts[(cell or 1) - 1][1])


class Outcome(NamedTuple):
    """What an edition gave. ``kept`` are findings of an earlier one, ``document`` is ``None`` where there is none.

    ``needs`` are the project's files that it imports. ``offer`` makes the fixes of its findings, ``program`` holds the
    facts: both are there until :func:`finish`.
    """

    snapshot: Snapshot
    findings: tuple[Finding, ...] = ()
    kept: tuple[Finding, ...] = ()
    document: Document | None = None
    rules: RuleSet | None = None
    failures: tuple[Failure, ...] = ()
    needs: frozenset[str] = frozenset()
    program: Program | None = None
    offer: Callable[[], Offer] | None = None

    @property
    def is_broken(self) -> bool:
        """Whether it is of a script that Python can't parse."""
        return self.document is None and any(finding.code == INVALID_SYNTAX.code for finding in self.findings)


class Finished(NamedTuple):
    """An outcome whose findings have their fixes, and the models of its program."""

    outcome: Outcome
    models: tuple[Model, ...]


def snapshot(held: Held, others: Mapping[str, str]) -> Snapshot:
    """What is held just now."""
    texts = tuple((text.is_code, text.source) for text in held.texts)
    return Snapshot(held.location, held.is_notebook, held.edition, texts, others)


def examine(taken: Snapshot, project: Project, good: Outcome | None) -> Outcome:
    """The outcome of a snapshot. ``good`` is the last one of the same document that could be parsed."""
    rules = project.begin(taken.location, taken.others)
    if project.leaves_out(taken.location, rules.settings):
        return Outcome(taken)
    modules = project.modules_of(rules)
    file = File(taken.location, taken.location)
    try:
        reading = _reading(file, taken, modules, rules.settings.returns)
        if reading.document is not None:
            reading.document.tree = project.trees.tree(taken.location, reading.document.text)
        analysis = analyse(file, reading, rules, fixes=False)
    except SettingsError as error:
        project.complaints[str(error)] = None
        return Outcome(taken)
    except Exception as error:  # a fault of kerlint must not end the server
        return Outcome(taken, failures=(failure_of(taken.location, "the file was not checked", error),))
    findings = _without_known(analysis.result.findings, rules, taken, project)
    unread = (CELL_NOT_PARSED.code,) if reading.document is not None else (INVALID_SYNTAX.code, CELL_NOT_PARSED.code)
    broken = {each.span.cell for each in findings if each.code in unread}
    kept = carried(good, taken, broken) if broken and good is not None else ()
    kept = tuple(each for each in kept if not _is_known(each, findings))
    needs = frozenset(modules.asked)
    failures = analysis.result.failures
    return Outcome(taken, findings, kept, reading.document, rules, failures, needs, analysis.program, analysis.offer)


def _reading(file: File, taken: Snapshot, modules: FreshModules, own: Iterable[str]) -> Reading:
    if not taken.is_notebook:
        return read_text(file, taken.texts[0][1], modules.content, own)
    cells = [{"cell_type": "code" if is_code else "markdown", "source": source} for is_code, source in taken.texts]
    return read_cells(file, cells, own)


def finish(outcome: Outcome, project: Project) -> Finished:
    """Fixes and models of an outcome, after which its syntax tree is kept for the next edition only."""
    document = outcome.document
    if document is None or document.tree is None:
        return Finished(outcome._replace(program=None, offer=None), ())
    try:
        return Finished(_with_fixes(outcome), _models(outcome))
    finally:
        project.trees.keep(outcome.snapshot.location, document.text, document.tree)
        document.tree = None


def _with_fixes(outcome: Outcome) -> Outcome:
    outcome, offer = outcome._replace(program=None, offer=None), outcome.offer
    if offer is None or not outcome.findings:
        return outcome
    fixes, failures = on_deep_stack(offer)
    findings = tuple(each._replace(fixes=fixes.get(each, each.fixes)) for each in outcome.findings)
    return outcome._replace(findings=findings, failures=outcome.failures + failures)


def _models(outcome: Outcome) -> tuple[Model, ...]:
    if outcome.program is None:
        return ()
    from kerlint.show.gather import models_of

    try:
        return tuple(on_deep_stack(partial(models_of, outcome.program)))
    except Exception:  # without shapes the findings are still worth showing; `kerlint show` says what is wrong
        return ()


# --- findings of an earlier edition


def carried(good: Outcome, taken: Snapshot, broken: set[int | None]) -> tuple[Finding, ...]:
    """The findings of an earlier outcome in texts that are broken now, where their lines still are."""
    if len(good.snapshot.texts) != len(taken.texts):
        return ()
    found = []
    for cell in broken:
        rows = _moved(good.snapshot.lines(cell), taken.lines(cell))
        for each in good.findings:
            if each.span.cell == cell and (span := _at(each.span, rows)) is not None:
                found.append(each._replace(span=span, fixes=(), related=()))
    return tuple(found)


def moved_models(earlier: Finished, now: Snapshot) -> tuple[Model, ...]:
    """The models of an earlier text of a script where their lines are now; those whose line was changed are gone."""
    rows = _moved(earlier.outcome.snapshot.lines(None), now.lines(None))

    def moved(place: Place | None) -> Place | None:
        if place is None or place.path != now.location:
            return place
        first, last = rows.get(place.row), rows.get(place.end_row)
        return None if first is None or last is None else place._replace(row=first, end_row=last)

    found = []
    for model in earlier.models:
        place = moved(model.place)
        if place is not None:
            layers = tuple(layer._replace(place=moved(layer.place)) for layer in model.layers)
            found.append(model._replace(place=place, layers=layers))
    return tuple(found)


def _moved(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Where the rows of a text are after it was changed in one place; those that were changed are gone."""
    least = min(len(before), len(now))
    head = next((row for row in range(least) if before[row] != now[row]), least)
    tail = next((row for row in range(least - head) if before[-1 - row] != now[-1 - row]), least - head)
    shift = len(now) - len(before)
    rows = {row: row for row in range(1, head + 1)}
    return rows | {row: row + shift for row in range(len(before) - tail + 1, len(before) + 1)}


def _at(span: Span, rows: dict[int, int]) -> Span | None:
    first, last = rows.get(span.start.row), rows.get(span.end.row)
    if first is None or last is None or last - first != span.end.row - span.start.row:
        return None
    return span._replace(start=span.start._replace(row=first), end=span.end._replace(row=last))


def _is_known(finding: Finding, findings: Iterable[Finding]) -> bool:
    return any(finding.code == each.code and finding.span == each.span for each in findings)


# --- the baseline


class _Given:
    """The lines of a snapshot, for the baseline."""

    def __init__(self, taken: Snapshot) -> None:
        self._taken = taken

    def line(self, path: str, cell: int | None, row: int) -> str:
        lines = self._taken.lines(cell)
        return lines[row - 1] if 0 < row <= len(lines) else ""


def _without_known(
    findings: tuple[Finding, ...], rules: RuleSet, taken: Snapshot, project: Project
) -> tuple[Finding, ...]:
    baseline = rules.settings.baseline
    if not baseline or not findings:
        return findings
    from kerlint.baseline import compare, read_baseline

    try:
        known = read_baseline(baseline, baseline)
    except SettingsError as error:
        project.complaints[str(error)] = None
        return findings
    return tuple(compare(findings, known, _Given(taken), os.path.dirname(baseline)).new)
