"""The server itself: what the client says is noted at once, analysed in a thread, and answered when it is ready.

One document is analysed at a time, always in its newest edition; what a newer one has overtaken is dropped. Findings
come first and are sent; their fixes and the models are made behind them, for whoever asks.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method
from pygls.uris import to_fs_path

from kerlint import __version__
from kerlint.server.analysis import Finished, Outcome, Snapshot, examine, finish, moved_models, snapshot
from kerlint.server.diagnostics import diagnostics
from kerlint.server.mending import edits, mended
from kerlint.server.positions import Lines
from kerlint.server.project import Project
from kerlint.server.texts import Held, Texts
from kerlint.server.view import View
from kerlint.show.outline import Model

log = logging.getLogger(__name__)

NOTEBOOKS = types.NotebookDocumentSyncOptions(
    notebook_selector=[
        types.NotebookDocumentFilterWithNotebook(notebook=kind, cells=[types.NotebookCellLanguage(language="python")])
        for kind in ("jupyter-notebook", "interactive")
    ],
    save=True,
)

BETWEEN_COLLECTIONS = 20
"""Analyses whose garbage is kept at most, if changes come faster than they are judged."""


@dataclass
class Work:
    """What is known of one open document: its newest outcome and models; the last that could be parsed, and had models.

    ``judged``: the outcome is of the newest edition; ``finished``: so are the fixes in it and the models.
    """

    held: Held
    outcome: Outcome | None = None
    good: Outcome | None = None
    models: tuple[Model, ...] = ()
    modelled: Finished | None = None
    judged: asyncio.Event = field(default_factory=asyncio.Event)
    finished: asyncio.Event = field(default_factory=asyncio.Event)


class Protocol(LanguageServerProtocol):
    """Keeps texts itself: pygls would count form feeds as ends of lines, and keep a future for each change."""

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.opened(self._server.texts.open_script(params.text_document, self._server.root))

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        self._server.texts.change_script(document.uri, document.version, params.content_changes)
        self._server.changed(document.uri)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.closed(params.text_document.uri)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def lsp_notebook_document__did_open(self, params: types.DidOpenNotebookDocumentParams) -> None:
        self._server.opened(self._server.texts.open_notebook(params.notebook_document, params.cell_text_documents))

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def lsp_notebook_document__did_change(self, params: types.DidChangeNotebookDocumentParams) -> None:
        uri = params.notebook_document.uri
        work = self._server.works.get(uri)
        before = [text.uri for text in work.held.texts] if work is not None else []
        self._server.texts.change_notebook(uri, params.change.cells)
        if work is not None:
            self._server.clear(set(before) - {text.uri for text in work.held.texts})
        self._server.touch(uri)

    @lsp_method(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def lsp_notebook_document__did_close(self, params: types.DidCloseNotebookDocumentParams) -> None:
        self._server.closed(params.notebook_document.uri)


class Server(LanguageServer):
    """State of one connection."""

    def __init__(self) -> None:
        super().__init__("kerlint", __version__, notebook_document_sync=NOTEBOOKS, protocol_cls=Protocol)
        self.texts = Texts()
        self.project = Project()
        self.works: dict[str, Work] = {}
        self.options: dict[str, Any] = {}
        self.root = os.getcwd()
        self._waiting: dict[str, None] = {}
        self._runner: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "kerlint")
        self._told: set[str] = set()
        self._examined = 0

    # --- documents

    def opened(self, held: Held) -> None:
        """A document was opened."""
        self.works[held.uri] = Work(held)
        self.changed(held.uri)

    def changed(self, uri: str) -> None:
        """A document has to be analysed again, and behind it all that import it."""
        held = self.texts.held.get(uri)
        if held is not None and not held.is_notebook and self._touch_those_who_need({held.location}, but=uri):
            self.refresh()
        self.touch(uri)

    def closed(self, uri: str) -> None:
        """A document was closed: its diagnostics go, and whoever waits for it gets nothing."""
        held = self.texts.close(uri)
        work = self.works.pop(uri, None)
        self._waiting.pop(uri, None)
        if work is not None:
            work.judged.set()
            work.finished.set()
        if held is not None:
            self.clear(text.uri for text in held.texts)
            self._thread.submit(self.project.trees.forget, held.location)
            if self._touch_those_who_need({held.location}):  # from now on they import what is on the disk
                self.refresh()

    def clear(self, uris: Iterable[str]) -> None:
        """Takes the diagnostics of texts back."""
        for uri in uris if not self.pulls else ():
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def touch(self, uri: str) -> None:
        """A document has to be analysed again."""
        work = self.works.get(uri)
        if work is None:
            return
        work.judged.clear()
        work.finished.clear()
        self._waiting.pop(uri, None)
        self._waiting[uri] = None
        if self._runner is None or self._runner.done():
            self._runner = asyncio.ensure_future(self._work())

    async def judged(self, uri: str) -> View | None:
        """A text with the findings of its newest edition; ``None`` if it is not open (any more)."""
        return await self._view(uri, "judged")

    async def finished(self, uri: str) -> View | None:
        """As :meth:`judged`, with the fixes of the findings and the models."""
        return await self._view(uri, "finished")

    async def _view(self, uri: str, stage: str) -> View | None:
        held = self.texts.of(uri)
        work = self.works.get(held.uri) if held is not None else None
        event: asyncio.Event | None = getattr(work, stage, None)
        while event is not None and not event.is_set():  # it may be changed again before it is this one's turn
            await event.wait()
        if work is None or work.outcome is None or self.works.get(work.held.uri) is not work:
            return None
        cell = work.held.cell_of(uri)
        text = work.held.text(cell)
        lines = Lines(text.source if text is not None else "", self.texts.encoding)
        return View(work.held, cell, lines, work.outcome, work.models, self.texts.encoding)

    async def mended(self, view: View) -> dict[str, list[types.TextEdit]]:
        """What all safe fixes change in the texts of a document, by address; nothing if it is changed meanwhile."""
        if not any(fix.safety == "safe" for finding in view.outcome.findings for fix in finding.fixes):
            return {}
        taken = snapshot(view.held, self.texts.scripts())
        loop = asyncio.get_running_loop()
        after = await loop.run_in_executor(self._thread, mended, taken, self.project)
        if view.held.edition != taken.edition:
            return {}
        changes = {text.uri: edits(text.source, new, self.texts.encoding) for text, new in zip(view.held.texts, after)}
        return {uri: made for uri, made in changes.items() if made}

    # --- the client

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics itself; then none are pushed, or it would show them twice."""
        document = self.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    @property
    def takes_versions(self) -> bool:
        """Whether the client takes edits with the version of the text that they are for."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Messages that make no sense are noted; they are no news for a user."""
        log.error("%s", error)

    def option(self, name: str, default: bool) -> bool:  # noqa: FBT001
        """A switch of the editor's settings."""
        value = self.options.get(name, default)
        return value if isinstance(value, bool) else default

    # --- analysis

    async def _work(self) -> None:
        gc.disable()  # garbage is collected where nobody waits: while LibCST parses it would cost a tenth, then a tree
        while self._waiting:
            uri, _ = self._waiting.popitem()  # the last touched: what the user looks at
            work = self.works.get(uri)
            if work is not None:
                await self._examine(work)
                self._examined += 1
            if not self._waiting or self._examined % BETWEEN_COLLECTIONS == 0:
                await asyncio.get_running_loop().run_in_executor(self._thread, gc.collect)

    async def _examine(self, work: Work) -> None:
        loop = asyncio.get_running_loop()
        taken = snapshot(work.held, self.texts.scripts())
        outcome = await loop.run_in_executor(self._thread, examine, taken, self.project, work.good)
        if outcome.document is not None and not outcome.kept:
            work.good = outcome._replace(program=None, offer=None)
        if not self._is_newest(work, taken):
            _let_go(outcome)
            return  # overtaken: the newer edition is waiting already
        work.outcome = outcome
        work.judged.set()
        self._push(work, outcome)
        await asyncio.sleep(0)
        if not self._is_newest(work, taken):
            _let_go(outcome)
        else:
            finished = await loop.run_in_executor(self._thread, finish, outcome, self.project)
            if self._is_newest(work, taken):
                if finished.outcome.document is not None:
                    work.modelled = finished
                work.outcome, work.models = finished.outcome, finished.models
                if finished.outcome.is_broken and work.modelled is not None:
                    work.models = moved_models(work.modelled, taken)
                work.finished.set()
        self._complain(outcome)

    def _is_newest(self, work: Work, taken: Snapshot) -> bool:
        """Whether an outcome is of what is held now."""
        uri = work.held.uri
        return self.works.get(uri) is work and work.held.edition == taken.edition and uri not in self._waiting

    def _push(self, work: Work, outcome: Outcome) -> None:
        if self.pulls:
            return
        versions = {text.uri: text.version for text in work.held.texts}
        for uri, found in diagnostics(work.held, outcome, self.texts.encoding).items():
            if uri in versions:
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, versions[uri]))

    def _complain(self, outcome: Outcome) -> None:
        """Says once what is wrong with settings, or with kerlint."""
        messages = [*self.project.complaints, *(failure.reason for failure in outcome.failures)]
        self.project.complaints.clear()
        for message in messages:
            if message not in self._told:
                self._told.add(message)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"kerlint: {message}"))

    def again(self, changed: set[str] | None = None) -> None:
        """Analyses open documents again: all, or those that import one of the changed files."""
        if changed is not None:
            self._touch_those_who_need(changed)
        else:
            for uri in self.works:
                self.touch(uri)
        self._told.clear()
        self.refresh()

    def _touch_those_who_need(self, changed: set[str], but: str = "") -> bool:
        """Whether there are documents that import one of the changed files; they are analysed again."""
        users = [
            uri
            for uri, work in self.works.items()
            if uri != but and work.outcome is not None and not changed.isdisjoint(work.outcome.needs)
        ]
        for uri in users:
            self.touch(uri)
        return bool(users)

    def refresh(self) -> None:
        """Asks a client that pulls to ask again."""
        workspace = self.client_capabilities.workspace
        if workspace is None:
            return
        if self.pulls and workspace.diagnostics is not None and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None, _nothing)
        if workspace.inlay_hint is not None and workspace.inlay_hint.refresh_support:
            self.workspace_inlay_hint_refresh(None, _nothing)
        if workspace.code_lens is not None and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None, _nothing)

    def set_root(self, params: types.InitializeParams) -> None:
        """Notes the workspace, the agreed encoding and the editor's settings."""
        folders = params.workspace_folders or []
        uri = folders[0].uri if folders else params.root_uri
        self.root = (to_fs_path(uri) if uri else None) or os.getcwd()
        self.texts.encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        self.take_options(params.initialization_options)

    def take_options(self, given: Any) -> None:
        """The editor's settings: `inlayHints`, `codeLens`, `enable`, `config` (a settings file), `target` …"""
        if isinstance(given, dict):
            inner = given.get("kerlint", given)
            self.options = inner if isinstance(inner, dict) else {}
        file = self.options.get("config")
        self.project.file = os.path.join(self.root, file) if isinstance(file, str) and file else None


def _let_go(outcome: Outcome) -> None:
    """Frees the syntax tree of an outcome that nobody will ask for more."""
    if outcome.document is not None:
        outcome.document.tree = None


def _nothing(_: Any) -> None:
    """The answer to a request to refresh says nothing."""
