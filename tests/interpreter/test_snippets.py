"""Code that was pasted without its imports: names that every Keras program uses alike are taken for what they mean."""

from __future__ import annotations

from pathlib import Path

from tests.lint import findings_of

SNIPPET = """
model = Sequential()
model.add(Dense(64, activation='relu', input_shape=(20,)))
model.add(Dense(5, activation='sigmoid'))
model.compile(optimizer='adam', loss='categorical_crossentropy')
"""


def codes(source: str, folder: Path) -> list[str]:
    return [finding.code for finding in findings_of(source, folder)]


def test_a_snippet_without_imports_is_read(tmp_path: Path) -> None:
    assert codes(SNIPPET, tmp_path) == ["KER101"]


def test_modules_by_their_usual_names(tmp_path: Path) -> None:
    source = SNIPPET.replace("Sequential", "models.Sequential").replace("Dense", "layers.Dense")
    assert codes(source, tmp_path) == ["KER101"]


def test_one_import_is_missing(tmp_path: Path) -> None:
    assert codes("from keras.models import Sequential\n" + SNIPPET, tmp_path) == ["KER101"]


def test_names_of_the_program_are_its_own(tmp_path: Path) -> None:
    assert codes("import keras\n\n\nclass Dense:\n    pass\n" + SNIPPET, tmp_path) == []


def test_an_unknown_star_import_may_bring_anything(tmp_path: Path) -> None:
    assert codes("import keras\nfrom wrappers import *\n" + SNIPPET, tmp_path) == []


def test_other_libraries_have_such_names_too(tmp_path: Path) -> None:
    assert codes("import keras\nfrom torch import nn\n" + SNIPPET, tmp_path) == []
    assert codes("# import torch\n" + SNIPPET, tmp_path) == []
