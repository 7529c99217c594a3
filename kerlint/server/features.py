"""The requests that the server answers, each from the newest outcome of its document."""

from __future__ import annotations

import hashlib
import os
import tempfile
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from kerlint.ruleset import RuleSet
from kerlint.selection import UnknownSelector, resolve
from kerlint.server.actions import FIX_ALL, FIX_ALL_CELLS, KINDS, asks_for, fix_all, quick_fixes
from kerlint.server.app import Server
from kerlint.server.diagnostics import SOURCE, diagnostics
from kerlint.server.hints import SHOW_GRAPH, code_lenses, inlay_hints
from kerlint.server.hover import hover, rule_page

PULL = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier=SOURCE)
WATCHED = "**/{pyproject.toml,kerlint.toml,.kerlint.toml,requirements*.txt,*.py}"


def server() -> Server:
    """A server that is ready to be started."""
    made = Server()
    _lifecycle(made)
    _requests(made)
    _commands(made)
    return made


def _lifecycle(made: Server) -> None:
    @made.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        made.set_root(params)

    @made.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        workspace = made.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace is not None else None
        if watching is not None and watching.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("kerlint-files", method, options)
            made.client_register_capability(types.RegistrationParams([registration]), lambda _: None)

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        changed = {path for change in params.changes if (path := to_fs_path(change.uri))}
        is_edited = all(change.type == types.FileChangeType.Changed for change in params.changes)
        if not is_edited or not all(path.endswith(".py") for path in changed):
            made.again()
        elif others := changed.difference(made.texts.scripts()):  # what the editor holds, it has told already
            made.again(others)

    @made.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        made.take_options(params.settings)
        made.again()


def _requests(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, PULL)
    async def pull(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        view = await made.judged(params.text_document.uri)
        if view is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        found = diagnostics(view.held, view.outcome, view.encoding).get(params.text_document.uri, [])
        result_id = hashlib.blake2b(repr(found).encode("utf-8", "replace"), digest_size=16).hexdigest()
        if result_id == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id)
        return types.RelatedFullDocumentDiagnosticReport(found, result_id=result_id)

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(list(KINDS)))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        view = await made.finished(params.text_document.uri)
        if view is None:
            return []
        only, versioned = params.context.only, made.takes_versions
        found: list[types.CodeAction] = []
        if asks_for(types.CodeActionKind.QuickFix, only):
            found += quick_fixes(view, params.range, versioned=versioned)
        kinds = [kind for kind in (FIX_ALL, FIX_ALL_CELLS) if asks_for(kind, only)]
        changes = await made.mended(view) if kinds else {}
        if changes:
            found += [fix_all(kind, changes, view.held, versioned=versioned) for kind in kinds]
        return found

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        view = await made.finished(params.text_document.uri)
        return hover(view, params.position) if view is not None else None

    @made.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        view = await made.finished(params.text_document.uri) if made.option("inlayHints", True) else None
        return inlay_hints(view, params.range) if view is not None else []

    @made.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        view = await made.finished(params.text_document.uri) if made.option("codeLens", True) else None
        return code_lenses(view) if view is not None else []


def _commands(made: Server) -> None:
    @made.feature("kerlint/graph")
    async def graph(params: Any) -> str | None:
        return await _picture(made, params.uri, getattr(params, "model", None))

    @made.feature("kerlint/explain")
    def explain(params: Any) -> str | None:
        rules = made.project.rules_for(os.path.join(made.root, "any.py"))
        return _pages(str(params.rule), rules)

    @made.command(SHOW_GRAPH)
    async def show_graph(uri: str, model: int) -> None:
        picture = await _picture(made, uri, model)
        if picture is None:
            return
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".svg", delete=False) as file:
            file.write(picture)
        await made.window_show_document_async(types.ShowDocumentParams(from_fs_path(file.name) or "", external=True))


def _pages(word: str, rules: RuleSet) -> str | None:
    try:
        _, codes = resolve(word, rules.rules)
    except UnknownSelector:
        return None
    return "\n\n---\n\n".join(rule_page(code, rules) for code in codes)


async def _picture(made: Server, uri: str, model: int | None) -> str | None:
    from kerlint.show.svg import svg

    view = await made.finished(uri)
    if view is None or not view.models:
        return None
    return svg(view.models if model is None else view.models[model : model + 1])
