"""Edits that look at what is around a call, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kerlint.document.reading import File
from kerlint.fix.apply import fixed
from tests.lint import RULES, findings_of

PIPELINE = """\
import numpy as np
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.Input((6,)), tf.keras.layers.Dense(1)])
model.compile(optimizer='adam', loss='mse')
rows = tf.data.Dataset.from_tensor_slices((np.random.rand(8000, 6), np.random.rand(8000)))
{line}
model.fit(rows, epochs=5)
"""

TWO_MODELS = """\
import keras
import numpy as np
x, y = np.random.rand(500, 8), np.random.rand(500)
{made}
one = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
one.compile(optimizer=optimizer, loss='mse')
one.fit(x, y, epochs=5, validation_split=0.2)
two = keras.Sequential([keras.Input((8,)), keras.layers.Dense(2), keras.layers.Dense(1)])
two.compile(optimizer=optimizer, loss='mse')
two.fit(x, y, epochs=5, validation_split=0.2)
"""

BETWEEN = """\
import keras
import numpy as np
x, y = np.random.rand(500, 8), np.random.rand(500)
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(8), keras.layers.Dense(1)])
{compiled}
model.fit(x, y, epochs=5, validation_split=0.2)
model.layers[0].trainable = False
model.fit(x, y, epochs=5, validation_split=0.2)
"""


def mended(source: str) -> str:
    return fixed(File("program.py", "/nowhere/program.py"), source.encode(), RULES, unsafe=True).data.decode()


def test_a_method_changes_places_with_the_one_before_it() -> None:
    assert "rows = rows.shuffle(9).batch(32)\n" in mended(PIPELINE.format(line="rows = rows.batch(32).shuffle(9)"))


@pytest.mark.parametrize(
    "line",
    [
        "rows = rows.batch(32).prefetch(1).shuffle(9)",
        "rows = rows.batch(32)\nrows = rows.shuffle(9)",
        "rows = (\n    rows.batch(32)  # few\n    .shuffle(9)\n)",
    ],
)
def test_methods_that_are_apart_or_have_comments_stay(line: str) -> None:
    assert mended(PIPELINE.format(line=line)) == PIPELINE.format(line=line)


def test_each_further_use_gets_an_object_of_its_own() -> None:
    after = mended(TWO_MODELS.format(made="optimizer = keras.optimizers.SGD(0.01)"))
    assert "one.compile(optimizer=optimizer, loss='mse')\n" in after
    assert "two.compile(optimizer=keras.optimizers.SGD(0.01), loss='mse')\n" in after


@pytest.mark.parametrize(
    "made",
    [
        "RATE = 0.01\noptimizer = keras.optimizers.SGD(RATE)",
        "optimizer = keras.optimizers.SGD(0.01)\nprint(optimizer)\noptimizer.momentum = 0.5",
        "optimizer = keras.optimizers.SGD(  # slow\n    0.01\n)",
    ],
)
def test_an_object_that_is_not_plainly_made_anew_stays_shared(made: str) -> None:
    assert "two.compile(optimizer=optimizer, loss='mse')\n" in mended(TWO_MODELS.format(made=made))


def test_compile_is_repeated_where_it_makes_its_optimizer_anew() -> None:
    after = mended(BETWEEN.format(compiled="model.compile('sgd', loss='mse')"))
    assert "model.layers[0].trainable = False\nmodel.compile('sgd', loss='mse')\nmodel.fit" in after


def test_compile_is_not_repeated_with_an_optimizer_that_knows_other_weights() -> None:
    source = BETWEEN.format(compiled="sgd = keras.optimizers.SGD()\nmodel.compile(sgd, loss='mse')")
    assert mended(source).count("compile") == 1


@pytest.mark.parametrize(
    ("added", "inputs"),
    [
        ("model = keras.Sequential()\nmodel.add(keras.layers.Dense(8, input_shape=(4,)))", 1),
        ("model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(8, input_shape=(4,))])", 0),
        ("model = make()\nmodel.add(keras.layers.Dense(8, input_shape=(4,)))", 0),
        ("layer = keras.layers.Dense(8, input_shape=(4,))", 0),
    ],
)
def test_an_input_is_put_before_the_first_layer_only(added: str, inputs: int) -> None:
    from kerlint.ruleset import RuleSet
    from kerlint.settings.settings import Layer, Settings

    rules = RuleSet(Settings(layers=(Layer(select=("KER806",)),)))
    source = f"import keras\nkeras.ops.sum(3)\n{added}\n".encode()
    after = fixed(File("program.py", "/nowhere/program.py"), source, rules, unsafe=True).data.decode()
    assert after.count("keras.Input(shape=(4,))") == inputs


EVALUATED = """\
import keras
import numpy as np
x, y = np.random.rand(500, 8), np.random.rand(500)
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
model.compile('sgd', 'mse', metrics={metrics})
model.fit(x, y, epochs=5)
{line}
"""


@pytest.mark.parametrize(
    ("metrics", "line", "after"),
    [
        ("[]", "loss, error = model.evaluate(x, y)", "loss = model.evaluate(x, y)"),
        ("['mae']", "(a, b, c) = model.evaluate(x, y)", "(a, b) = model.evaluate(x, y)"),
        ("['mae', 'mape']", "a, b = model.evaluate(x, y)", "a, b, *_ = model.evaluate(x, y)"),
        ("[]", "a, b = model.evaluate(x, y)\nprint(b)", "a, b = model.evaluate(x, y)\nprint(b)"),
        ("[]", "a, model.b = model.evaluate(x, y)", "a, model.b = model.evaluate(x, y)"),
    ],
)
def test_results_are_unpacked_into_as_many_names(metrics: str, line: str, after: str) -> None:
    assert mended(EVALUATED.format(metrics=metrics, line=line)) == EVALUATED.format(metrics=metrics, line=after)


FROZEN = """\
import numpy as np
from tf_keras import Input, Sequential
from tf_keras.layers import Dense

first = Dense(16, activation='relu')
model = Sequential([Input((6,)), first, Dense(1)])
model.compile(optimizer='adam', loss='mse')
{between}first.trainable = False
model.fit(np.random.rand(800, 6), np.random.rand(800), epochs=3, validation_split=0.2)
"""


def test_a_change_that_comes_too_late_is_moved_before_compile() -> None:
    after = mended(FROZEN.format(between="print('compiled')  # done\n"))
    assert "first.trainable = False\nmodel.compile(optimizer='adam', loss='mse')\nprint('compiled')  # done\n" in after


def test_nothing_is_moved_over_a_statement_that_speaks_of_the_same_thing() -> None:
    source = FROZEN.format(between="print(first.trainable)\n")
    assert mended(source) == source


def test_a_layer_is_put_before_the_place_where_a_named_one_stands() -> None:
    source = (
        "import keras\n(x, y), _ = keras.datasets.cifar10.load_data()\nx = x / 255.0\n"
        "base = keras.applications.EfficientNetB0(include_top=False, input_shape=(32, 32, 3), pooling='avg')\n"
        "base.trainable = False\nmodel = keras.Sequential()\nmodel.add(keras.Input((32, 32, 3)))\nmodel.add(base)\n"
        "model.add(keras.layers.Dense(10, activation='softmax'))\n"
        "model.compile('adam', 'sparse_categorical_crossentropy')\nmodel.fit(x, y, epochs=5, validation_split=0.1)\n"
    )
    assert "model.add(keras.layers.Rescaling(255.0))\nmodel.add(base)\n" in mended(source)


THEANO = """\
import keras
from keras import backend as K
{line}
keras.ops.sum(3)
model = keras.Sequential([keras.Input((20,)), keras.layers.Dense(1)])
if K.backend() == 'theano':
    convert_all_kernels_in_model(model)
"""


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("from keras.utils.layer_utils import convert_all_kernels_in_model\n", ""),
        ("from keras.utils.layer_utils import convert_all_kernels_in_model  # old\n", None),
        (
            "from keras.utils.layer_utils import convert_all_kernels_in_model\nprint(convert_all_kernels_in_model)\n",
            None,
        ),
    ],
)
def test_an_import_that_only_theano_needs_goes(line: str, after: str | None) -> None:
    source = THEANO.replace("{line}\n", line)
    assert mended(source) == (source if after is None else THEANO.replace("{line}\n", after))


def test_old_arguments_of_a_private_function_are_renamed_with_it() -> None:
    source = (
        "import keras\nfrom keras.applications.imagenet_utils import _obtain_input_shape\nkeras.ops.sum(3)\n"
        "shape = _obtain_input_shape(None, 224, 32, 'channels_last', include_top=True)\n"
    )
    assert "_obtain_input_shape(None, 224, 32, 'channels_last', require_flatten=True)" in mended(source)


def test_methods_of_a_layer_that_nobody_makes_are_mended_though_it_has_more_of_them() -> None:
    source = (
        "import keras\nfrom keras import backend as K\nkeras.ops.sum(3)\n\n\nclass Doubled(keras.layers.Layer):\n"
        "    def __init__(self, **options):\n        super().__init__(**options)\n\n"
        "    def build(self, shape):\n        self.built = True\n\n    def call(self, x):\n        return K.sum(x)\n"
    )
    assert "return keras.ops.sum(x)" in mended(source)


def test_a_fix_is_called_by_the_argument_as_it_is_written(tmp_path: Path) -> None:
    source = (
        "import keras\n"
        "model = keras.Sequential([keras.Input((None, 4)), keras.layers.GRU(8, activation='relu'), keras.layers.Dense(1)])\n"
        "model.compile(keras.optimizers.Adam(0.5), 'mse')\n"
        "model.fit(keras.utils.PyDataset(), workers=4)\n"
    )
    titles = [fix.message for finding in findings_of(source, tmp_path) for fix in finding.fixes]
    assert titles == ["remove `activation`", "set `learning_rate` to `0.001`", "remove `workers`"]
