"""`source.fixAll.kerlint` does what `kerlint check --fix` does: all safe fixes, to the fix point, nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytest.importorskip("pytest_lsp")
pytest.importorskip("pygls")

from lsprotocol import types

from kerlint.document.document import line_starts
from tests.server.conftest import ENVIRONMENT, start
from tests.server.talk import actions_of, at, cell_of, change, open_notebook, opened, pushed

FIX_ALL = "source.fixAll.kerlint"

OLD = """\
import keras
from keras.utils import np_utils

title = "😀"; (x, y), _ = keras.datasets.mnist.load_data()
y = np_utils.to_categorical(y)
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer=keras.optimizers.SGD(lr=0.1), loss="mse", metrics=["accuracy"])
model.fit_generator(zip(x, y), steps_per_epoch=10, epochs=3)
words = keras.Sequential([keras.Input((5, 4)), keras.layers.LSTM(8), keras.layers.LSTM(8), keras.layers.LSTM(8)])
"""
"""The second LSTM is found to need `return_sequences=True` when the first one has it: that takes two rounds."""


@pytest.fixture(autouse=True)
def _project_with_keras_3(tmp_path):
    (tmp_path / "requirements.txt").write_text("keras>=3.3\n")


pytestmark = pytest.mark.asyncio


def by_command_line(path):
    """The content of a file after `kerlint check --fix`."""
    command = [sys.executable, "-m", "kerlint", "check", "--isolated", "--no-cache", "--fix", "--exit-zero", path.name]
    subprocess.run(command, cwd=path.parent, env=ENVIRONMENT, check=True, capture_output=True)
    return path.read_bytes().decode()


def applied(text, edits):
    """A text after edits of the protocol, with positions in UTF-16 as all clients know them."""
    starts = line_starts(text)

    def offset(place):
        line = text[starts[place.line] :]
        return starts[place.line] + len(line.encode("utf-16-le")[: 2 * place.character].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_a_script_becomes_what_the_command_line_makes_of_it(client, tmp_path, end):
    await start(client, tmp_path, "plain")
    text = OLD.replace("\n", end)
    uri = opened(client, tmp_path, text)
    [action] = await actions_of(client, uri, at(0, 0), FIX_ALL)
    assert action.kind == FIX_ALL
    fixed = applied(text, action.edit.changes[uri])
    assert fixed == by_command_line(tmp_path / "model.py")
    assert 'title = "😀"' in fixed
    assert 'loss="mse"' in fixed  # another loss would be another experiment
    assert "SGD(learning_rate=0.1" in fixed
    assert fixed.count("return_sequences=True") == 2


async def test_one_action_leaves_nothing_to_fix(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path, OLD)
    await pushed(client, uri, bool)
    [action] = await actions_of(client, uri, at(0, 0), FIX_ALL)
    fixed = applied(OLD, action.edit.changes[uri])
    change(client, uri, fixed)
    assert not await actions_of(client, uri, at(0, 0), FIX_ALL)


async def test_the_cells_of_a_notebook_become_what_the_command_line_makes_of_them(client, tmp_path):
    await start(client, tmp_path, "plain")
    lines = OLD.splitlines(keepends=True)
    sources = [
        "".join(lines[:3]),
        ["# Title `lr=0.1`"],
        "%matplotlib inline\n" + "".join(lines[3:5]),
        "".join(lines[5:]),
    ]
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": each[0]}
        if isinstance(each, list)
        else {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": each}
        for each in sources
    ]
    path = tmp_path / "study.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}))
    uri = open_notebook(client, tmp_path, sources)
    [action] = await actions_of(client, cell_of(uri, 3), at(0, 0), FIX_ALL)
    wanted = [cell["source"] for cell in json.loads(by_command_line(path))["cells"]]
    before = [each[0] if isinstance(each, list) else each for each in sources]
    found = [applied(text, action.edit.changes.get(cell_of(uri, number), ())) for number, text in enumerate(before)]
    assert found == ["".join(each) for each in wanted]
    assert found != before
    [whole] = await actions_of(client, cell_of(uri, 0), at(0, 0), "notebook.source.fixAll")
    assert whole.edit == action.edit


async def test_only_changed_lines_are_edited(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path, OLD)
    [action] = await actions_of(client, uri, at(0, 0), FIX_ALL)
    touched = {
        row
        for edit in action.edit.changes[uri]
        for row in range(edit.range.start.line, max(edit.range.end.line, edit.range.start.line + 1))
    }
    assert 3 not in touched
    assert 5 not in touched


async def test_it_is_offered_to_those_only_who_name_it(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path, OLD)
    await pushed(client, uri, bool)
    assert FIX_ALL not in [one.kind for one in await actions_of(client, uri, at(6, 0))]
    assert [one.kind for one in await actions_of(client, uri, at(6, 0), "source.fixAll")] == [FIX_ALL]
    assert not await actions_of(client, uri, at(6, 0), "source.organizeImports")
    assert all(one.kind == "quickfix" for one in await actions_of(client, uri, at(6, 0), "quickfix"))


async def test_a_text_that_can_not_be_written_or_parsed_is_left_alone(client, tmp_path):
    await start(client, tmp_path, "plain")
    latin = opened(client, tmp_path, "# coding: latin-1\n" + OLD, "latin.py")
    assert not await actions_of(client, latin, at(0, 0), FIX_ALL)  # the emoji is no Latin-1
    broken = opened(client, tmp_path, OLD + "x = (\n", "broken.py")
    assert not await actions_of(client, broken, at(0, 0), FIX_ALL)


async def test_edits_are_for_one_version_where_the_client_knows_versions(client, tmp_path):
    edit = types.WorkspaceEditClientCapabilities(document_changes=True)
    await start(client, tmp_path, "plain", workspace=types.WorkspaceClientCapabilities(workspace_edit=edit))
    uri = opened(client, tmp_path, OLD)
    [action] = await actions_of(client, uri, at(0, 0), FIX_ALL)
    [changed] = action.edit.document_changes
    assert (changed.text_document.uri, changed.text_document.version) == (uri, 1)
    assert applied(OLD, changed.edits) == by_command_line(tmp_path / "model.py")
