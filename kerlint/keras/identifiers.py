"""What a loss, metric, optimizer, activation or initializer is, however the program names it.

Strings mean what the ``get`` functions of the target make of them; classes and functions come as the last part of
their canonical path. Losses and activations are named as functions (``mean_squared_error``, ``relu``), metrics,
optimizers and initializers as classes (``MeanSquaredError``, ``Adam``, ``HeNormal``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from kerlint.keras.layers import ACTIVATION_LAYERS
from kerlint.keras.names import Target, canonical
from kerlint.keras.tables import table

LOSS_FAMILIES: Mapping[str, str] = {
    "binary_crossentropy": "binary",
    "binary_focal_crossentropy": "binary",
    "categorical_crossentropy": "categorical",
    "categorical_focal_crossentropy": "categorical",
    "sparse_categorical_crossentropy": "sparse",
    "mean_squared_error": "regression",
    "mean_absolute_error": "regression",
    "mean_absolute_percentage_error": "regression",
    "mean_squared_logarithmic_error": "regression",
    "huber": "regression",
    "log_cosh": "regression",
    "poisson": "regression",
    "hinge": "hinge",
    "squared_hinge": "hinge",
    "categorical_hinge": "hinge",
    "kl_divergence": "divergence",
}
"""Family of a loss (``Loss.family``); the others are ``custom``."""

METRIC_FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(
        ("Accuracy", "BinaryAccuracy", "CategoricalAccuracy", "SparseCategoricalAccuracy", "TopKCategoricalAccuracy",
         "SparseTopKCategoricalAccuracy"),
        "accuracy",
    ),
    **dict.fromkeys(
        ("MeanSquaredError", "RootMeanSquaredError", "MeanAbsoluteError", "MeanAbsolutePercentageError",
         "MeanSquaredLogarithmicError", "CosineSimilarity", "LogCoshError", "R2Score", "MeanRelativeError", "Huber",
         "Poisson", "PearsonCorrelation", "ConcordanceCorrelation"),
        "regression",
    ),
    **dict.fromkeys(
        ("Precision", "Recall", "F1Score", "FBetaScore", "TruePositives", "TrueNegatives", "FalsePositives",
         "FalseNegatives", "BinaryCrossentropy", "BinaryFocalCrossentropy", "BinaryIoU", "Hinge", "SquaredHinge"),
        "binary",
    ),
    **dict.fromkeys(
        ("AUC", "PrecisionAtRecall", "RecallAtPrecision", "SensitivityAtSpecificity", "SpecificityAtSensitivity"),
        "ranking",
    ),
}  # fmt: skip
"""Family of a metric (``Metric.family``); the others are ``custom``."""

CLASSES: Mapping[str, str] = {
    "acc": "Accuracy",
    "accuracy": "Accuracy",
    "binary_accuracy": "BinaryAccuracy",
    "categorical_accuracy": "CategoricalAccuracy",
    "sparse_categorical_accuracy": "SparseCategoricalAccuracy",
    "top_k_categorical_accuracy": "TopKCategoricalAccuracy",
    "sparse_top_k_categorical_accuracy": "SparseTopKCategoricalAccuracy",
    "mean_squared_error": "MeanSquaredError",
    "mean_absolute_error": "MeanAbsoluteError",
    "mean_absolute_percentage_error": "MeanAbsolutePercentageError",
    "mean_squared_logarithmic_error": "MeanSquaredLogarithmicError",
    "cosine_similarity": "CosineSimilarity",
    "kl_divergence": "KLDivergence",
    "log_cosh": "LogCoshError",
    "huber": "Huber",
    "poisson": "Poisson",
    "hinge": "Hinge",
    "squared_hinge": "SquaredHinge",
    "categorical_hinge": "CategoricalHinge",
    "binary_crossentropy": "BinaryCrossentropy",
    "binary_focal_crossentropy": "BinaryFocalCrossentropy",
    "categorical_crossentropy": "CategoricalCrossentropy",
    "categorical_focal_crossentropy": "CategoricalFocalCrossentropy",
    "sparse_categorical_crossentropy": "SparseCategoricalCrossentropy",
    "circle": "Circle",
    "ctc": "CTC",
    "dice": "Dice",
    "tversky": "Tversky",
}
"""The class that does the same as a function."""

_FUNCTIONS = {class_name: name for name, class_name in CLASSES.items()} | {"LogCosh": "log_cosh"}

BY_SHAPE = frozenset(("accuracy", "acc"))
"""Strings that mean one metric or another by the shapes: see :func:`resolve_accuracy`. Case does not matter."""

CROSSENTROPY_BY_SHAPE = frozenset(("crossentropy", "ce"))
"""The same for a loss (Keras 3) or a metric (Keras 2): see :func:`resolve_crossentropy`."""

ACTIVATIONS_ELSEWHERE: Mapping[str, str] = {
    "tensorflow.nn.relu": "relu",
    "tensorflow.nn.relu6": "relu6",
    "tensorflow.nn.leaky_relu": "leaky_relu",
    "tensorflow.nn.elu": "elu",
    "tensorflow.nn.selu": "selu",
    "tensorflow.nn.gelu": "gelu",
    "tensorflow.nn.silu": "silu",
    "tensorflow.nn.swish": "silu",
    "tensorflow.nn.softmax": "softmax",
    "tensorflow.nn.log_softmax": "log_softmax",
    "tensorflow.nn.sigmoid": "sigmoid",
    "tensorflow.nn.tanh": "tanh",
    "tensorflow.nn.softplus": "softplus",
    "tensorflow.nn.softsign": "softsign",
    "tensorflow.sigmoid": "sigmoid",
    "tensorflow.tanh": "tanh",
    "tensorflow.identity": "linear",
    "tensorflow.math.sigmoid": "sigmoid",
    "tensorflow.math.tanh": "tanh",
    "tensorflow.math.softplus": "softplus",
    "tensorflow.exp": "exponential",
}
"""Functions outside of Keras that programs give as an activation."""

CONSTANT_INITIALIZERS: Mapping[str, float | None] = {"Zeros": 0.0, "Ones": 1.0, "Constant": None}
"""Initializers that make all weights equal; ``None``: the argument ``value`` says how."""


class Rates:
    """Learning rates of an optimizer: the usual ones, and where trouble begins.

    From ``surely_high`` on training suffered in nearly every program that was looked at; from ``rather_high`` on it is
    worth a word.
    """

    __slots__ = ("usual", "rather_high", "surely_high")

    def __init__(self, usual: tuple[float, float], rather_high: float, surely_high: float) -> None:
        self.usual = usual
        self.rather_high = rather_high
        self.surely_high = surely_high


_ADAPTIVE = Rates((1e-4, 1e-2), 0.02, 0.1)
RATES: Mapping[str, Rates] = {
    **dict.fromkeys(("Adam", "AdamW", "Nadam", "Adamax", "RMSprop", "ScheduleFreeAdamW"), _ADAPTIVE),
    "SGD": Rates((1e-3, 0.1), 0.2, 1.0),
    "Lion": Rates((1e-5, 1e-3), 2e-3, 0.01),
}
"""Measured in the study of expert code behind KER301. Adagrad, Adadelta, Ftrl, Adafactor and Muon stay out: rates
near 1 are the rule there."""


class Loss:
    """A loss: its ``name`` as a function, its ``family``, the class (``type``) that does the same."""

    __slots__ = ("name", "family", "type")

    def __init__(self, name: str, family: str, type: str) -> None:
        self.name = name
        self.family = family
        self.type = type

    def __repr__(self) -> str:
        return f"<{self.family} loss {self.name}>"


class Metric:
    """A metric: its class (``type``) and ``family``. ``by_shape``: it is ``accuracy``, which the shapes decide."""

    __slots__ = ("type", "family", "by_shape")

    def __init__(self, type: str, family: str, *, by_shape: bool = False) -> None:
        self.type = type
        self.family = family
        self.by_shape = by_shape

    def __repr__(self) -> str:
        return f"<{self.family} metric {self.type}>"


def loss(name: str, target: Target | None = "keras3") -> Loss | None:
    """The loss that a string means to ``compile``, or ``None`` if Keras does not know it.

    ``crossentropy`` is no loss here: :func:`resolve_crossentropy` says which one it is.
    """
    known = string("losses", name, target)
    return None if known is None else loss_named(known)


def loss_named(name: str) -> Loss:
    """The loss of this function or class (the name of a symbol of kind ``loss`` or ``metric``)."""
    function = _FUNCTIONS.get(name, name)
    return Loss(function, LOSS_FAMILIES.get(function, "custom"), CLASSES.get(function, name))


def metric(name: str, target: Target | None = "keras3") -> Metric | None:
    """The metric that a string means to ``compile``, or ``None`` if Keras does not know it."""
    if name.lower() in BY_SHAPE:
        return Metric("Accuracy", "accuracy", by_shape=True)
    if name.lower() in CROSSENTROPY_BY_SHAPE and target != "keras3":
        return Metric("BinaryCrossentropy", "custom", by_shape=True)
    known = string("metrics", name, target)
    return None if known is None else metric_named(known)


def metric_named(name: str) -> Metric:
    """The metric of this class or function (the name of a symbol of kind ``metric`` or ``loss``)."""
    class_name = CLASSES.get(name, name)
    return Metric(class_name, METRIC_FAMILIES.get(class_name, "custom"))


def optimizer(name: str, target: Target | None = "keras3") -> str | None:
    """The class of the optimizer that a string means; case does not matter."""
    return string("optimizers", name, target) or string("optimizers", name.lower(), target)


def activation(name: str, target: Target | None = "keras3") -> str | None:
    """The activation that a string means: ``swish`` is ``silu``. ``None`` if Keras does not know it."""
    known = string("activations", name, target)
    return None if known is None else activation_named(known)


def activation_named(name: str) -> str:
    """The activation of this function or layer class."""
    name = ACTIVATION_LAYERS.get(name, name)
    return {"swish": "silu", "hard_swish": "hard_silu"}.get(name, name)


def activation_at(path: str) -> str | None:
    """The activation that a full path names: of Keras, or ``tf.nn.relu`` and the like."""
    if path in ACTIVATIONS_ELSEWHERE:
        return ACTIVATIONS_ELSEWHERE[path]
    found = canonical(path)
    if found is None:
        return None
    if found.kind in ("activation", "op") or found.name in ACTIVATION_LAYERS:
        name = activation_named(found.name)
        return (
            name if found.kind != "op" or name in {activation_named(each) for each in names_of("activations")} else None
        )
    return None


def initializer(name: str, target: Target | None = "keras3") -> str | None:
    """The class of the initializer that a string means: ``he_normal`` is ``HeNormal``."""
    return string("initializers", name, target)


def initial_value(initializer_class: str, arguments: Mapping[str, Any]) -> Any:
    """The number that all weights begin with; ``None`` for an initializer that does not make them equal."""
    if initializer_class not in CONSTANT_INITIALIZERS:
        return None
    fixed = CONSTANT_INITIALIZERS[initializer_class]
    return arguments.get("value", 0.0) if fixed is None else fixed


def string(namespace: str, name: str, target: Target | None) -> str | None:
    """What ``keras.<namespace>.get(name)`` finds; without a target, in any Keras."""
    for package in ("keras3", "keras2") if target is None else (target,):
        found = table(package, "identifiers").get(f"{namespace}.{name}")
        if found is not None:
            return found
    return None


@cache
def names_of(namespace: str, target: Target = "keras3") -> tuple[str, ...]:
    """All strings that a namespace knows, for suggestions."""
    prefix = f"{namespace}."
    return tuple(name[len(prefix) :] for name in table(target, "identifiers") if name.startswith(prefix))


def resolve_accuracy(
    output: Sequence[Any] | None, labels: Sequence[Any] | None, encoding: str | None = None
) -> str | None:
    """The metric that ``accuracy`` is, from the shapes of output and labels alone, as both Keras do it.

    One output is binary; labels with fewer axes, or with a last axis of 1, are sparse; all else is categorical. The
    loss plays no part. Instead of the labels' shape their encoding may be given. ``None`` if it can't be told.
    """
    width = output[-1] if output else None
    if type(width) is not int:
        return None
    if width == 1:
        return "BinaryAccuracy"
    if encoding in ("one-hot", "multi-hot"):
        return "CategoricalAccuracy"
    if encoding == "integer":
        return "SparseCategoricalAccuracy"
    if output is None or labels is None or not labels:
        return None
    if len(labels) < len(output) or labels[-1] == 1 and type(labels[-1]) is int:
        return "SparseCategoricalAccuracy"
    return "CategoricalAccuracy" if type(labels[-1]) is int else None


def resolve_crossentropy(
    output: Sequence[Any] | None, labels: Sequence[Any] | None, encoding: str | None = None
) -> Loss | None:
    """The loss that ``crossentropy`` is, by the same rule."""
    metric_type = resolve_accuracy(output, labels, encoding)
    return None if metric_type is None else loss_named(metric_type.replace("Accuracy", "Crossentropy"))


def history_key(metric_type: str, *, given: str | None = None, text: str | None = None) -> str:
    """The key of a metric in ``history``: its ``name``, the string as written (``text``), or the class's own name.

    Keras numbers a second instance of a class without a default name (``auc_1``); that is left to the caller.
    """
    if given is not None:
        return given
    if text is not None:
        return text
    return OWN_NAMES.get(metric_type) or _snake(metric_type)


OWN_NAMES: Mapping[str, str] = {"LogCoshError": "logcosh", "FBetaScore": "fbeta_score", "MeanIoU": "mean_io_u"}
"""Class names that metrics do not take apart at their capitals."""


def _snake(name: str) -> str:
    words = ""
    for position, letter in enumerate(name):
        before = name[position - 1 : position]
        after = name[position + 1 : position + 2]
        if letter.isupper() and before and (not before.isupper() or after.islower()):
            words += "_"
        words += letter.lower()
    return words
