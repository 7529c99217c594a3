"""What is noticed of code that is written for another Keras."""

import libcst as cst
import pytest

from kerlint.document.reading import File, read
from kerlint.interpreter import interpret
from kerlint.interpreter.endings import ending


def outdated(code):
    program = interpret(read(File("program.py", "/nowhere/program.py"), code.encode()).document)
    return [(fact.form, fact.written) for fact in (item.value for item in program.outdated.items)]


def test_an_import_is_told_once_not_again_where_the_name_is_used():
    assert outdated("from keras.utils import np_utils\nnp_utils.to_categorical([1])\nnp_utils.normalize([1])") == [
        ("import", "keras.utils.np_utils")
    ]


def test_the_longest_name_counts():
    assert outdated("import keras\nkeras.layers.experimental.preprocessing.Rescaling(1.0)") == [
        ("name", "keras.layers.experimental.preprocessing.Rescaling")
    ]


def test_names_count_wherever_they_are_read():
    code = "import keras\nclass A(keras.layers.CuDNNLSTM): pass\nkinds = {'fast': keras.layers.CuDNNGRU}"
    assert outdated(code) == [("name", "keras.layers.CuDNNLSTM"), ("name", "keras.layers.CuDNNGRU")]


def test_arguments_that_come_from_settings():
    assert outdated("import keras\nsettings = {'lr': 1.0}\nkeras.optimizers.SGD(**settings)") == [("argument", "lr")]


def test_texts_in_lists_and_by_position():
    code = "import keras\nm = keras.Sequential([keras.layers.Dense(2, 'ReLU')])\nm.compile('sgd', 'logcosh', metrics=['logcosh'])"
    assert sorted(outdated(code)) == [("text", "ReLU"), ("text", "logcosh"), ("text", "logcosh")]


def test_setting_the_rate_is_told_apart_from_reading_it():
    code = "import keras\no = keras.optimizers.SGD(1.0)\no.lr = 2.0\nprint(o.lr)\no.lr *= 0.1"
    assert outdated(code) == [("set", "lr"), ("attribute", "lr"), ("attribute", "lr")]


@pytest.mark.parametrize(
    "code",
    [
        "import numpy as np\nnp.utils.np_utils",
        "from .keras.utils import np_utils",
        "class Optimizer:\n    lr = 1\nOptimizer().lr",
        "import torch\ntorch.optim.Adam([], lr=0.1).lr",
        "import keras\nkeras.utils.to_categorical([1])\nkeras.optimizers.SGD(0.1).learning_rate",
        "import keras\nclass M(keras.Model):\n    def fit_generator(self): pass\nM().fit_generator()",
    ],
)
def test_what_is_not_of_an_old_keras(code):
    assert outdated(f"import keras\n{code}") == []


@pytest.mark.parametrize(
    ("expression", "end"),
    [
        ("'model.h5'", "model.h5"),
        ("f'{folder}/model.h5'", "/model.h5"),
        ("f'model_{epoch}'", None),
        ("folder + '/last.ckpt'", "/last.ckpt"),
        ("folder / 'best'", "/best"),
        ("os.path.join(folder, 'best')", "/best"),
        ("str(Path('runs') / 'best.h5')", "/best.h5"),
        ("'weights.{}.h5'.format(3)", "weights.{}.h5"),
        ("'weights.{}'.format('h5')", None),
        ("name", None),
        ("os.path.join(*parts)", None),
        ("'runs/' 'best.h5'", "best.h5"),
        ("b'bytes'", None),
    ],
)
def test_the_end_of_a_name_that_is_put_together(expression, end):
    assert ending(cst.parse_expression(expression)) == end
