"""A file is judged with what it imports, and of what the editor holds unsaved that counts, not what is on the disk."""

from __future__ import annotations

import pytest

pytest.importorskip("pytest_lsp")
pytest.importorskip("pygls")

from lsprotocol import types

from tests.lint import findings_in
from tests.server.conftest import start
from tests.server.talk import at, cell_of, change, close, open_notebook, opened, pulled, pushed, report, show

HELPER = """\
import keras


def build(activation="softmax"):
    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation=activation)])
"""
TRAIN = """\
from helper import build

model = build()
model.compile(optimizer="sgd", loss="mse")
"""
"""Names Keras nowhere: that it matters is known from the file beside it."""

pytestmark = pytest.mark.asyncio


def nothing(found):
    return not found


async def test_a_file_that_names_keras_nowhere_is_judged_as_on_the_command_line(client, tmp_path):
    await start(client, tmp_path, "plain")
    (tmp_path / "helper.py").write_text(HELPER)
    uri = opened(client, tmp_path, TRAIN, "train.py")
    expected = findings_in(tmp_path / "train.py")
    assert [one.code for one in await pushed(client, uri, bool)] == [one.code for one in expected] == ["KER102"]


async def test_what_is_typed_into_an_imported_file_counts_before_it_is_saved(client, tmp_path):
    await start(client, tmp_path, "plain")
    helper, train = opened(client, tmp_path, HELPER, "helper.py"), opened(client, tmp_path, TRAIN, "train.py")
    [found] = await pushed(client, train, bool)
    assert (found.code, found.range.start.line) == ("KER102", 3)
    change(client, helper, "linear", place=at(3, 22, 29))
    assert not await pushed(client, train, nothing)
    change(client, helper, HELPER, version=3)
    [again] = await pushed(client, train, bool)
    assert again == found
    close(client, helper)
    change(client, train, TRAIN + "\n")
    [again] = await pushed(client, train)
    assert again == found


async def test_the_other_place_is_where_it_is_in_the_unsaved_text(client, tmp_path):
    await start(client, tmp_path, "plain")
    opened(client, tmp_path, HELPER, "helper.py")
    train = opened(client, tmp_path, TRAIN, "train.py")
    [before] = await pushed(client, train, bool)
    change(client, (tmp_path / "helper.py").as_uri(), "# one\n# 😀 two\n", place=at(0, 0))

    def rows(found):
        return [one.location.range.start.line for each in found for one in each.related_information]

    [after] = await pushed(client, train, lambda found: rows(found) != rows([before]))
    assert rows([after]) == [row + 2 for row in rows([before])]


async def test_a_file_opened_with_other_text_than_on_the_disk_counts_at_once(client, tmp_path):
    """Editors bring unsaved texts back when they start."""
    await start(client, tmp_path, "plain")
    (tmp_path / "helper.py").write_text(HELPER)
    train = opened(client, tmp_path, TRAIN, "train.py")
    await pushed(client, train, bool)
    helper = show(client, tmp_path / "helper.py", HELPER.replace("softmax", "linear"))
    assert not await pushed(client, train, nothing)
    close(client, helper)  # unsaved: what is on the disk counts again
    assert await pushed(client, train, bool)


async def test_keras_may_come_in_by_an_unsaved_change(client, tmp_path):
    await start(client, tmp_path, "plain")
    helper = opened(client, tmp_path, "", "helper.py")
    train = opened(client, tmp_path, TRAIN, "train.py")
    assert not await pushed(client, train)
    change(client, helper, HELPER)
    assert await pushed(client, train, bool)


async def test_a_file_that_is_made_or_deleted_counts(client, tmp_path):
    await start(client, tmp_path, "plain")
    train = opened(client, tmp_path, TRAIN, "train.py")
    assert not await pushed(client, train)
    helper = tmp_path / "helper.py"
    helper.write_text(HELPER)

    def tell(kind):
        event = types.FileEvent(helper.as_uri(), kind)
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    tell(types.FileChangeType.Created)
    assert await pushed(client, train, bool)
    helper.unlink()
    tell(types.FileChangeType.Deleted)
    assert not await pushed(client, train, nothing)


async def test_a_notebook_follows_the_file_that_it_imports(client, tmp_path):
    await start(client, tmp_path, "plain")
    helper = opened(client, tmp_path, HELPER, "helper.py")
    uri = open_notebook(client, tmp_path, ["import keras\n" + TRAIN.splitlines()[0], *TRAIN.splitlines()[2:]])
    assert await pushed(client, cell_of(uri, 2), bool)
    change(client, helper, "linear", place=at(3, 22, 29))
    assert not await pushed(client, cell_of(uri, 2), nothing)


async def test_who_pulls_is_told_to_ask_again_for_the_importing_file(client, tmp_path):
    again = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    await start(client, tmp_path, "pulls", workspace=types.WorkspaceClientCapabilities(diagnostics=again))
    helper, train = opened(client, tmp_path, HELPER, "helper.py"), opened(client, tmp_path, TRAIN, "train.py")
    before = await report(client, train)
    assert [one.code for one in before.items] == ["KER102"]
    change(client, helper, "linear", place=at(3, 22, 29))
    after = await report(client, train, before.result_id)
    assert not after.items
    assert client.diagnostic_refresh_count > 0


async def test_an_answer_that_did_not_change_is_not_sent_again(client, tmp_path):
    await start(client, tmp_path, "pulls")
    (tmp_path / "helper.py").write_text(HELPER)
    uri = opened(client, tmp_path, TRAIN, "train.py")
    first = await report(client, uri)
    assert (first.kind, len(first.items)) == ("full", 1)
    change(client, uri, TRAIN + "# the end\n")
    second = await report(client, uri, first.result_id)
    assert (second.kind, second.result_id) == ("unchanged", first.result_id)
    change(client, uri, "\n" + TRAIN, version=3)
    third = await report(client, uri, second.result_id)
    assert third.kind == "full"
    assert third.items[0].range.start.line == first.items[0].range.start.line + 1
    assert len(await pulled(client, uri)) == 1  # who names no answer gets a whole one
