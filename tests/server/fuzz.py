"""A client that does whatever a client may do, in a random order, and checks that the server does not drift.

    python -m tests.server.fuzz --steps 10000 [--seed N]

After every 100 steps the findings of each document equal those of a fresh run on the same text; the server's memory at
the end is near what it was after the first tenth.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
from contextlib import suppress
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcRequestCancelled
from pygls.lsp.client import LanguageClient

from kerlint.server.actions import FIX_ALL
from kerlint.server.analysis import examine, snapshot
from kerlint.server.project import Project
from kerlint.server.texts import Held, Text
from tests.server.conftest import COMMAND, ENVIRONMENT

PIECES = (
    "import keras\n",
    'model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])\n',
    'model.compile(optimizer="sgd", loss="mse")\n',
    "model.fit(x, y, epochs=20)\n",
    "from helper import model\n",
    "😀",
    "é",
    "\f",
    "\r\n",
    "\n",
    "(",
    ")",
    '"',
    "# kerlint: ignore[KER102]\n",
    "def f(:\n",
    "    ",
    "x = 1\n",
    "\u2028",
    "%time f()\n",
    "",
    "",
)


class Fuzz:
    """One session: the texts as the client knows them, and what the server is told of them."""

    def __init__(
        self,
        client: LanguageClient,
        folder: Path,
        seed: int,
        versions: dict[str, tuple[int | None, list[types.Diagnostic]]],
    ) -> None:
        self.client = client
        self.versions = versions
        self.random = random.Random(seed)
        self.folder = folder
        self.texts: dict[str, Text] = {}
        self.made = 0
        self.cells: list[Text] = []
        self.edition = 0
        self.notebook = (folder / "study.ipynb").as_uri()
        self.pending: list[asyncio.Future[object]] = []

    def open(self, name: str = "") -> None:
        self.made += 1
        text = Text((self.folder / (name or f"file{self.made}.py")).as_uri(), "".join(PIECES[:3]), 1)
        self.texts[text.uri] = text
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(self._item(text)))

    def _item(self, text: Text) -> types.TextDocumentItem:
        return types.TextDocumentItem(text.uri, "python", text.version or 0, text.source)

    def change_of(self, text: Text) -> types.TextDocumentContentChangeEvent:
        """A random change, applied to the client's own text; positions may lie outside."""
        if self.random.random() < 0.03:
            change: types.TextDocumentContentChangeEvent = types.TextDocumentContentChangeWholeDocument(
                "".join(self.random.choices(PIECES, k=5))
            )
        else:
            lines = text.source.count("\n") + 2
            start = types.Position(self.random.randrange(lines), self.random.randrange(60))
            end = types.Position(start.line + self.random.choice((0, 0, 0, 1)), self.random.randrange(60))
            if end.line == start.line and end.character < start.character:
                start, end = end, start
            change = types.TextDocumentContentChangePartial(types.Range(start, end), self.random.choice(PIECES))
        text.change(change, "utf-16")
        text.version = (text.version or 0) + 1
        return change

    def step(self) -> None:
        """One thing that a client may do."""
        kind = self.random.random()
        if not self.texts or kind < 0.01:
            self.open()
        elif kind < 0.02:
            uri = self.random.choice(list(self.texts))
            del self.texts[uri]
            self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        elif kind < 0.12:
            self.ask()
        elif kind < 0.25:
            self.edit_notebook()
        else:
            text = self.random.choice(list(self.texts.values()))
            changes = [self.change_of(text) for _ in range(self.random.choice((1, 1, 2)))]
            document = types.VersionedTextDocumentIdentifier(text.version or 0, text.uri)
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def open_notebook(self) -> None:
        """A notebook of three cells, which stays open."""
        self.cells = [self.cell(piece) for piece in PIECES[:3]]
        cells = [types.NotebookCell(types.NotebookCellKind.Code, text.uri) for text in self.cells]
        notebook = types.NotebookDocument(self.notebook, "jupyter-notebook", 0, cells)
        items = [self._item(text) for text in self.cells]
        self.client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, items))

    def cell(self, source: str) -> Text:
        self.made += 1
        return Text(f"vscode-notebook-cell:/study.ipynb#cell{self.made}", source, 1)

    def edit_notebook(self) -> None:
        """A cell is changed, comes, goes or moves."""
        kind = self.random.random()
        if self.cells and kind < 0.6:
            text = self.random.choice(self.cells)
            changes = [self.change_of(text)]
            document = types.VersionedTextDocumentIdentifier(text.version or 0, text.uri)
            content = types.NotebookDocumentCellContentChanges(document, changes)
            told = types.NotebookDocumentCellChanges(text_content=[content])
        else:
            start = self.random.randint(0, len(self.cells))
            gone = self.cells[start : start + self.random.choice((0, 1, 2))]
            new = [self.cell(self.random.choice(PIECES)) for _ in range(self.random.choice((0, 1, 1, 2)))]
            self.cells[start : start + len(gone)] = new
            cells = [types.NotebookCell(types.NotebookCellKind.Code, text.uri) for text in new]
            structure = types.NotebookDocumentCellChangeStructure(
                types.NotebookCellArrayChange(start, len(gone), cells),
                [self._item(text) for text in new],
                [types.TextDocumentIdentifier(text.uri) for text in gone],
            )
            told = types.NotebookDocumentCellChanges(structure=structure)
        self.edition += 1
        identifier = types.VersionedNotebookDocumentIdentifier(self.edition, self.notebook)
        event = types.NotebookDocumentChangeEvent(cells=told)
        self.client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(identifier, event))

    def ask(self) -> None:
        """A request at any place, which may be cancelled before it is answered."""
        uri = types.TextDocumentIdentifier(self.random.choice([*self.texts, "file:///nowhere.py"]))
        place = types.Position(self.random.randrange(99), self.random.randrange(99))
        requests = {
            "textDocument/hover": types.HoverParams(uri, place),
            "textDocument/codeLens": types.CodeLensParams(uri),
            "textDocument/inlayHint": types.InlayHintParams(uri, types.Range(types.Position(0, 0), place)),
            "textDocument/codeAction": types.CodeActionParams(
                uri, types.Range(place, place), types.CodeActionContext([], only=self.random.choice((None, [FIX_ALL])))
            ),
        }
        method = self.random.choice(list(requests))
        self.made += 1
        number = f"asked {self.made}"
        answer = self.client.protocol.send_request(method, requests[method], msg_id=number)
        self.pending.append(asyncio.wrap_future(answer))
        if self.random.random() < 0.3:
            self.client.cancel_request(types.CancelParams(number))

    async def settle(self) -> None:
        """Waits for all answers, and compares what the server says with a fresh run on the same texts."""
        for answer in self.pending:
            with suppress(JsonRpcRequestCancelled):
                await asyncio.wait_for(answer, 60)
        self.pending.clear()
        for text in self.texts.values():
            held = Held(text.uri, self.location(text.uri), False, [text])
            await self.compare(held)
        await self.compare(Held(self.notebook, str(self.folder / "study.ipynb"), True, list(self.cells)))

    def location(self, uri: str) -> str:
        return str(self.folder / uri.rpartition("/")[2])

    async def compare(self, held: Held) -> None:
        """What the server says of a document is what a fresh run finds in the client's texts."""
        others = {self.location(text.uri): text.source for text in self.texts.values()}
        fresh = examine(snapshot(held, others), Project(), None)
        for number, text in enumerate(held.texts, 1):
            cell = number if held.is_notebook else None
            wanted = sorted(
                (each.code, each.span.start.row - 1) for each in fresh.findings if each.span.cell in (cell, None)
            )
            for _ in range(300):
                version, found = self.versions.get(text.uri, (None, []))
                own = sorted((one.code, one.range.start.line) for one in found if not one.data["kept"])
                if version == text.version and own == wanted:
                    break
                await asyncio.sleep(0.05)
            else:
                raise AssertionError(f"{text.uri} {version}: {own}, not {wanted}, in {text.source!r}")


async def run(steps: int, seed: int) -> tuple[int, int]:
    """Runs a session. The server's memory in KiB after the first tenth, and at the end."""
    client = LanguageClient("fuzz", "1")
    versions: dict[str, tuple[int | None, list[types.Diagnostic]]] = {}

    @client.feature("textDocument/publishDiagnostics")
    def published(params: types.PublishDiagnosticsParams) -> None:
        versions[params.uri] = (params.version, list(params.diagnostics))

    await client.start_io(*COMMAND, env=ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).as_uri()
        await client.initialize_async(types.InitializeParams(types.ClientCapabilities(), root_uri=root))
        client.initialized(types.InitializedParams())
        fuzz = Fuzz(client, Path(folder), seed, versions)
        (Path(folder) / "helper.py").write_text("".join(PIECES[:2]))
        fuzz.open("helper.py")  # what others import: as it is typed, and as it is on the disk when it is closed
        fuzz.open_notebook()
        early = 0
        for number in range(1, steps + 1):
            fuzz.step()
            if number % 10 == 0:
                await asyncio.sleep(0)
            if number % 100 == 0:
                await fuzz.settle()
            if number == max(steps // 10, 100):
                early = memory(client)
        late = memory(client)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return early, late


def memory(client: LanguageClient) -> int:
    status = Path(f"/proc/{client._server.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    early, late = asyncio.run(run(options.steps, options.seed))
    print(f"{options.steps} steps, no drift; memory {early / 1024:.0f} MiB after a tenth, {late / 1024:.0f} at the end")


if __name__ == "__main__":
    main()
