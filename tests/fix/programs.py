"""Programs for safe fixes under real Keras: what the rules' own examples need around them, and further ones."""

from __future__ import annotations

from typing import NamedTuple


class Around(NamedTuple):
    """Lines before a program and behind it."""

    before: str = ""
    after: str = ""


FIT = """
import numpy
model.fit(numpy.ones((8, *model.input_shape[1:])), numpy.ones((8, *model.output_shape[1:])), epochs=1)
"""

PROGRAMS = {
    ("KER108", 2): Around("from tests.rules import real_keras; real_keras.FOLDERS = 5"),
    ("KER108", 3): Around(
        "import pandas; pandas.DataFrame({'a': range(60), 'grade': [*range(6)] * 10}).to_csv('wine.csv', index=False)"
    ),
    ("KER108", 4): Around(
        "import pandas; pandas.DataFrame({'a': range(60), 'letter': [*'abc'] * 20}).to_csv('letters.csv', index=False)"
    ),
    ("KER109", 2): Around(
        "import pandas; pandas.DataFrame({'a': range(60), 'species': [*'abc'] * 20}).to_csv('flowers.csv', index=False)"
    ),
    ("KER128", 1): Around(after=FIT),
    ("KER128", 3): Around(after="model.compile('sgd', 'mse')" + FIT),
    ("KER308", 1): Around(after=FIT),
    ("KER308", 2): Around(after=FIT),
    ("KER409", 1): Around(after=FIT),
    ("KER521", 2): Around(
        "import sys, types, numpy; reading = types.ModuleType('reading'); sys.modules['reading'] = reading; "
        "reading.count = lambda part: 65; "
        "reading.generator = lambda part: (pair for pair in [(numpy.ones((4, 6)), numpy.ones((4, 1)))] * 500)"
    ),
    ("KER803", 1): Around(
        "import sys, types, numpy; batches = types.ModuleType('batches'); sys.modules['batches'] = batches; "
        "batches.test_batches = batches.train_batches = batches.valid_batches = "
        "lambda: (pair for pair in [(numpy.ones((4, 20)), numpy.ones((4, 1)))] * 500)"
    ),
    ("KER803", 2): Around(
        after="model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\nmodel.save('model.keras')\n"
        "print(score('model.keras', ops.ones((4, 3))))"
    ),
    ("KER804", 1): Around(
        "import keras, numpy; numpy.save('new.npy', numpy.ones((4, 3))); "
        "keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, activation='softmax')]).save('classifier.h5')"
    ),
    ("KER808", 1): Around(after=FIT),
    ("KER808", 2): Around(after=FIT),
    ("KER811", 2): Around("import keras; keras.utils.plot_model = keras.utils.model_to_dot = print"),
    ("KER811", 3): Around(after="import numpy; activated(numpy.ones(3, 'float32'))"),
    ("KER812", 1): Around(after="model.build((None, 100)); model.compile('sgd', 'mse')" + FIT),
    ("KER812", 2): Around(after="made = embedding(5, 3)\nmade.build()"),
    ("KER813", 1): Around(after="model.compile('sgd', 'mse')" + FIT),
    ("KER816", 1): Around(after=FIT),
    ("KER818", 2): Around(
        after="model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\nmodel.compile('adam', 'mse')\n"
        "model.fit(keras.ops.ones((4, 3)), keras.ops.ones((4, 1)), callbacks=[Report()])"
    ),
    ("KER823", 1): Around(after=FIT),
}


MORE = {
    "KER119: the best few of integer labels": (
        "KER119",
        "import keras\n(x, y), _ = keras.datasets.mnist.load_data()\nx = x / 255.0\n"
        "model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])\n"
        "model.compile('sgd', 'sparse_categorical_crossentropy', metrics=['top_k_categorical_accuracy'])\n"
        "model.fit(x, y, epochs=1)",
    ),
    "KER801: a rate under its old name": (
        "KER801",
        "import keras\nmodel = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\n"
        "model.compile(keras.optimizers.SGD(lr=0.1), 'mse')\nprint(keras.ops.ones(3))",
    ),
    "KER804: probabilities": (
        "KER804",
        "import keras\nmodel = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, activation='softmax')])\n"
        "print(model.predict_proba(keras.ops.ones((4, 3))).shape)",
    ),
    "KER816: only functions that have a successor": (
        "KER816",
        "import keras\nfrom keras import ops\nfrom keras import backend as K\n"
        "def loss(y, p):\n    return K.mean(K.square(y - p), axis=-1) + 0 * K.argmax(ops.ones((2, 2)))[0]\n"
        "model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])\nmodel.compile('sgd', loss)",
    ),
    "KER824: an activation of the same formula": (
        "KER824",
        "import keras\nmodel = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, activation='ReLU'), "
        "keras.layers.Dense(2, activation='Softmax')])\nmodel.compile('sgd', 'mse')\nprint(keras.ops.ones(3))",
    ),
    "KER827: a policy": (
        "KER827",
        "import tensorflow as tf\nimport keras\n"
        "tf.keras.mixed_precision.experimental.set_policy('float32')\nprint(keras.ops.ones(3))",
    ),
    "KER831: an implementation that Keras chooses itself": (
        "KER831",
        "import keras\nnorm = keras.layers.BatchNormalization(fused=False)\nprint(norm(keras.ops.ones((2, 3))))",
    ),
}
"""Programs in which nothing but the safe fix is needed: they run after it."""

STOPS_ELSEWHERE = {
    ("KER804", 1): "`predict_classes` has no safe fix",
    ("KER816", 2): "`int_shape` is imported by its name: it has no successor to import",
    ("KER824", 1): "'leaky_relu' has another slope than `LeakyReLU`: no safe fix",
    ("KER827", 1): "what is imported there has no successor",
    ("KER831", 1): "`time_major` has no successor",
}
"""Examples of faults with and without a safe fix: after it they stop at the other one. ``MORE`` has each alone."""
