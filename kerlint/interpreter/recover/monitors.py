"""What the name of a watched quantity says: whether it needs validation data, and which way is better."""

from __future__ import annotations

import re
from typing import Any

from kerlint.facts.choices import each
from kerlint.facts.values import Const, Unknown

HIGHER = frozenset(
    """acc accuracy binary_accuracy categorical_accuracy sparse_categorical_accuracy top_k_categorical_accuracy
    sparse_top_k_categorical_accuracy auc precision recall true_positives true_negatives f1_score fbeta_score r2_score
    mean_io_u one_hot_mean_io_u binary_io_u io_u one_hot_io_u precision_at_recall recall_at_precision
    sensitivity_at_specificity specificity_at_sensitivity""".split()
)
"""Keys of metrics of Keras of which more is better."""

LOWER = frozenset(
    """loss mse mae mape msle mean_squared_error mean_absolute_error mean_absolute_percentage_error
    mean_squared_logarithmic_error root_mean_squared_error binary_crossentropy categorical_crossentropy
    sparse_categorical_crossentropy kl_divergence poisson logcosh log_cosh hinge squared_hinge categorical_hinge
    false_positives false_negatives""".split()
)
"""Keys of losses and metrics of Keras of which less is better."""

NUMBERED = re.compile(r"_\d+$")
VALIDATION = "val_"


def validates(monitor: Any) -> Any:
    """Whether a quantity exists only where there are validation data."""
    return each(monitor, lambda leaf: _text(leaf).startswith(VALIDATION) if _text(leaf) else Unknown("not a name"))


def better(monitor: Any) -> Any:
    """``min`` or ``max``: how a quantity of this name gets better."""
    return each(monitor, _better)


def _better(leaf: Any) -> Any:
    name = NUMBERED.sub("", _text(leaf).removeprefix(VALIDATION))
    if name in HIGHER:
        return "max"
    return "min" if name in LOWER else Unknown("not a name that says it")


def _text(leaf: Any) -> str:
    return leaf.value if type(leaf) is Const and isinstance(leaf.value, str) else ""
