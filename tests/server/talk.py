"""What tests say to a server, and how they wait for its answers."""

from __future__ import annotations

import asyncio

import pytest

pytest.importorskip("pygls")

from lsprotocol import types

PROGRAM = """\
import keras

title = "😀"; model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="sgd", loss="mse")
"""
FILE_TYPES = {"language_id": "python", "version": 1}


def opened(client, folder, text=PROGRAM, name="model.py"):
    """Writes a file and opens it."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return show(client, path, text)


def show(client, path, text):
    """Opens a file with a text that need not be the one on the disk."""
    item = types.TextDocumentItem(uri=path.as_uri(), text=text, **FILE_TYPES)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return path.as_uri()


def close(client, uri):
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))


async def pushed(client, uri, wanted=lambda found: True):
    """The diagnostics that were pushed for a text, as soon as they are as wanted."""
    while uri not in client.diagnostics or not wanted(client.diagnostics[uri]):
        await asyncio.wait_for(client.wait_for_notification("textDocument/publishDiagnostics"), 20)
    return client.diagnostics[uri]


async def report(client, uri, before=None):
    """What the server answers to a client that pulls; ``before`` names the answer that it has already."""
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=before)
    return await asyncio.wait_for(client.text_document_diagnostic_async(params), 60)


async def pulled(client, uri):
    return (await report(client, uri)).items


def change(client, uri, text, version=2, place=None):
    event = (
        types.TextDocumentContentChangeWholeDocument(text)
        if place is None
        else types.TextDocumentContentChangePartial(place, text)
    )
    document = types.VersionedTextDocumentIdentifier(version, uri)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [event]))


def at(line, start, end=None):
    return types.Range(types.Position(line, start), types.Position(line, start if end is None else end))


async def actions_of(client, uri, place, *only):
    """The actions for a place; ``only`` names kinds."""
    context = types.CodeActionContext([], only=list(only) or None)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
    return await client.text_document_code_action_async(params)


async def hovered(client, uri, line, character):
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
    hover = await client.text_document_hover_async(params)
    return hover.contents.value if hover is not None else None


def cell_of(notebook, number):
    return f"vscode-notebook-cell:{notebook.removeprefix('file:')}#c{number}"


def open_notebook(client, folder, sources, name="study.ipynb"):
    """Opens a notebook of code cells, and of Markdown where a source is in a list."""
    uri = (folder / name).as_uri()
    kinds = [
        types.NotebookCellKind.Markup if isinstance(each, list) else types.NotebookCellKind.Code for each in sources
    ]
    cells = [types.NotebookCell(kind, cell_of(uri, number)) for number, kind in enumerate(kinds)]
    items = [
        types.TextDocumentItem(cell_of(uri, number), "markdown", 1, source[0])
        if isinstance(source, list)
        else types.TextDocumentItem(cell_of(uri, number), text=source, **FILE_TYPES)
        for number, source in enumerate(sources)
    ]
    notebook = types.NotebookDocument(uri, "jupyter-notebook", 1, cells)
    client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, items))
    return uri
