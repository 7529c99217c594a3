"""Real clients of several kinds, each talking to a server process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("pytest_lsp")
pytest.importorskip("pygls")

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

ROOT = Path(__file__).resolve().parents[2]


def capabilities(profile: str) -> types.ClientCapabilities:
    """What kinds of editors say they can do: one that pulls (VS Code), one in bytes, a plain old one …"""
    pulls = types.DiagnosticClientCapabilities() if "pull" in profile else None
    encodings = {
        "pulls": [types.PositionEncodingKind.Utf16],
        "bytes": [types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16],
        "characters": [types.PositionEncodingKind.Utf32],
        "characters, pulls": [types.PositionEncodingKind.Utf32],
    }
    general = types.GeneralClientCapabilities(position_encodings=encodings[profile]) if profile in encodings else None
    return types.ClientCapabilities(
        general=general, text_document=types.TextDocumentClientCapabilities(diagnostic=pulls)
    )


async def start(
    client: LanguageClient,
    folder: Path,
    profile: str,
    workspace: types.WorkspaceClientCapabilities | None = None,
    **options: object,
) -> types.InitializeResult:
    """Introduces a client to its server; ``options`` are the editor's settings."""
    declared = capabilities(profile)
    declared.workspace = workspace
    params = types.InitializeParams(
        capabilities=declared,
        workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
        initialization_options=options or None,
    )
    return await client.initialize_session(params)


COMMAND = [sys.executable, "-m", "kerlint", "server"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND, server_env=ENVIRONMENT))
async def client(lsp_client: LanguageClient):
    """A client that is connected and has said nothing yet."""
    yield
    await lsp_client.shutdown_session()
