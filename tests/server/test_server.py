"""What an editor sees: diagnostics, actions, hovers, hints and lenses, for clients of several kinds."""

from __future__ import annotations

import pytest

pytest.importorskip("pytest_lsp")
pytest.importorskip("pygls")

from lsprotocol import types

from tests.lint import findings_in
from tests.server.conftest import start
from tests.server.talk import PROGRAM, at, cell_of, change, hovered, open_notebook, opened, pulled, pushed

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("profile", ["plain", "bytes", "characters", "pulls"])
async def test_an_editor_shows_what_the_command_line_finds(client, tmp_path, profile):
    await start(client, tmp_path, profile)
    uri = opened(client, tmp_path)
    found = await (pulled if profile == "pulls" else pushed)(client, uri)
    expected = findings_in(tmp_path / "model.py")
    assert [one.code for one in found] == [one.code for one in expected] == ["KER102"]
    [one], [wanted] = found, expected
    assert one.message == f"{wanted.message}\n{wanted.help}"
    assert one.severity == types.DiagnosticSeverity.Warning
    assert one.source == "kerlint"
    assert one.range.start.line == wanted.span.start.row - 1
    extra = {"bytes": 3, "plain": 1, "pulls": 1, "characters": 0}[profile]
    [related] = one.related_information
    assert related.location.uri == uri
    assert related.location.range.start.character == wanted.related[0].span.start.column - 1 + extra
    assert one.code_description.href.endswith("loss/softmax-with-regression-loss.toml")
    assert one.data["rule"] == "softmax-with-regression-loss"


async def test_what_is_pulled_is_not_pushed_as_well(client, tmp_path):
    await start(client, tmp_path, "pulls")
    uri = opened(client, tmp_path)
    assert len(await pulled(client, uri)) == 1
    change(client, uri, PROGRAM + "\n")
    assert len(await pulled(client, uri)) == 1
    assert client.diagnostics == {}


async def test_changes_are_applied_piece_by_piece(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    await pushed(client, uri)
    change(client, uri, "categorical_crossentropy", place=at(3, 37, 40))
    assert await pushed(client, uri, lambda found: not found) == ()


async def test_closing_takes_the_diagnostics_back(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    await pushed(client, uri)
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    assert await pushed(client, uri, lambda found: not found) == ()


async def test_a_file_that_does_not_parse_keeps_its_last_good_findings(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    [good] = await pushed(client, uri)
    change(client, uri, "x = (\n", place=at(1, 0))
    broken = await pushed(client, uri, lambda found: any(one.code == "KER001" for one in found))
    assert sorted(one.code for one in broken) == ["KER001", "KER102"]
    [syntax] = [one for one in broken if one.code == "KER001"]
    [kept] = [one for one in broken if one.code == "KER102"]
    assert "those of the last version that could" in syntax.message
    assert kept.range.start.line == good.range.start.line + 1
    change(client, uri, PROGRAM, version=3)
    [again] = await pushed(client, uri, lambda found: len(found) == 1)
    assert (again.code, again.range, again.message) == (good.code, good.range, good.message)


async def test_a_finding_can_be_ignored_where_it_is(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    await pushed(client, uri)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), at(3, 3), types.CodeActionContext([]))
    actions = await client.text_document_code_action_async(params)
    [ignore] = [one for one in actions if one.title.startswith("Ignore")]
    [edit] = ignore.edit.changes[uri]
    assert edit.new_text == "# kerlint: ignore[softmax-with-regression-loss]\n"
    change(client, uri, edit.new_text, place=edit.range)
    assert await pushed(client, uri, lambda found: not found) == ()


async def test_hovers_explain_rules_layers_and_models(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path, PROGRAM + "model.summary()  # kerlint: ignore[no-held-out-data] why not\n")
    assert "### softmax-with-regression-loss (KER102)" in await hovered(client, uri, 3, 38)
    assert "### no-held-out-data (KER601)" in await hovered(client, uri, 4, 40)
    layer = await hovered(client, uri, 2, PROGRAM.splitlines()[2].index("Dense") + 1)
    assert "**Dense, softmax** in model: 1 layer · 15 parameters" in layer
    assert "| output | `(None, 3)` |" in layer
    assert "Trained with SGD, learning rate 0.01; loss mean_squared_error." in layer
    assert "total 15 parameters" in await hovered(client, uri, 4, 2)
    assert await hovered(client, uri, 1, 0) is None


async def test_shapes_stand_behind_layers_and_totals_above_models(client, tmp_path):
    await start(client, tmp_path, "plain")
    text = "import keras\nfrom keras import layers\n\nmodel = keras.Sequential([\n    keras.Input((28, 28)),\n    layers.Flatten(),\n    layers.Dense(\n        10),\n])\n"
    uri = opened(client, tmp_path, text)
    document = types.TextDocumentIdentifier(uri)
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(document, whole))
    assert [(one.position.line, one.position.character, one.label) for one in hints] == [
        (5, 21, "(None, 784)"),
        (7, 12, "(None, 10) · 7,850"),
    ]
    part = types.Range(types.Position(6, 0), types.Position(9, 0))
    assert len(await client.text_document_inlay_hint_async(types.InlayHintParams(document, part))) == 1
    [lens] = await client.text_document_code_lens_async(types.CodeLensParams(document))
    assert lens.command.title == "model: 2 layers · 7,850 parameters · show graph"
    assert lens.range.start == types.Position(3, 8)


async def test_shapes_stay_beside_their_lines_while_a_file_does_not_parse(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    params = types.InlayHintParams(types.TextDocumentIdentifier(uri), types.Range(types.Position(0, 0), at(9, 0).end))
    [before] = await client.text_document_inlay_hint_async(params)
    change(client, uri, "x = (\n", place=at(1, 0))
    [during] = await client.text_document_inlay_hint_async(params)
    assert (during.label, during.position.line) == (before.label, before.position.line + 1)
    change(client, uri, "", version=3)
    assert not await client.text_document_inlay_hint_async(params)


async def test_layers_made_in_a_loop_tell_each_use(client, tmp_path):
    await start(client, tmp_path, "plain")
    text = "import keras\nmodel = keras.Sequential([keras.Input((4,))])\nfor units in (3, 5):\n    model.add(keras.layers.Dense(units))\n"
    uri = opened(client, tmp_path, text)
    whole = types.Range(types.Position(0, 0), types.Position(9, 0))
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(types.TextDocumentIdentifier(uri), whole))
    assert [one.label for one in hints] == ["(None, 3) · 15 | (None, 5) · 20"]


async def test_files_that_import_a_changed_file_are_judged_again(client, tmp_path):
    helper = tmp_path / "helper.py"
    helper.write_text("LOSS = 'mse'\n")
    await start(client, tmp_path, "plain")
    uri = opened(
        client, tmp_path, PROGRAM.replace('loss="mse"', "loss=LOSS").replace("\n\n", "\nfrom helper import LOSS\n", 1)
    )
    assert [one.code for one in await pushed(client, uri)] == ["KER102"]
    helper.write_text("LOSS = 'categorical_crossentropy'\n")
    event = types.FileEvent(helper.as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert await pushed(client, uri, lambda found: not found) == ()


async def test_the_cells_of_a_notebook_are_one_program(client, tmp_path):
    await start(client, tmp_path, "plain")
    head, model, compiled = "%matplotlib inline\nimport keras\n", *PROGRAM.splitlines()[2:]
    uri = open_notebook(client, tmp_path, [head, model, compiled])
    last = cell_of(uri, 2)
    [found] = await pushed(client, last, bool)
    assert (found.code, found.range.start.line) == ("KER102", 0)
    assert found.related_information[0].location.uri == cell_of(uri, 1)
    params = types.InlayHintParams(types.TextDocumentIdentifier(cell_of(uri, 1)), at(0, 0, 200))
    assert [one.label for one in await client.text_document_inlay_hint_async(params)] == ["(None, 3) · 15"]
    array = types.NotebookCellArrayChange(start=1, delete_count=1, cells=[])
    structure = types.NotebookDocumentCellChangeStructure(
        array, did_close=[types.TextDocumentIdentifier(cell_of(uri, 1))]
    )
    event = types.NotebookDocumentChangeEvent(cells=types.NotebookDocumentCellChanges(structure=structure))
    identifier = types.VersionedNotebookDocumentIdentifier(2, uri)
    client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(identifier, event))
    assert await pushed(client, last, lambda found: not found) == ()


async def test_the_graph_of_a_model_is_a_picture(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path)
    picture = await client.protocol.send_request_async("kerlint/graph", {"uri": uri, "model": 0})
    assert picture.startswith("<svg")
    page = await client.protocol.send_request_async("kerlint/explain", {"rule": "KER102"})
    assert page.startswith("### softmax-with-regression-loss (KER102)")


async def test_nothing_is_executed_and_tensorflow_is_not_imported(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path, "open('executed', 'w').close()\nimport tensorflow\n" + PROGRAM)
    assert await pushed(client, uri)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.py"]


MNIST = """\
import keras

(x, y), _ = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="sgd", loss="mse")
model.fit(x, y, epochs=20)
"""


async def test_a_fix_is_offered_but_what_changes_training_is_never_applied_with_all(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path, MNIST)
    assert "KER102" in [one.code for one in await pushed(client, uri, bool)]
    document = types.TextDocumentIdentifier(uri)
    params = types.CodeActionParams(document, at(4, 34), types.CodeActionContext([]))
    first, *_ = await client.text_document_code_action_async(params)
    assert not first.is_preferred
    [edit] = first.edit.changes[uri]
    assert "sparse_categorical_crossentropy" in edit.new_text
    everything = types.CodeActionContext([], only=["source.fixAll.kerlint"])
    assert not await client.text_document_code_action_async(types.CodeActionParams(document, at(0, 0), everything))
    change(client, uri, edit.new_text, place=edit.range)
    assert "KER102" not in [
        one.code for one in await pushed(client, uri, lambda found: "KER102" not in [each.code for each in found])
    ]


async def test_deep_expressions_before_a_finding_stop_neither_the_command_line_nor_the_server(client, tmp_path):
    await start(client, tmp_path, "plain")
    deep = "x = " + " + ".join(["1"] * 2000) + "\n"
    uri = opened(client, tmp_path, deep + PROGRAM)
    assert [one.code for one in findings_in(tmp_path / "model.py")] == ["KER102"]
    assert [one.code for one in await pushed(client, uri)] == ["KER102"]
    change(client, uri, PROGRAM)
    await pushed(client, uri, lambda found: found and found[0].range.start.line == 3)
    assert await hovered(client, uri, 3, 2) is not None


async def test_a_program_of_python_2_is_judged_and_offered_no_fix(client, tmp_path):
    await start(client, tmp_path, "plain")
    uri = opened(client, tmp_path, PROGRAM + "print `model`; print model, 1  # kerlint: ignore[KER601]\n")
    found = await pushed(client, uri, lambda found: len(found) > 1)
    assert sorted(one.code for one in found) == ["KER001", "KER004", "KER102"]
    [stale] = [one for one in found if one.code == "KER004"]
    assert stale.range.start.character == len("print `model`; print model, 1  ")
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), at(3, 3), types.CodeActionContext([]))
    actions = await client.text_document_code_action_async(params)
    assert [one.title for one in actions] == ["Ignore softmax-with-regression-loss here"]
