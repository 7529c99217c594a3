"""A model that is built in one file of a project and trained in another is known in both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kerlint.document.reading import File, read
from kerlint.finding import Finding
from kerlint.interpreter import interpret
from tests.lint import findings_in

TRAIN = """\
from tensorflow.keras.optimizers import SGD
{imports}

model = {build}
model.compile(optimizer=SGD(0.01), loss='mse')
model.fit(x, y, validation_split=0.2)
"""

BUILD = """\
from tensorflow import keras

def build(classes, last='softmax'):
    return keras.Sequential([keras.layers.Dense(8, activation='relu'), keras.layers.Dense(classes, activation=last)])
"""

INSIDE = """model = lab.nets.build(3)
    model.compile(optimizer='sgd', loss='mse')
    model.fit(x, y, validation_split=0.2)
"""


def project(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def codes(findings: list[Finding]) -> list[tuple[str, int]]:
    return [(finding.code, finding.span.start.row) for finding in findings]


def test_a_function_of_another_module_is_followed(tmp_path: Path) -> None:
    project(tmp_path, train=TRAIN.format(imports="from nets import build", build="build(3)"), nets=BUILD)
    (finding,) = findings_in(tmp_path / "train.py")
    assert (finding.code, finding.span.start.row) == ("KER102", 5)
    assert [related.span.path.rpartition("/")[2] for related in finding.related] == ["nets.py"]


def test_arguments_decide_across_files(tmp_path: Path) -> None:
    project(tmp_path, train=TRAIN.format(imports="from nets import build", build="build(3, last=None)"), nets=BUILD)
    assert findings_in(tmp_path / "train.py") == []


def test_packages_relative_imports_and_aliases(tmp_path: Path) -> None:
    project(
        tmp_path,
        train=TRAIN.format(imports="import lab.models as m", build="m.make(3)"),
        lab__models__base=BUILD,
    )
    (tmp_path / "lab/models/__init__.py").write_text("from .base import build as make\n", encoding="utf-8")
    (tmp_path / "lab/__init__.py").write_text("", encoding="utf-8")
    assert codes(findings_in(tmp_path / "train.py")) == [("KER102", 5)]


def test_constants_of_a_settings_module(tmp_path: Path) -> None:
    program = "import settings\nfrom keras.optimizers import Adam\nimport keras\n"
    program += "model = keras.Sequential([keras.layers.Dense(4, activation='relu'), keras.layers.Dense(1)])\n"
    program += "model.compile(Adam(settings.RATE), 'mse')\n"
    project(tmp_path, train=program, settings="RATE = 10 ** 0\n")
    assert codes(findings_in(tmp_path / "train.py")) == [("KER301", 5)]


def test_modules_that_import_each_other(tmp_path: Path) -> None:
    project(
        tmp_path,
        train=TRAIN.format(imports="from a import build", build="build(3)"),
        a="from b import twice\n" + BUILD,
        b="import a\n\ndef twice(n):\n    return a.build(2 * n)\n",
    )
    assert codes(findings_in(tmp_path / "train.py")) == [("KER102", 5)]


def test_a_fault_inside_the_other_file_is_said_there_only(tmp_path: Path) -> None:
    other = BUILD + "\ndef ready():\n    model = build(3)\n    model.compile('sgd', 'mse')\n    return model\n"
    project(
        tmp_path, train="from nets import ready\nimport keras\n\nready().fit(x, y, validation_split=0.1)\n", nets=other
    )
    assert findings_in(tmp_path / "train.py") == []
    assert codes(findings_in(tmp_path / "nets.py")) == [("KER102", 8)]


def test_what_is_missing_broken_or_installed_is_unknown(tmp_path: Path) -> None:
    for nets in (None, "def build(:\n", "\0"):
        if nets is not None:
            project(tmp_path, nets=nets)
        project(tmp_path, train=TRAIN.format(imports="from nets import build", build="build(3)"))
        assert findings_in(tmp_path / "train.py") == []


def test_a_base_class_of_another_module(tmp_path: Path) -> None:
    program = """\
import lab
from tools import note

class Net(lab.Base):
    pass

@note
def main():
    net = Net(3).model
    net.compile('sgd', 'mse')

main()
"""
    base = BUILD + "\nclass Base:\n    def __init__(self, classes):\n        self.model = build(classes)\n"
    project(tmp_path, train="import keras\n" + program, lab=base, tools="def note(f):\n    return f\n")
    assert codes(findings_in(tmp_path / "train.py")) == [("KER102", 11)]


def test_tests_are_called_and_a_package_may_import_parts_of_itself_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "lab.py").write_text("nets = None\n", encoding="utf-8")  # another one of that name, further up
    folder = project(
        tmp_path / "repository",
        lab__nets=BUILD,
        lab__nets_test=f"import keras\nimport lab\n\n\ndef test_training(x, y):\n    {INSIDE}",
    )
    (folder / "lab/__init__.py").write_text("from lab import nets\n", encoding="utf-8")
    document: Any = read(File("nets_test.py", str(folder / "lab/nets_test.py"))).document
    program: Any = interpret(document)
    ((_, compiled),) = program.compiles.items
    assert [head.value.units.value for head in compiled.heads] == [3]
