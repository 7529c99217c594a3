"""`kerlint show` as a command: files, notebooks and folders; exit status; selection by name."""

import json

import pytest

from tests.show.programs import DIGITS, OPTIONS, TWINS


@pytest.fixture
def project(folder):
    return folder.write(digits_py=DIGITS, models__twins_py=TWINS, models__tool_py="print('no keras')\n")


def test_a_folder_shows_every_model_of_every_file_in_order(project):
    status, said, err = project.run("show")
    assert (status, err) == (0, "")
    heads = [line for line in said.splitlines() if line and not line.startswith(" ")]
    assert [head.split() for head in heads] == [
        ["digits", "Sequential", "digits.py:7"],
        ["twins", "Functional", "models/twins.py:9"],
    ]


def test_the_order_of_paths_does_not_matter(project):
    one = project.run("show", "digits.py", "models")
    assert one == project.run("show", "models", "digits.py") == project.run("show", ".")


@pytest.mark.parametrize("format", ["text", "json", "svg", "mermaid"])
def test_the_same_answer_twice(project, format):
    assert project.run("show", "--format", format) == project.run("show", "--format", format)


def test_one_model_by_its_variable(project):
    status, said, _ = project.run("show", "--model", "twins")
    assert status == 0
    assert said.startswith("twins")
    assert "digits" not in said


def test_a_model_that_is_not_there(project):
    status, said, err = project.run("show", "--model", "twin")
    assert (status, said) == (2, "")
    assert err == "kerlint: no model is kept in `twin`; did you mean `twins`?\n"


def test_no_models(folder):
    folder.write(a_py="import keras\n", b_py="pass\n")
    assert folder.run("show") == (0, "No models in 2 files.\n", "")


def test_a_missing_path_is_an_error_and_the_others_are_shown(project):
    status, said, err = project.run("show", "nowhere.py", "digits.py")
    assert status == 2
    assert said.startswith("digits")
    assert err == "kerlint: no such file or folder: nowhere.py\n"


def test_a_file_that_is_no_python_is_told_and_the_others_are_shown(project):
    project.write(broken_py="import keras\nmodel = keras.Sequential([\n")
    status, said, err = project.run("show")
    assert status == 1
    assert "digits  Sequential" in said
    assert err.startswith("kerlint: broken.py:2:26: invalid syntax: ")


def test_a_cell_that_is_no_python_is_named(folder):
    cells = [{"cell_type": "code", "source": text, "metadata": {}, "outputs": []} for text in (DIGITS, "def (:")]
    notebook = {"cells": cells, "metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5}
    folder.write(study_ipynb=json.dumps(notebook))
    assert folder.run("show")[2].startswith("kerlint: study.ipynb:cell 2:1:5: this cell is left out")


def test_a_format_that_does_not_exist(project):
    status, _, err = project.run("show", "--format", "svgg")
    assert status == 2
    assert "did you mean `svg`?" in err


def test_nothing_of_a_program_is_run(folder):
    folder.write(train_py="open('ran', 'w')\n" + DIGITS)
    assert folder.run("show")[0] == 0
    assert not (folder.path / "ran").exists()


def test_a_model_built_in_another_file_points_there(folder):
    folder.write(
        build_py="import keras\n\ndef build(n):\n    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(n)])\n",
        train_py="from keras import layers\nfrom build import build\n\nnet = build(3)\nnet.compile('sgd', 'mse')\n",
    )
    status, said, err = folder.run("show", "train.py")
    assert (status, err) == (0, "")
    assert said.startswith("net  Sequential")
    assert "build.py:4" in said.splitlines()[0]
    assert "total 15 parameters" in said


def test_a_terminal_without_box_characters_gets_plain_ones(folder):
    folder.write(train_py=OPTIONS)
    done = folder.process("show", "train.py", stdout=-1, environment={"PYTHONIOENCODING": "ascii"})
    said = done.communicate(timeout=60)[0].decode("ascii")
    assert "-----" in said
    assert "total 321 or 9 parameters | trainable" in said
    assert "\\u" not in said
