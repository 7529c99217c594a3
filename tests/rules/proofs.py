"""Which program of which rule stops in Keras, where and with what words; and which rules claim nothing to be run."""

from __future__ import annotations

from typing import NamedTuple

from tests.fix.programs import PROGRAMS, Around


class Crash(NamedTuple):
    """A wrong program of a rule's page, by its number, and what Keras says of it; a right one that runs.

    ``right``: a program that stands for the right ones, where these need files. Neither: the safe fix of the rule is
    run (``tests/fix/test_real_keras``). ``around``: lines before and behind the wrong program.
    """

    rule: str
    bad: int
    good: int | None
    message: str
    around: Around = Around()
    right: str = ""


def fixed(rule: str, code: str, bad: int, message: str, around: Around | None = None) -> Crash:
    """A crash that a safe fix mends; the lines around the program are those of the tests of fixes."""
    return Crash(rule, bad, None, message, around or PROGRAMS.get((code, bad), Around()))


FITTED = Around(
    after="""
import numpy
model.fit(numpy.ones((8, *model.input_shape[1:])), numpy.ones((8, *model.output_shape[1:])), epochs=1)
"""
)

BATCHES = Around(
    "import sys, types, keras, numpy; batches = types.ModuleType('batches'); sys.modules['batches'] = batches; "
    "batches.Batches = type('Batches', (keras.utils.PyDataset,), {'__init__': lambda self, part: "
    "keras.utils.PyDataset.__init__(self), '__len__': lambda self: 2, "
    "'__getitem__': lambda self, at: (numpy.ones((4, 20)), numpy.ones((4, 1)))})"
)

WORKERS = """
import keras, numpy
class Batches(keras.utils.PyDataset):
    def __len__(self):
        return 2
    def __getitem__(self, at):
        return numpy.ones((4, 20)), numpy.ones((4, 1))
model = keras.Sequential([keras.Input((20,)), keras.layers.Dense(1)])
model.compile('sgd', 'mse')
model.fit(Batches(workers=2))
"""

SAVED = """
import keras
model = keras.Sequential([keras.Input((20,)), keras.layers.Dense(1)])
model.save('model.keras')
model.save('old.h5')
model.save_weights('model.weights.h5')
keras.models.load_model('model.keras').load_weights('model.weights.h5')
"""

CRASHES = [
    Crash("softmax-with-binary-crossentropy", 4, 1, "must have the same rank"),
    Crash("sparse-loss-one-hot-labels", 1, 1, "must have rank"),
    Crash("categorical-loss-integer-labels", 1, 1, "must have the same rank"),
    Crash("sparse-crossentropy-single-unit", 1, 1, "outside the valid range"),
    Crash("output-units-vs-classes", 2, 2, "must have the same shape"),
    Crash("metric-label-encoding", 2, 1, "must be equal"),
    Crash("label-out-of-range", 1, 1, "outside the valid range"),
    Crash("unknown-identifier", 2, 1, "Could not interpret"),
    Crash("lookup-not-adapted", 1, 1, "not initialized"),
    Crash("unbatched-dataset", 1, 1, ""),
    Crash("plateau-with-schedule", 2, 1, "learning rate is not settable"),
    Crash("optimizer-shared-between-models", 1, 1, "Unknown variable"),
    Crash("invalid-optimizer-object", 1, 1, "optimizer"),
    Crash("clipnorm-and-clipvalue", 1, 1, "Only one of `clipnorm`"),
    Crash("rnn-missing-return-sequences", 1, 1, "expected ndim=3"),
    Crash("missing-flatten", 1, 1, "must have rank"),
    Crash("non-positive-feature-map", 1, 1, "zero or negative"),
    Crash("input-rank-mismatch", 1, 1, "expected min_ndim"),
    Crash("input-rank-mismatch", 3, 2, "expected ndim=3"),
    Crash("embedding-index-range", 1, 1, "is not in [0, 10000)"),
    Crash("include-top-with-custom-classes", 1, 1, "`classes` should be 1000"),
    Crash("fit-before-compile", 1, 1, "You must call `compile()`"),
    Crash("callback-monitor-name-mismatch", 1, 1, "isn't able to automatically determine"),
    Crash("validation-split-unsupported", 1, 1, "validation_split"),
    Crash("y-or-batch-size-with-dataset", 1, 1, "`y` should not be passed"),
    Crash("history-key-missing", 1, 1, "acc"),
    Crash("evaluate-unpack-mismatch", 1, 1, "unpack"),
    Crash("steps-or-epochs-not-int", 1, 1, ""),
    Crash("class-weight-misuse", 1, 1, ""),
    Crash("model-overwritten-by-history", 1, 1, "History"),
    Crash("callback-not-passed", 3, 1, "missing 1 required positional argument"),
    Crash("one-hot-twice", 1, 1, "must have the same rank"),
    Crash("non-differentiable-loss", 1, 1, "No gradients provided"),
    Crash("non-differentiable-loss", 2, 3, "No gradients provided"),
    Crash("labels-are-text", 1, 1, "Invalid dtype"),
    Crash("labels-are-text", 2, 2, "Invalid dtype"),
    Crash("python-list-input", 1, 1, "Unrecognized data type"),
    Crash("own-objects-not-registered", 1, 1, "could not be deserialized"),
    Crash("own-objects-not-registered", 2, 2, "Could not locate function"),
    Crash("lambda-layer-in-file", 1, 1, "Python lambda"),
    Crash("lambda-layer-in-file", 2, 4, "Python lambda"),
    Crash("short-loss-name-in-h5", 1, 2, "Could not deserialize 'keras.metrics.mse'"),
    Crash("layers-made-in-call", 1, 1, "only supports singleton tf.Variables"),
    Crash("layers-made-in-call", 2, 3, "only supports singleton tf.Variables"),
    Crash("gradient-tape-misuse", 1, 1, "No gradients provided"),
    Crash("gradient-tape-misuse", 2, 2, "No gradients provided"),
    Crash("gradient-tape-misuse", 3, 4, "non-persistent GradientTape"),
    Crash("gradient-tape-misuse", 5, 1, "No gradients provided"),
    Crash("gradients-and-weights-swapped", 1, 1, "_unique_id"),
    Crash("concatenated-along-batch", 1, 1, "must have the same shape"),
    Crash("concatenated-along-batch", 2, 2, "Dimensions must be equal"),
    Crash("target-width-mismatch", 1, 1, "must have the same rank"),
    Crash("data-do-not-fit-the-input", 1, 1, ""),
    Crash("data-do-not-fit-the-input", 2, 3, "incompatible"),
    Crash("data-do-not-fit-the-input", 3, 2, "Invalid input shape"),
    Crash("optimizer-lr-argument", 1, 1, "not recognized: {'lr'"),
    fixed("generator-methods", "KER803", 1, "no attribute 'fit_generator'"),
    fixed("predict-classes", "KER804", 1, "no attribute 'predict_classes'"),
    Crash("keras1-arguments", 1, 1, "units"),
    Crash("keras1-arguments", 2, 1, "border_mode"),
    Crash("keras1-arguments", 3, 1, "nb_epoch"),
    Crash("input-shape-argument", 1, 1, "batch_input_shape"),
    Crash("np-utils", 1, 1, "np_utils"),
    Crash("np-utils", 2, 1, "np_utils"),
    Crash("np-utils", 3, 1, "np_utils"),
    Crash("compile-positional-metrics", 1, 1, "dtype='string'", FITTED),
    Crash("sklearn-wrappers", 1, 2, "No module named 'keras.wrappers.scikit_learn'"),
    Crash("experimental-preprocessing", 1, 1, "experimental"),
    Crash("experimental-preprocessing", 2, 1, "experimental"),
    Crash("private-modules", 1, 1, "keras.layers.convolutional"),
    Crash("private-modules", 2, 1, "vis_utils"),
    Crash("private-modules", 3, 1, "advanced_activations", PROGRAMS["KER811", 3]),
    Crash("private-modules", 4, 1, "_obtain_input_shape"),
    Crash("save-path", 1, None, "Invalid filepath extension", right=SAVED),
    Crash("save-path", 2, None, "must end in `.weights.h5`", right=SAVED),
    Crash("tf-op-on-keras-tensor", 1, 1, "A KerasTensor cannot be used as input to a TensorFlow function"),
    Crash("tf-op-on-keras-tensor", 2, 1, "A KerasTensor is symbolic"),
    Crash("keras-backend-functions", 1, 1, "no attribute 'sum'", FITTED),
    Crash("keras-backend-functions", 2, 1, "int_shape"),
    Crash("optimizer-lr-attribute", 1, 1, "no attribute 'lr'"),
    Crash("fit-workers", 1, None, "unexpected keyword argument 'workers'", BATCHES, WORKERS),
    Crash("removed-layers", 1, 1, "CuDNNLSTM"),
    Crash("removed-layers", 2, 1, "LocallyConnected1D"),
    Crash("model-input-output-arguments", 1, 1, "'input'"),
    Crash("deprecated-preprocessing", 1, 1, "ImageDataGenerator"),
    Crash("renamed-identifiers", 1, 1, "Could not interpret loss identifier", FITTED),
    Crash("renamed-identifiers", 2, 1, "maxnorm"),
    Crash("activation-class-strings", 1, 1, "Could not interpret activation function identifier: ReLU"),
    Crash("legacy-optimizers", 1, 1, "is not supported in Keras 3"),
    Crash("removed-namespaces", 1, 1, "tensorflow_backend"),
    Crash("removed-namespaces", 2, 1, "experimental"),
    Crash("removed-namespaces", 3, 1, "to_yaml"),
    Crash("removed-namespaces", 4, 1, "image_dim_ordering"),
    Crash("reset-states-method", 1, 1, "reset_states"),
    Crash("reset-states-method", 2, 1, "reset_states"),
    Crash("removed-arguments", 1, 1, "fused"),
    Crash("removed-arguments", 2, 1, "period"),
]

UNPROVED = {
    "KER212": "how much is learnt from few rows: the page gives the measured skill, no program proves it",
    "KER315": "how much is learnt in few updates: the page gives the measured skill, no program proves it",
    "KER418": "advice; the page says that the repair does not change the skill",
    "KER534": "nothing is said of Keras: which rows are trained on is in the program",
    "KER601": "nothing is said of Keras: that no rows are held out is in the program",
    "KER602": "nothing is said of Keras: advice about when to look at held-out rows",
    "KER603": "nothing is said of Keras: which rows judge the model is in the program",
    "KER604": "nothing is said of Keras: which rows choose the weights is in the program",
    "KER605": "nothing is said of Keras: which rows are in both sets is in the program",
    "KER640": "nothing is said of Keras: which rows are trained on and judged by is in the program",
    "KER701": "how long calls take: the page gives the measured times, and no test is timed",
}
"""Rules whose pages claim neither a crash nor a silent meaning that a program can show, each with the reason."""
