"""What `kerlint show` prints for people, in 80 columns."""

import pytest

from tests.show.programs import DIGITS, OPTIONS, RESIDUAL, TWINS


def test_a_sequential_model_with_its_training(show):
    assert (
        show(DIGITS)
        == """\
digits  Sequential                                                    train.py:7

  layer                                     output shape        parameters  line
  ──────────────────────────────────────────────────────────────────────────────
  features (Conv2D), relu                   (None, 26, 26, 32)         320    10
  BatchNormalization                        (None, 26, 26, 32)         128    11
  Flatten                                   (None, 21632)                0    12
  Dropout, 0.5                              (None, 21632)                0    13
  Dense                                     (None, 10)             216,330    14
  ──────────────────────────────────────────────────────────────────────────────
  total 216,778 parameters · trainable 216,714 · non-trainable 64

  compiled                                                           train.py:17
    optimizer   SGD, learning rate 0.01, momentum 0.9
    loss        sparse_categorical_crossentropy from logits
    metrics     accuracy (SparseCategoricalAccuracy)

  fitted                                                             train.py:23
    x           x_train: 60,000 × (28, 28, 1), 0 to 1, / 255, from keras-dataset
    y           y_train: 60,000 rows, integer labels of 10 classes, from
                keras-dataset
    epochs      5, batches of 128, 48,000 rows
    validation  20 % of the data
    callbacks   EarlyStopping (val_loss, patience 3)
"""
    )


ADVERSARY = """\
import keras
import numpy as np

judge = keras.Sequential([keras.Input((8,)), keras.layers.Dense(4), keras.layers.LeakyReLU(), keras.layers.Dense(1)])
judge.compile("adam", "mse")
for step in range(10000):
    judge.train_on_batch(np.random.rand(1, 8), np.zeros((1, 1)))
"""


def test_what_is_trained_in_each_round_of_a_loop_is_shown_once(show):
    fitted = show(ADVERSARY).partition("  fitted")[2]
    assert fitted.splitlines()[1:] == [
        "    x           1 × (8,), 0 to 1, random numbers",
        "    y           1 × (1,), all 0, from literal",
    ]


def test_a_layer_that_is_its_activation_is_not_told_twice(show):
    assert "  LeakyReLU                                " in show(ADVERSARY)


def test_a_graph_says_what_each_layer_takes_and_counts_shared_weights_once(show):
    assert (
        show(TWINS)
        == """\
twins  Functional                                                     train.py:9

  #  layer                                  output shape  parameters  from  line
  ──────────────────────────────────────────────────────────────────────────────
  1  left (Input)                           (None, 8)              0           4
  2  encode (Dense), tanh                   (None, 4)             36  1        6
  3  right (Input)                          (None, 8)              0           4
  4  encode (Dense), tanh                   (None, 4)          as #2  3        6
  5  Concatenate                            (None, 8)              0  2, 4     6
  6  same (Dense), sigmoid                  (None, 1)              9  5        7
  7  kind (Dense), softmax                  (None, 3)             27  5        8
  ──────────────────────────────────────────────────────────────────────────────
  total 72 parameters · trainable 72 · non-trainable 0

  compiled                                                           train.py:10
    optimizer   Adam, learning rate 0.001
    loss        same: binary_crossentropy
    loss        kind: sparse_categorical_crossentropy
"""
    )


def test_conditions_stand_where_they_matter_and_why_unknown_says_what_stopped_it(show):
    assert (
        show(OPTIONS, "--why-unknown")
        == """\
net  Sequential                                                       train.py:5

  layer                                           output shape  parameters  line
  ──────────────────────────────────────────────────────────────────────────────
  if options.deep:
    Dense, relu                                   (None, 32)           288     7
  Dense                                           (None, 1)        33 or 9     8
  ──────────────────────────────────────────────────────────────────────────────
  total 321 or 9 parameters · trainable 321 or 9 · non-trainable 0

  compiled                                                            train.py:9
    optimizer   Adam, learning rate 0.001
    loss        ?

  fitted                                                             train.py:10
    x           ?
    y           ?
    epochs      10 if options.quick, else 50
    validation  none

  not known
    parameters of `Dense` (line 8): 33 if options.deep, else 9 (train.py:6)
    number of parameters: 321 if options.deep, else 9 (train.py:6)
    loss: parameter `options` (train.py:9: `options.loss`)
    x: parameter `x` (train.py:4)
    y: parameter `y` (train.py:4)
    epochs: 10 if options.quick, else 50 (train.py:10)
"""
    )


def test_why_a_list_may_go_on_is_said(show):
    said = show(
        "import keras\nfrom helpers import extra, sizes, stopper\n"
        "model = keras.Sequential([keras.Input((4,))])\n"
        "for size in sizes():\n    model.add(keras.layers.Dense(size))\n"
        "model.add(keras.layers.Dense(1))\nmodel.compile('adam', 'mse', metrics=['mae', extra()])\n"
        "model.fit(x, y, callbacks=[keras.callbacks.EarlyStopping(), stopper()])\n",
        "--why-unknown",
    )
    assert "layers: layers that a loop adds (train.py:3:" in said
    assert "metrics: the result of helpers.extra (train.py:7: `extra()`)" in said
    assert "callbacks: the result of helpers.stopper (train.py:8: `stopper()`)" in said


def test_without_why_unknown_there_are_question_marks_only(show):
    assert "not known" not in show(OPTIONS)


def test_a_function_that_nobody_calls_is_shown_with_its_defaults(show):
    said = show(
        "import keras\n\n"
        "def build(units=4):\n"
        "    net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(units)])\n"
        "    return net\n"
    )
    assert "with the defaults of its function, which nobody calls here" in said
    assert "(None, 4)" in said
    assert "total 12 parameters · trainable 12 · non-trainable 0" in said  # other files may freeze it: not said here


def test_frozen_layers_are_not_trainable(show):
    said = show(
        "import keras\n"
        "base = keras.applications.ResNet50(include_top=False, weights=None, input_shape=(224, 224, 3))\n"
        "base.trainable = False\n"
        "model = keras.Sequential([base, keras.layers.GlobalAveragePooling2D(), keras.layers.Dense(3)])\n"
    )
    assert "the network ResNet50 as Keras ships it" in said
    assert "total 23,587,712 parameters · trainable 0 · non-trainable 23,587,712" in said
    assert "total 23,593,859 parameters · trainable 6,147 · non-trainable 23,587,712" in said


def test_what_keras_refuses_is_said(show):
    said = show(
        "import keras\n"
        "model = keras.Sequential([keras.Input((4, 4, 1)), keras.layers.Conv2D(2, 9), keras.layers.Flatten()])\n"
    )
    assert "Keras refuses it" in said
    assert "total ? parameters" in said


def test_layers_that_are_not_known_are_not_passed_over(show):
    said = show(
        "import keras\nfrom elsewhere import blocks\n"
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n"
        "for block in blocks:\n    model.add(block)\n",
        "--why-unknown",
    )
    assert "…  and maybe others that are not known" in said
    assert "total ? parameters" in said
    assert "    layers: " in said


def test_a_model_made_twice_alike_is_shown_once(show):
    said = show(
        "import keras\n"
        "for fold in range(5):\n"
        "    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n"
    )
    assert said.count("Sequential") == 1


def test_a_choice_between_optimizers_is_told_with_its_condition(show):
    said = show(
        "import sys\nimport keras\n"
        "model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n"
        "model.compile('sgd' if sys.argv[1] else keras.optimizers.Adam(1e-4), 'mse')\n"
    )
    assert "SGD, learning rate 0.01 if sys.argv[1], else Adam, learning rate" in said


def test_steps_of_a_notebook_name_their_cells(folder):
    import nbformat

    book = nbformat.v4.new_notebook()
    book.cells = [
        nbformat.v4.new_markdown_cell("# title"),
        nbformat.v4.new_code_cell("import keras\nfirst = keras.layers.Dense(2)"),
        nbformat.v4.new_code_cell("%matplotlib inline\nmodel = keras.Sequential([keras.Input((4,)), first])"),
        nbformat.v4.new_code_cell("model.compile('sgd', 'mse')"),
    ]
    folder.write(study_ipynb=nbformat.writes(book))
    status, said, err = folder.run("show", "study.ipynb")
    assert (status, err) == (0, "")
    assert "study.ipynb:cell 3:2\n" in said
    assert "first (Dense)" in said
    assert "cell 2:2\n" in said
    assert "study.ipynb:cell 4:1\n" in said


@pytest.mark.parametrize("program", [DIGITS, TWINS, OPTIONS, RESIDUAL])
def test_it_fits_into_80_columns(show, program):
    assert max(map(len, show(program, "--why-unknown").splitlines())) <= 80


def test_long_names_are_cut_not_the_table(show):
    name = "a" * 200
    said = show(f"import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, name='{name}')])\n")
    assert max(map(len, said.splitlines())) <= 80
    assert "aaa…" in said


def test_colour_only_when_it_is_asked_for(show):
    assert "\x1b[" not in show(DIGITS)
    coloured = show(DIGITS, "--color", "always")
    assert "\x1b[1mdigits\x1b[0m" in coloured


def test_names_can_not_steer_the_terminal(show):
    said = show(
        "import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, name='\\x1b[31m')])\n"
    )
    assert "\x1b" not in said
    assert "␛[31m (Dense)" in said
