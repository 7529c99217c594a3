"""Numbers that are not known: how long windows of a series are, whether they overlap; words of a tokenizer."""

from __future__ import annotations

import pytest

from kerlint.facts.rows import Windows
from kerlint.facts.vocabulary import Data
from kerlint.interpreter.data import counting
from tests.interpreter.libraries.programs import Ran

SERIES = "import numpy as np\nimport pandas as pd\ns = pd.read_csv('series.csv')['v'].values\nW = 24\n"


def cut(rest: str) -> Data:
    data = Ran(SERIES + rest)["x"]
    assert isinstance(data, Data)
    return data


def overlapping(data: Data) -> bool:
    return any(type(one) is Windows and one.overlapping for one in data.rows.path)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "rest",
    [
        "x = np.array([s[i:i + W] for i in range(len(s) - W)])",
        "x = np.stack([s[i - 20:i + 4] for i in range(20, len(s) - 4)])",
        "x = []\nfor i in range(W, len(s)):\n    x.append(s[i - W:i])\nx = np.asarray(x)",
        "x = np.array([s[i:i + W] for i in range(0, 900)])",
        "x = np.array([s[i:i + W] for i in range(3)])",
        "x = np.array([s[i + 1:i + 1 + W] for i in range(W, len(s) - W - 1)])",
    ],
)
def test_windows_that_begin_one_by_one(rest: str) -> None:
    data = cut(rest)
    assert data.shape == (24,)
    assert overlapping(data)


@pytest.mark.parametrize(
    "rest",
    [
        "x = np.array([s[i:i + W] for i in range(0, len(s) - W, W)])",
        "x = np.array([s[i:i + W] for i in range(0, 24000, W)])",
        "x = np.array([s[i:i + W] for i in (0, 24, 48)])",
        "x = np.array([s[i * W:i * W + W] for i in range(len(s) // W)])",
        "x = np.array([s[i:i + 1] for i in range(len(s))])",
        "x = np.array([s[i:i + W] for i in starts])",
    ],
)
def test_windows_that_may_lie_beside_each_other(rest: str) -> None:
    assert not overlapping(cut(rest))


def test_windows_of_a_length_that_is_not_known_may_be_of_one_row() -> None:
    data = cut("x = np.array([s[i:i + n] for i in range(len(s) - n)])")
    assert not overlapping(data)
    assert data.shape != (24,)


def test_windows_go_into_an_lstm_by_their_length() -> None:
    rest = "x = np.array([s[i:i + W] for i in range(len(s) - W)])\nx = x.reshape((x.shape[0], 1, x.shape[1]))"
    assert cut(rest).shape == (1, 24)


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("x = len(t.word_index)", 0),
        ("x = len(t.word_index) + 1", 1),
        ("n = len(t.word_index)\nx = 1 + n + 1", 2),
        ("x = len(t.word_counts) + 1", None),
        ("x = len(Tokenizer(num_words=50).word_index)", None),
        ("x = len(t.word_index) * 2", None),
        ("x = min(len(t.word_index), 5000)", None),
    ],
)
def test_how_many_more_than_the_words_of_a_tokenizer(source: str, more: int | None) -> None:
    start = "from keras.preprocessing.text import Tokenizer\nt = Tokenizer()\n"
    assert counting.beyond_words(Ran(start + source)["x"]) == more


FOLDERS = """
import os
import numpy as np
y = []
for {number} in {over}:
    for name in os.listdir(os.path.join('photos', folder)):
        y.append({label})
x = np.array(y)
"""


@pytest.mark.parametrize(
    ("number", "over", "label"),
    [
        ("number, folder", "enumerate(sorted(os.listdir('photos')))", "number"),
        ("number, folder", "enumerate(['cats', 'dogs', 'owls'])", "number"),
    ],
)
def test_labels_by_folder_stand_class_by_class(number: str, over: str, label: str) -> None:
    data = Ran(FOLDERS.format(number=number, over=over, label=label))["x"]
    assert (data.order, data.encoding) == ("by-class", "integer")


@pytest.mark.parametrize(
    ("number", "over", "label"),
    [
        ("folder", "os.listdir('photos')", "label_of(folder, name)"),
        ("folder", "os.listdir('photos')", "labels[name]"),
        ("number, folder", "enumerate(folders)", "number % 2"),
        ("number, folder", "enumerate(folders)", "labels[number]"),
        ("folder", "[1, 1]", "folder"),
    ],
)
def test_other_labels_may_stand_in_any_order(number: str, over: str, label: str) -> None:
    data = Ran(FOLDERS.format(number=number, over=over, label=label))["x"]
    assert getattr(data, "order", None) != "by-class"


@pytest.mark.parametrize(
    "shuffled",
    [
        "import random\nrandom.shuffle(y)",
        "import random\nrandom.Random(4).shuffle(y)",
        "from sklearn.utils import shuffle\ny = shuffle(y, random_state=1)",
        "np.random.shuffle(y)",
        "import random\npairs = list(zip(y, y))\nrandom.shuffle(pairs)\ny = [one for one, _ in pairs]",
        "y = mixed(y)",
        "y.sort(key=lambda one: hash(one))",
    ],
)
def test_labels_that_were_shuffled_do_not_stand_class_by_class(shuffled: str) -> None:
    program = FOLDERS.format(number="number, folder", over="enumerate(os.listdir('photos'))", label="number")
    head, _, tail = program.partition("x = np.array(y)")
    data = Ran(f"{head}{shuffled}\nx = np.array(y)")["x"]
    assert getattr(data, "order", None) != "by-class"
