"""What can be done about findings: their fixes, a comment that silences them, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lsprotocol import types

from kerlint.add_ignores import can_be_ignored, comments_for
from kerlint.finding import Edit, Finding
from kerlint.server.diagnostics import diagnostics
from kerlint.server.positions import touches
from kerlint.server.texts import Held
from kerlint.server.view import View

FIX_ALL = "source.fixAll.kerlint"
FIX_ALL_CELLS = f"notebook.{FIX_ALL}"
"""What an editor asks for when it saves a whole notebook."""

KINDS = (types.CodeActionKind.QuickFix, FIX_ALL, FIX_ALL_CELLS)

Changes = Mapping[str, Sequence[types.TextEdit]]
"""Edits by the address of the text that they change."""


def quick_fixes(view: View, selection: types.Range, *, versioned: bool) -> Iterator[types.CodeAction]:
    """The fixes of the findings that a selection touches, or whose first line is its first."""
    start, end = view.location(selection.start), view.location(selection.end)
    for finding in view.outcome.findings:
        span = finding.span
        if span.cell == view.cell and (touches(span, start, end) or span.start.row == start.row):
            yield from _fixes_of(finding, view, versioned=versioned)


def _fixes_of(finding: Finding, view: View, *, versioned: bool) -> Iterator[types.CodeAction]:
    alone = view.outcome._replace(findings=(finding,), kept=())
    about = [one for found in diagnostics(view.held, alone, view.encoding).values() for one in found]

    def action(title: str, edits: Iterable[Edit], *, preferred: bool) -> types.CodeAction:
        edit = workspace_edit(_by_text(edits, view), view.held, versioned=versioned)
        return types.CodeAction(title, types.CodeActionKind.QuickFix, about, is_preferred=preferred, edit=edit)

    for fix in finding.fixes:
        is_safe = fix.safety == "safe"
        title = (
            f"{fix.message[:1].upper()}{fix.message[1:]} ({finding.code}{'' if is_safe else ', changes the training'})"
        )
        yield action(title, fix.edits, preferred=is_safe)
    if can_be_ignored(finding) and view.outcome.document is not None:
        edits = comments_for(view.outcome.document, [finding], "")
        yield action(f"Ignore {finding.name} here", edits, preferred=False)


def asks_for(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether the client asks for actions of a kind, or for all that encloses it; fixes of everything, by name only."""
    if not only:
        return kind == types.CodeActionKind.QuickFix
    asked = [str(getattr(each, "value", each)) for each in only]
    return any(kind == each or kind.startswith(f"{each}.") for each in asked)


def fix_all(kind: str, changes: Changes, held: Held, *, versioned: bool) -> types.CodeAction:
    """The action that makes all safe changes of a document."""
    title = "Fix all that is safe (kerlint)"
    return types.CodeAction(title, kind, edit=workspace_edit(changes, held, versioned=versioned))


def _by_text(edits: Iterable[Edit], view: View) -> Changes:
    changes: dict[str, list[types.TextEdit]] = {}
    ranges = view.ranges
    for edit in edits:
        changes.setdefault(ranges.uri(edit.span), []).append(types.TextEdit(ranges.range(edit.span), edit.content))
    return changes


def workspace_edit(changes: Changes, held: Held, *, versioned: bool) -> types.WorkspaceEdit:
    """The changes of texts; where the client takes versions, only for those that they were made for."""
    if not versioned:
        return types.WorkspaceEdit(changes=changes)
    versions = {text.uri: text.version for text in held.texts}
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, versions.get(uri)), list(edits))
            for uri, edits in changes.items()
        ]
    )
