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

LOUD = 1e4
"""How much larger the last kernel is made to see what its output can reach."""

FAR = 10
"""How large the inputs are that a stack of layers is given; to small ones small networks answer linearly."""

Passing: TypeAlias = Callable[[list[Any], list[Any]], dict[str, Any]]
"""From features and labels to what a pass gives."""

Limits: TypeAlias = Callable[[list[Any]], dict[str, Any]]
"""From features to what a model can reach."""


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
    surest: float | None = None
    stack: Array | None = None


def look(
    model: Any,
    backend: Backend,
    features: list[Array],
    labels: list[Array],
    targets: list[Target],
    heads: Any,
    through: Passing | None = None,
    limits: Limits | None = None,
) -> Look:
    """Passes up to 256 rows forward and back.

    ``through`` is what ``passing`` made of this model, ``limits`` what ``limits_of`` did, both perhaps traced.
    """
    tf = backend.tf
    xs = [tf.convert_to_tensor(one[:ROWS]) for one in features]
    ys = [tf.convert_to_tensor(one[:ROWS]) for one in labels]
    through = through or passing(model, backend, judged=bool(heads))
    counted = [(one, np.array(one)) for one in model.non_trainable_variables]
    found = through(xs, ys)
    for variable, value in counted:  # what layers count while they are trained is set back
        variable.assign(value)
    far = limits(xs) if limits is not None else {}
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
        float(far["surest"]) if far.get("surest") is not None else None,
        np.asarray(far["stack"]) if far.get("stack") is not None else None,
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


# --- what it can reach


def squashed(heads: Any) -> bool:
    """Whether the only output is one of probabilities."""
    return len(heads) == 1 and heads[0].get("activation") in ("softmax", "sigmoid")


def limits_of(model: Any, backend: Backend, *, squashed: bool) -> Limits:
    """How sure the model can be, and how its hidden layers answer to inputs and to their middle.

    ``squashed``: whether its only output is one of probabilities.
    """

    def run(xs: list[Any]) -> dict[str, Any]:
        x = xs if len(xs) > 1 else xs[0]
        try:
            stack = _stack(model, backend)
        except (AttributeError, ValueError, TypeError):
            stack = None
        return {"surest": _surest(model, backend, x) if squashed and kernels(model) else None, "stack": stack}

    return run


def _surest(model: Any, backend: Backend, x: Any) -> Any:
    """The highest probability that comes out with a last kernel that is very large; 1 for one of zeros."""
    last = kernels(model)[-1]
    before = backend.tf.convert_to_tensor(last)
    last.assign(before * LOUD)
    top = backend.tf.reduce_max(model(x, training=False))
    last.assign(before)
    return backend.tf.where(backend.tf.reduce_any(before != 0), backend.tf.cast(top, "float32"), 1.0)


def _stack(model: Any, backend: Backend) -> Any:
    """What all layers but the last make of 32 inputs, of 32 others, and of the middles of both."""
    layers = _layers(model)
    weighted = [layer for layer in layers[:-1] if layer.trainable_variables or layer.non_trainable_variables]
    if len(layers) < 3 or not weighted or len(model.inputs) != 1 or "int" in str(model.inputs[0].dtype):
        return None
    shape = tuple(size or 16 for size in model.inputs[0].shape[1:])
    random = np.random.RandomState(0)
    a, b = (FAR * random.randn(32, *shape).astype("float32") for _ in range(2))
    found = backend.tf.constant(np.concatenate([a, b, (a + b) / 2]))
    for layer in layers[:-1]:
        found = layer(found, training=False)
    return found
