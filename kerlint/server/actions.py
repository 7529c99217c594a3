"""What can be done about findings: their fixes, a comment that silences them, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from kerlint.add_ignores import can_be_ignored, comments_for
from kerlint.finding import Edit, Finding
from kerlint.server.analysis import Outcome
from kerlint.server.diagnostics import Ranges, diagnostics
from kerlint.server.positions import Lines, touches
from kerlint.server.texts import Held

FIX_ALL = "source.fixAll.kerlint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def actions(held: Held, outcome: Outcome, params: types.CodeActionParams, encoding: str) -> list[types.CodeAction]:
    """The actions for a selection in one of the document's texts."""
    cell = held.cell_of(params.text_document.uri)
    text = held.text(cell)
    if text is None:
        return []
    ranges = Ranges(held, encoding)
    made: list[types.CodeAction] = []
    lines = Lines(text.source, encoding)
    start, end = lines.location(params.range.start), lines.location(params.range.end)
    for finding in outcome.findings if _wanted(params, types.CodeActionKind.QuickFix) else ():
        touched = touches(finding.span, start, end) or finding.span.start.row == start.row
        if finding.span.cell == cell and touched:
            made += _quick_fixes(finding, held, outcome, ranges, encoding)
    if _wanted(params, FIX_ALL) and (edits := safe_edits(outcome.findings)):
        made.append(types.CodeAction("Fix all that is safe (kerlint)", FIX_ALL, edit=_change(edits, held, ranges)))
    return made


def _wanted(params: types.CodeActionParams, kind: str) -> bool:
    """Whether the client asks for actions of a kind, or for all that encloses it."""
    only = params.context.only
    if not only:
        return kind != FIX_ALL
    return any(kind == each or kind.startswith(f"{each.value if hasattr(each, 'value') else each}.") for each in only)


def _quick_fixes(
    finding: Finding, held: Held, outcome: Outcome, ranges: Ranges, encoding: str
) -> Iterable[types.CodeAction]:
    alone = outcome._replace(findings=(finding,), kept=())
    about = [one for found in diagnostics(held, alone, encoding).values() for one in found]
    for fix in finding.fixes:
        yield types.CodeAction(
            f"{fix.message} ({finding.code}{'' if fix.safety == 'safe' else ', changes the training'})",
            types.CodeActionKind.QuickFix,
            about,
            is_preferred=fix.safety == "safe",
            edit=_change(fix.edits, held, ranges),
        )
    if can_be_ignored(finding) and outcome.document is not None:
        edits = comments_for(outcome.document, [finding], "")
        title = f"Ignore {finding.name} here"
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, about, edit=_change(edits, held, ranges))


def safe_edits(findings: Iterable[Finding]) -> list[Edit]:
    """The edits of all safe fixes, the first one of each finding; of two that meet, the first."""
    taken: list[Edit] = []
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safety == "safe"), None)
        if fix is not None and not any(_meet(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
    return taken


def _meet(edit: Edit, other: Edit) -> bool:
    one, two = edit.span, other.span
    return (one.path, one.cell) == (two.path, two.cell) and touches(one, two.start, two.end)


def _change(edits: Sequence[Edit], held: Held, ranges: Ranges) -> types.WorkspaceEdit:
    """The edits by text, each for the version that it was made for, so that no other one is changed by it."""
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        made = types.TextEdit(ranges.lines(edit.span).range(edit.span), edit.content)
        changes.setdefault(ranges.uri(edit.span), []).append(made)
    return types.WorkspaceEdit(changes=changes)
