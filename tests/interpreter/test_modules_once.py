"""A file of a project is parsed once in a run, whether it is linted, imported, or both, and in whatever order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import libcst as cst
import pytest

from kerlint.batch import lint_files
from kerlint.document.reading import File
from kerlint.interpreter import modules
from kerlint.ruleset import RuleSets
from kerlint.settings.finder import Overrides, SettingsFinder

NETS = """
from keras import layers, models

def head(units):
    return layers.Dense(units, activation="softmax")
"""

TRAIN = """
from keras import models
from nets import head

model = models.Sequential([head(1)])
model.compile("adam", "binary_crossentropy")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "nets.py").write_text(NETS, encoding="utf-8")
    for name in ("a_train.py", "z_train.py"):
        (tmp_path / name).write_text(TRAIN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each text was parsed."""
    counts: Counter[str] = Counter()
    parse = cst.parse_module

    def counting(text: str) -> cst.Module:
        counts[text] += 1
        return parse(text)

    monkeypatch.setattr(cst, "parse_module", counting)
    return counts


@pytest.mark.parametrize("order", [("a_train.py", "nets.py", "z_train.py"), ("nets.py", "z_train.py", "a_train.py")])
def test_each_file_is_parsed_once(project: Path, parsed: Counter[str], order: tuple[str, ...]) -> None:
    found = _lint(project, order)
    assert sorted(found) == [("a_train.py", "KER104"), ("z_train.py", "KER104")]
    assert parsed[NETS] == 1


def test_a_kept_tree_is_not_that_of_another_text(project: Path) -> None:
    """The content that is given for a file that was imported from the disk before."""
    names = ("a_train.py", "nets.py")
    files = [File(name, str(project / name)) for name in names]
    faulty = NETS + 'models.Sequential([head(1)]).compile("adam", "mse", metrics=["no such metric"])\n'
    batch = lint_files(files, RuleSets(SettingsFinder(Overrides(isolated=True))), {"nets.py": faulty.encode()})
    assert "nets.py" in {finding.span.path for finding in batch.findings}


def test_what_is_kept_is_bounded(project: Path, parsed: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    order = ("a_train.py", "nets.py", "z_train.py")
    whole = _lint(project, order)
    monkeypatch.setattr(modules, "KEPT", len(NETS) - 1)
    assert _lint(project, order) == whole


def test_what_is_said_of_a_file_does_not_depend_on_those_linted_before(tmp_path: Path) -> None:
    """Two files that import each other: the program itself and its copy behind the other one are not the same."""
    (tmp_path / "a.py").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.py").write_text(SECOND, encoding="utf-8")
    alone = _codes(tmp_path, "b.py")
    assert ("b.py", "KER107") in alone
    assert [one for one in _codes(tmp_path, "a.py", "b.py") if one[0] == "b.py"] == alone


def test_a_file_that_was_mended_is_imported_as_it_is_now(project: Path) -> None:
    rules = RuleSets(SettingsFinder(Overrides(isolated=True)))
    files = [File(name, str(project / name)) for name in ("nets.py", "a_train.py")]
    lint_files(files[:1], rules)
    (project / "nets.py").write_text(NETS.replace("softmax", "sigmoid"), encoding="utf-8")
    batch = lint_files(files, rules)
    assert not [finding for finding in batch.findings if finding.code == "KER104"]


FIRST = """
import keras
import b

def wrap(x):
    y = x
    z = y
    return b.head(z, False)

top = b.inputs
net = keras.Model(top, wrap(top))
net.compile("adam", "mse")
"""

SECOND = """
import keras
from keras import layers
import a

def head(x, more=True):
    if more:
        return a.wrap(x)
    y = layers.Dense(8, activation="relu")(x)
    return layers.Dense(3, activation="softmax")(y)

inputs = keras.Input((4,))
model = keras.Model(inputs, head(inputs))
model.compile("adam", "binary_crossentropy")
"""


def _codes(folder: Path, *names: str) -> list[tuple[str, str]]:
    files = [File(name, str(folder / name)) for name in names]
    batch = lint_files(files, RuleSets(SettingsFinder(Overrides(isolated=True))))
    return [(finding.span.path, finding.code) for finding in batch.findings]


def _lint(project: Path, order: tuple[str, ...]) -> list[tuple[str, str]]:
    files = [File(name, str(project / name)) for name in order]
    batch = lint_files(files, RuleSets(SettingsFinder(Overrides(isolated=True))))
    assert not batch.failures
    return [(finding.span.path, finding.code) for finding in batch.findings if finding.code == "KER104"]
