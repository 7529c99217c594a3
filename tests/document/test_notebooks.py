"""Notebooks become one program whose places are places in their cells; what is no Python in them is set aside."""

import json

import nbformat
import pytest

from kerlint.document import File, read
from kerlint.finding import Location

PYTHON = {"kernelspec": {"language": "python", "name": "python3", "display_name": "Python 3"}}


def notebook(*cells, metadata=PYTHON):
    """Code cells; a tuple (kind, source) makes another kind."""
    made = []
    for cell in cells:
        kind, source = cell if isinstance(cell, tuple) else ("code", cell)
        made.append({"cell_type": kind, "metadata": {}, "source": source})
        if kind == "code":
            made[-1] |= {"outputs": [], "execution_count": None}
    return {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}


def read_notebook(folder, content):
    path = folder / "study.ipynb"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return read(File("study.ipynb", str(path)))


def test_the_helper_makes_notebooks_that_jupyter_accepts():
    nbformat.validate(nbformat.from_dict(notebook("import keras", ("markdown", "# Title"))))


def test_places_are_rows_in_cells_counted_over_all_cells(tmp_path):
    reading = read_notebook(tmp_path, notebook("import keras\nx = 1", ("markdown", "keras"), "y = 2\n\nz = x"))
    document = reading.document
    assert document.text == "import keras\nx = 1\ny = 2\n\nz = x\n"
    assert document.place(2) == (1, 2)
    assert document.place(5) == (3, 3)
    assert document.span(5, 4, 5, 5) == ("study.ipynb", 3, Location(3, 5), Location(3, 6))
    assert document.line(3, 3) == "z = x"


def test_source_may_be_a_list_of_lines_or_one_string(tmp_path):
    document = read_notebook(tmp_path, notebook(["import keras\n", "x = 1"], "y = 2")).document
    assert document.text == "import keras\nx = 1\ny = 2\n"


def test_a_span_that_ends_with_its_cell_stays_in_it(tmp_path):
    document = read_notebook(tmp_path, notebook("import keras", "y = 2")).document
    assert document.span(1, 0, 2, 0) == ("study.ipynb", 1, Location(1, 1), Location(1, 13))


def test_an_indented_cell_runs_as_jupyter_runs_it(tmp_path):
    """Jupyter takes the white space of the first line off all lines; places stay those of the file."""
    reading = read_notebook(tmp_path, notebook("import keras", "\n  for n in range(3):\n    print(n)\nx = 1"))
    assert reading.findings == ()
    assert reading.document.text == "import keras\n\nfor n in range(3):\n  print(n)\nx = 1\n"
    in_loop, behind = reading.document.span(4, 2, 4, 7), reading.document.span(5, 0, 5, 1)
    assert (in_loop.cell, in_loop.start, in_loop.end) == (2, Location(3, 5), Location(3, 10))
    assert (behind.start, behind.end) == (Location(4, 1), Location(4, 2))


def test_a_cell_that_is_no_python_is_named_and_the_others_go_on(tmp_path):
    reading = read_notebook(tmp_path, notebook("import keras", "model.fit(x y)", "model.evaluate(x)"))
    [finding] = reading.findings
    assert (finding.code, finding.span.cell, finding.span.start.row) == ("KER003", 2, 1)
    assert reading.document.text == "import keras\nmodel.evaluate(x)\n"
    assert reading.document.place(2) == (3, 1)


@pytest.mark.parametrize(
    ("cell", "program"),
    [
        ("!pip install keras", "pass"),
        ("%matplotlib inline\nimport keras", "pass\nimport keras"),
        ("if colab:\n    !pip install keras \\\n      --quiet\nkeras.x", "if colab:\n    pass\n\nkeras.x"),
        ("%time model.fit(x,\n  y)", "0;    model.fit(x,\n  y)"),
        ("took = %time model.fit(x)", "took =       model.fit(x)"),
        ("files = !ls keras", "files = _"),
        ("keras.layers.Dense?", "pass"),
        ("?keras", "pass"),
        ("%%time\nmodel.fit(x)", "      \nmodel.fit(x)"),
        ('text = """\n%not a magic\n!nor this\n"""\n!but this', 'text = """\n%not a magic\n!nor this\n"""\npass'),
        ("rest = (9\n  % 4)\n%cd x", "rest = (9\n  % 4)\npass"),
        ("!echo 'it\nx = 1", "pass\nx = 1"),
        ("pip install keras", "pass"),
        ("x = 'really?'\ny = a != b", "x = 'really?'\ny = a != b"),
        ("# why?\n%pylab\nx = 1 # (", "# why?\npass\nx = 1 # ("),
    ],
)
def test_magics_and_shell_lines_do_nothing_and_move_nothing(tmp_path, cell, program):
    reading = read_notebook(tmp_path, notebook(cell, "import keras"))
    assert reading.findings == ()
    assert reading.document.text == f"{program}\nimport keras\n"


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%sql", "%%javascript", "  %%writefile model.py"])
def test_cells_in_other_languages_are_left_out_without_a_word(tmp_path, magic):
    reading = read_notebook(tmp_path, notebook(f"{magic}\nfor f in *; do echo $f; done", "import keras"))
    assert reading.findings == ()
    assert reading.document.text == "import keras\n"


def test_a_cell_marked_as_another_language_is_left_out(tmp_path):
    content = notebook("library(keras)\nx <- 1", "import keras")
    content["cells"][0]["metadata"] = {"vscode": {"languageId": "r"}}
    assert read_notebook(tmp_path, content).document.text == "import keras\n"


@pytest.mark.parametrize("metadata", [{"kernelspec": {"language": "R"}}, {"language_info": {"name": "julia"}}])
def test_notebooks_of_other_languages_are_not_ours(tmp_path, metadata):
    reading = read_notebook(tmp_path, notebook("library(keras)\nmodel <- 1", metadata=metadata))
    assert reading == (None, ())


@pytest.mark.parametrize("metadata", [{}, None, {"kernelspec": None}, {"language_info": {"name": "ipython"}}])
def test_without_a_word_on_the_language_it_is_python(tmp_path, metadata):
    assert read_notebook(tmp_path, notebook("import keras", metadata=metadata)).document


def test_format_3_keeps_its_cells_in_worksheets(tmp_path):
    cell = {"cell_type": "code", "input": ["import keras\n", "x = 1"], "outputs": []}
    content = {"worksheets": [{"cells": [cell]}], "metadata": {}, "nbformat": 3}
    assert read_notebook(tmp_path, content).document.text == "import keras\nx = 1\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"cells": [ keras', "broken JSON in line 1, column 13"),
        (b'{"keras": 1}', "no list of cells"),
        (b'["keras"]', "no list of cells"),
        (b'{"cells": ["keras"]}', "cell 1 is no object"),
        (b'{"cells": [{"cell_type": "code", "source": 7, "k": "keras"}]}', "cell 1 has no source"),
        (b'{"cells": [{"cell_type": "code", "source": ["keras", 7]}]}', "cell 1 has no source"),
        (b'"keras ' + b"[" * 100 + b'\xff"', "not valid UTF-8"),
        (b'{"keras": ' + b"[" * 200_000, "too deeply nested"),
    ],
)
def test_a_broken_notebook_is_an_unreadable_file(tmp_path, content, words):
    reading = read_notebook(tmp_path, content)
    [finding] = reading.findings
    assert finding.code == "KER002"
    assert words in finding.message


def test_half_a_surrogate_pair_is_a_cell_that_is_not_parsed(tmp_path):
    reading = read_notebook(tmp_path, notebook("import keras", "x = '\ud800'"))
    [finding] = reading.findings
    assert (finding.code, finding.span.cell, finding.span.start) == ("KER003", 2, (1, 6))


def test_pictures_do_not_count_against_the_limit(tmp_path):
    content = notebook("import keras")
    content["cells"][0]["outputs"] = [{"data": {"image/png": "A" * 3_000_000}}]
    assert read_notebook(tmp_path, content).document.text == "import keras\n"
    [finding] = read_notebook(tmp_path, notebook("import keras\n" + "x = 1\n" * 200_000)).findings
    assert finding.code == "KER005"
