"""Settings in the editor: those of each folder, as they are now, whatever workspace folders there are."""

from __future__ import annotations

import asyncio

import pytest

pytest.importorskip("pytest_lsp")
pytest.importorskip("pygls")

from lsprotocol import types

from tests.server.conftest import capabilities, start
from tests.server.talk import PROGRAM, change, opened, pushed

pytestmark = pytest.mark.asyncio


async def test_each_folder_has_its_own_settings_and_they_are_read_again(client, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    settings = tmp_path / "one" / "kerlint.toml"
    settings.write_text("ignore = ['KER102']\n")
    await start(client, tmp_path, "plain")
    first, second = opened(client, tmp_path / "one"), opened(client, tmp_path / "two")
    assert not await pushed(client, first)
    assert len(await pushed(client, second)) == 1
    settings.write_text("")
    event = types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert len(await pushed(client, first, bool)) == 1


async def test_settings_that_make_no_sense_are_told_and_the_last_ones_stay(client, tmp_path):
    settings = tmp_path / "kerlint.toml"
    settings.write_text("ignore = ['KER102']\n")
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    assert not await pushed(client, uri)
    settings.write_text("ignore = ['KER999']\n")
    change(client, uri, PROGRAM + "\n")
    await asyncio.wait_for(client.wait_for_notification("window/showMessage"), 20)
    assert "no rule `KER999`" in client.messages[-1].message
    assert not await pushed(client, uri)


async def test_workspace_folders_have_their_own_settings_and_may_come_later(client, tmp_path):
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
    for folder in folders[1:]:
        (folder / "pyproject.toml").write_text("[tool.kerlint]\nignore = ['KER102']\n")
    one, two, three = (types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders)
    params = types.InitializeParams(capabilities=capabilities("plain"), workspace_folders=[one, two])
    await client.initialize_session(params)
    assert len(await pushed(client, opened(client, folders[0]))) == 1
    assert not await pushed(client, opened(client, folders[1]))
    event = types.WorkspaceFoldersChangeEvent(added=[three], removed=[one])
    client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    assert not await pushed(client, opened(client, folders[2]))


async def test_one_settings_file_may_be_named_for_all_and_changed_while_the_server_runs(client, tmp_path):
    (tmp_path / "kerlint.toml").write_text("ignore = ['KER102']\n")
    (tmp_path / "other.toml").write_text("")
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    assert not await pushed(client, uri)
    settings = {"kerlint": {"config": "other.toml"}}
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    assert len(await pushed(client, uri, bool)) == 1
