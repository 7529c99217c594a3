"""`%load_ext kerlint` in a real kernel, and what JupyterLab is told."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CELLS = (
    "%load_ext kerlint",
    "import sys",
    "if 'never' in sys.argv:\n    import keras\n"
    "    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation='softmax')])\n"
    "    model.compile(optimizer='sgd', loss='mse')",
    "print('the next cell')",
    "%unload_ext kerlint",
)


def test_findings_are_shown_under_the_cell_that_made_them(tmp_path, monkeypatch):
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    import nbformat

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("JUPYTER_PATH", str(Path(sys.prefix) / "share" / "jupyter"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    nbclient.NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [cell.outputs for cell in notebook.cells]
    assert [bool(output) for output in outputs] == [False, False, True, True, False]
    [shown] = outputs[2]
    assert "softmax-with-regression-loss" in shown.data["text/plain"]
    assert "<code>softmax-with-regression-loss</code>" in shown.data["text/html"]
    assert [output.output_type for output in outputs[3]] == ["stream"]  # said once, not after every cell


def test_jupyterlab_is_told_how_to_start_the_server():
    from kerlint.integrations.jupyter import spec

    told = spec(None)["kerlint"]
    assert told["argv"][1:] == ["-m", "kerlint", "server"]
    assert os.access(told["argv"][0], os.X_OK)
    assert told["languages"] == ["python"]


def test_what_is_shown_as_html_is_never_markup_of_the_cell():
    from kerlint.integrations.ipython import Session

    session = Session(None)
    session.cells = [
        "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation='softmax')])",
        "model.compile(loss='mse', optimizer='sgd')  # <script>",
    ]
    found = list(session.findings())
    assert [one.code for one in found] == ["KER102"]
    assert "# &lt;script&gt;" in session.html(found)
    assert "<script" not in session.html(found)
