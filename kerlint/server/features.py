"""The requests that the server answers, each from the newest outcome of its document."""

from __future__ import annotations

import os
import tempfile
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from kerlint.ruleset import RuleSet
from kerlint.selection import UnknownSelector, resolve
from kerlint.server.actions import KINDS, actions
from kerlint.server.app import Server, Work
from kerlint.server.diagnostics import SOURCE, diagnostics
from kerlint.server.hints import SHOW_GRAPH, code_lenses, inlay_hints
from kerlint.server.hover import hover, rule_page
from kerlint.server.positions import Lines

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
        made.again(None if any(not path.endswith(".py") for path in changed) else changed)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        made.again({to_fs_path(params.text_document.uri) or ""})

    @made.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        made.take_options(params.settings)
        made.again()


def _requests(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, PULL)
    async def pull(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        work = await _judged(made, params.text_document.uri)
        if work is None or work.outcome is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        result_id = f"{id(work.outcome.rules)}.{work.held.edition}.{sorted(work.outcome.needs)}"
        found = diagnostics(work.held, work.outcome, made.texts.encoding)
        return types.RelatedFullDocumentDiagnosticReport(found.get(params.text_document.uri, []), result_id=result_id)

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(list(KINDS)))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        work = await _judged(made, params.text_document.uri)
        if work is None or work.outcome is None:
            return []
        return actions(work.held, work.outcome, params, made.texts.encoding)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        work = await _modelled(made, params.text_document.uri)
        if work is None or work.outcome is None:
            return None
        cell, lines = _text(made, work, params.text_document.uri)
        return hover(work.held, cell, lines.location(params.position), lines, work.outcome, work.models)

    @made.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        work = await _modelled(made, params.text_document.uri)
        if work is None or not made.option("inlayHints", True):
            return []
        cell, lines = _text(made, work, params.text_document.uri)
        first, last = lines.location(params.range.start), lines.location(params.range.end)
        return inlay_hints(work.models, work.held, cell, lines, first, last)

    @made.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        work = await _modelled(made, params.text_document.uri)
        if work is None or not made.option("codeLens", True):
            return []
        cell, lines = _text(made, work, params.text_document.uri)
        return code_lenses(work.models, work.held, cell, lines)


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

    work = await _modelled(made, uri)
    if work is None or not work.models:
        return None
    return svg(work.models if model is None else work.models[model : model + 1])


async def _judged(made: Server, uri: str) -> Work | None:
    """What is known of a document once its newest edition was judged; ``None`` if it is not open (any more)."""
    work = made.work_of(uri)
    if work is not None:
        await work.judged.wait()
    return work if work is not None and made.works.get(work.held.uri) is work else None


async def _modelled(made: Server, uri: str) -> Work | None:
    work = made.work_of(uri)
    if work is not None:
        await work.modelled.wait()
    return work if work is not None and made.works.get(work.held.uri) is work else None


def _text(made: Server, work: Work, uri: str) -> tuple[int | None, Lines]:
    cell = work.held.cell_of(uri)
    text = work.held.text(cell)
    return cell, Lines(text.source if text is not None else "", made.texts.encoding)
