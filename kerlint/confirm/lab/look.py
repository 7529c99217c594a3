"""One pass of a model over some rows, forward and back: the numbers that symptoms are read from.

What is computed is a function of tensors, so that it can be traced once for a model and used for all seeds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.lab.labels import Target

Array = Any

ROWS = 256
"""Rows that are looked at."""

Passing: TypeAlias = Callable[[list[Any], list[Any]], dict[str, Any]]
"""From features and labels to what a pass gives."""


class Look(NamedTuple):
    """What a pass of a model gave."""

    model: Any
    loss: float
    outputs: list[Array]
    layers: list[tuple[Any, Array]]
    kernels: list[Array]
    gradients: list[Array]
    labels: list[Array]
    targets: list[Target]
    loss_names: list[str]
    from_logits: list[bool]
    activations: list[str]
    features: list[Array]
    dtypes: list[str]
    in_training: list[Array]


def look(
    model: Any,
    backend: Backend,
    features: list[Array],
    labels: list[Array],
    targets: list[Target],
    heads: Any,
    through: Passing | None = None,
) -> Look:
    """Passes up to 256 rows forward and back. ``through`` is what ``passing`` made of this model, perhaps traced."""
    tf = backend.tf
    xs = [tf.convert_to_tensor(one[:ROWS]) for one in features]
    ys = [tf.convert_to_tensor(one[:ROWS]) for one in labels]
    through = through or passing(model, backend, judged=bool(heads))
    counted = [(one, np.array(one)) for one in model.non_trainable_variables]
    found = through(xs, ys)
    for variable, value in counted:  # what layers count while they are trained is set back
        variable.assign(value)
    given = outputs_of(found["outputs"])
    return Look(
        model,
        float(found["loss"]),
        [np.asarray(one, dtype="float64") for one in given],
        [(layer, np.asarray(one)) for layer, one in zip(_layers(model), found["layers"]) if hasattr(one, "shape")],
        [np.asarray(one) for one in kernels(model)],
        [np.asarray(one) for one in found["gradients"]],
        [np.asarray(one) for one in ys],
        targets,
        [head.get("loss") or "" for head in heads],
        [bool(head.get("from_logits")) for head in heads],
        [head.get("activation") or "" for head in heads],
        features,
        [str(one.dtype.name) for one in given],
        [np.asarray(one, dtype="float64") for one in outputs_of(found["in_training"])],
    )


def kernels(model: Any) -> list[Any]:
    """The weights that are trained and are no offsets."""
    return [one for one in model.trainable_variables if len(one.shape) > 1]


def passing(model: Any, backend: Backend, *, judged: bool) -> Passing:
    """What one pass of a model computes. ``judged``: whether it has a loss."""
    tf = backend.tf
    whole = _taken_apart(model, backend)

    def run(xs: list[Any], ys: list[Any]) -> dict[str, Any]:
        x, y = (xs if len(xs) > 1 else xs[0]), (ys[0] if len(ys) == 1 else ys)
        variables = kernels(model)
        loss, gradients = tf.constant(0.0), [tf.zeros(one.shape) for one in variables]
        if judged:
            with tf.GradientTape() as tape:
                predictions = model(x, training=False)
                total = model.compute_loss(x=x, y=y, y_pred=predictions)
                penalties = tf.add_n([tf.cast(one, total.dtype) for one in model.losses]) if model.losses else 0.0
            loss = total - penalties
            found = tape.gradient(total, variables)
            gradients = [empty if one is None else tf.convert_to_tensor(one) for one, empty in zip(found, gradients)]
        else:
            predictions = model(x, training=False)
        return {
            "loss": loss,
            "outputs": predictions,
            "gradients": gradients,
            "layers": _given(whole, x),
            "in_training": model(x, training=True),
        }

    return run


def _layers(model: Any) -> list[Any]:
    return [layer for layer in model.layers if type(layer).__name__ != "InputLayer"]


def _taken_apart(model: Any, backend: Backend) -> Any:
    """The model with the results of all its layers as outputs; ``None`` where it can't be taken apart."""
    try:
        return backend.keras.Model(model.inputs, [layer.output for layer in _layers(model)])
    except (AttributeError, ValueError, TypeError):
        return None


def _given(whole: Any, x: Any) -> list[Any]:
    """What every layer gives, in order."""
    if whole is None:
        return []
    try:
        return outputs_of(whole(x, training=False))
    except (AttributeError, ValueError, TypeError):
        return []


def outputs_of(found: Any) -> list[Any]:
    """What a model gives, as a list of outputs."""
    if isinstance(found, dict):
        return [found[name] for name in sorted(found)]
    return list(found) if isinstance(found, (list, tuple)) else [found]
