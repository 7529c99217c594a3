"""Programs of Python 2 from the outside: the model is judged, and nothing edits a text that was read as another one."""

import json

import pytest

from kerlint.confirm.confirm import confirm
from kerlint.document import File
from kerlint.ruleset import RuleSet
from kerlint.settings.settings import Settings

FAULTY = b"""\
from keras.models import Sequential
from keras.layers import Dense
model = Sequential([Dense(1, input_dim=4, activation='softmax')])
print "made"; model.compile('sgd', 'binary_crossentropy')
"""


def checked(folder, *arguments):
    return [
        (found["code"], found["location"]["row"], found["location"]["column"], found["fixes"])
        for found in json.loads(folder.run("--output-format", "json", *arguments)[1])
    ]


@pytest.fixture
def model(folder):
    (folder.path / "model.py").write_bytes(FAULTY)
    return folder.path / "model.py"


def test_the_model_is_judged_and_no_fix_is_offered(folder, model):
    found = checked(folder)
    assert [(code, row) for code, row, *_ in found] == [("KER104", 3), ("KER001", 4)]
    assert all(fixes == [] for *_, fixes in found)


def test_fixes_leave_the_file_alone(folder, model):
    code, out, _ = folder.run("--fix", "--unsafe-fixes")
    assert code == 1
    assert "until then no fixes are offered" in out
    assert model.read_bytes() == FAULTY


def test_comments_silence_and_can_be_written(folder, model):
    code, out, _ = folder.run("--add-ignore")
    assert "Wrote 1 comment into 1 file." in out
    assert "model.py:5:1" in out
    assert b"# kerlint: ignore[softmax-single-unit]\nmodel = " in model.read_bytes()
    assert [(code, row) for code, row, *_ in checked(folder)] == [("KER001", 5)]


def test_a_comment_behind_a_print_stands_where_it_is_written(folder):
    folder.write(model_py="import keras\nprint `1`, 1  # kerlint: ignore[KER102]\n")
    assert [(code, row, column) for code, row, column, _ in checked(folder)] == [("KER001", 2, 1), ("KER004", 2, 15)]


def test_an_imported_file_of_python_2_is_read_as_well(folder):
    folder.write(
        nets_py="from keras.layers import Dense\nprint `1`; top = Dense(1, activation='softmax')\n",
        train_py=(
            "from keras import Sequential, Input\nimport nets\nmodel = Sequential([Input((4,)), nets.top])\n"
            "model.compile('sgd', 'binary_crossentropy')\n"
        ),
    )
    [finding] = json.loads(folder.run("--output-format", "json", "train.py")[1])
    there = next(one for one in finding["related"] if one["path"] == "nets.py")
    assert (finding["code"], there["location"]) == ("KER104", {"row": 2, "column": 27})


def test_show_shows_the_models_and_says_what_it_read(folder, model):
    status, out, err = folder.run("show")
    assert status == 1
    assert "compiled" in out
    assert "binary_crossentropy" in out
    assert "model.py:4:1: this is Python 2" in err


def test_confirm_says_why_it_compares_nothing(model):
    class Bench:
        def train(self, job):
            raise AssertionError("nothing may be trained")

    [said] = confirm(File("model.py", str(model)), RuleSet(Settings()), Bench())
    assert (said.code, said.verdict) == ("KER104", "not confirmable")
    assert said.reason.startswith("the program is Python 2")
