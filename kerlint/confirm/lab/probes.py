"""Symptoms that one forward and backward pass shows, or the first steps, or the trained model.

A probe gives a number and whether it fires. Thresholds were measured (docs/confirm.md) on 510 runs of sound programs,
where they fired falsely in 8, not counting the gap between training and test rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from kerlint.confirm.lab.labels import Target
from kerlint.confirm.lab.look import Look
from kerlint.confirm.lab.symptoms import Probe, of_inputs, of_noise, of_squash, of_stack, untrained_heads

Array = Any

RANGES = {"sigmoid": (0.0, 1.0), "softmax": (0.0, 1.0), "tanh": (-1.0, 1.0), "relu": (0.0, np.inf)}


AT_START = frozenset(
    """affine-stack constant-output double-squash equal-kernels layer-statistics logits-are-probabilities loss-shapes
    no-gradient-heads not-a-distribution nothing-trainable one-class-loss output-dtype range-mismatch symmetric-units
    tiny-input zero-gradient""".split()
)
"""Symptoms that models show before they are trained."""

OF_UPDATES = frozenset({"update-tiny", "update-huge", "weight-drift"})
"""Symptoms that the first steps show."""

DRIFT = 0.005
"""Change of pretrained weights in ten steps, as a share of their size, from which on they are spoilt."""


# --- before training


def at_start(seen: Look) -> Iterator[Probe]:
    """What is wrong with a model before it has learned anything."""
    yield Probe("nothing-trainable", float(len(seen.model.trainable_variables)), not seen.model.trainable_variables)
    sizes = [float(np.abs(one).mean()) for one in seen.gradients]
    if seen.kernels:
        yield _symmetric(seen.kernels)
        yield _equal_kernels(seen.kernels)
    if sizes and seen.targets:
        yield Probe("zero-gradient", sum(sizes), sum(sizes) < 1e-9)
        ratio = sizes[0] / sizes[-1] if sizes[-1] > 0 else 0.0
        yield Probe("vanishing-gradient", ratio, len(sizes) > 1 and sizes[-1] > 0 and ratio < 1e-2)
    half = [one for one in seen.dtypes if one == "float16"]
    yield Probe("output-dtype", float(len(half)), bool(half))
    yield from _saturation(seen)
    yield from of_inputs(seen.model, seen.layers, seen.features)
    if len(seen.targets) > 1:
        yield untrained_heads(seen.model, seen.outputs, seen.gradients)
    if len(seen.targets) == 1:
        yield from of_noise(seen.layers)
        yield from of_squash(seen.surest)
    for place, target in enumerate(seen.targets):
        yield from _of_output(seen, place, target)
    yield from of_stack(seen.stack)


def _symmetric(kernels: list[Array]) -> Probe:
    """All units of a layer begin equal: it has as many as one. The labels tell the units of the last layer apart."""
    worst = np.inf
    for kernel in kernels[:-1] or kernels:
        flat = kernel.reshape(-1, kernel.shape[-1])
        if flat.shape[1] > 1:
            spread = np.abs(flat - flat[:, :1]).max() / max(np.abs(flat).max(), 1e-12)
            worst = min(worst, float(spread))
    return Probe("symmetric-units", worst, worst <= 1e-6)


def _equal_kernels(kernels: list[Array]) -> Probe:
    """Two layers of the same shape begin with the same weights."""
    pairs = [
        (a, b) for place, a in enumerate(kernels) for b in kernels[place + 1 :] if a.shape == b.shape and a.std() > 0
    ]
    equal = sum(bool(np.array_equal(a, b)) for a, b in pairs)
    return Probe("equal-kernels", float(equal), equal > 0)


def _saturation(seen: Look) -> Iterator[Probe]:
    shares = []
    for layer, values in seen.layers[:-1]:
        name = getattr(getattr(layer, "activation", None), "__name__", "")
        if name in ("sigmoid", "tanh"):
            low, _ = RANGES[name]
            shares.append(float(((values - low < 0.01) | (1 - values < 0.01)).mean()))
    if shares:
        yield Probe("hidden-saturated", max(shares), max(shares) > 0.5)


def _of_output(seen: Look, place: int, target: Target) -> Iterator[Probe]:
    output, labels = seen.outputs[place], seen.labels[place]
    name, logits, activation = seen.loss_names[place], seen.from_logits[place], seen.activations[place]
    flat = output.reshape(-1, output.shape[-1])
    width = flat.shape[1]
    categorical = name in (
        "categorical_crossentropy",
        "sparse_categorical_crossentropy",
        "categorical_focal_crossentropy",
    )
    simplex = width > 1 and _simplex(output)
    if categorical and simplex and not _simplex(seen.in_training[place]):
        flat = seen.in_training[place].reshape(-1, width)
        simplex = False
    if categorical:
        yield Probe("one-class-loss", float(width), width == 1)
    if categorical or target.task == "classes" and target.encoding == "one-hot" and activation == "sigmoid":
        yield Probe("not-a-distribution", float(np.abs(flat.sum(1) - 1).mean()), not logits and not simplex)
    elif name == "binary_crossentropy" and not logits:
        taught = seen.in_training[place]
        outside = float(((taught < 0) | (taught > 1)).mean())
        yield Probe("not-a-distribution", outside, outside > 0)
    inside = simplex or activation == "sigmoid"
    if categorical or name == "binary_crossentropy":
        yield Probe("logits-are-probabilities", float(logits and inside), logits and inside)
    if activation in ("softmax", "sigmoid"):
        top = flat.max(1) if width > 1 else np.maximum(flat, 1 - flat).ravel()
        yield Probe("output-saturated", float((top > 0.999).mean()), float((top > 0.999).mean()) > 0.5)
    yield _range(labels, activation, name, logits=logits)
    spread = float(flat.std(0).max())
    constant = activation in ("softmax", "sigmoid") and spread < 1e-6
    yield Probe("constant-output", spread, constant)
    if categorical and target.number > 1 and np.isfinite(seen.loss) and len(seen.targets) == 1:
        ratio = seen.loss / np.log(target.number)
        yield Probe("initial-loss-high", float(ratio), ratio > 3)
    yield _shapes(labels, output, name)


def _simplex(output: Array) -> bool:
    flat = output.reshape(-1, output.shape[-1])
    return bool((flat >= 0).all() and np.allclose(flat.sum(1), 1, atol=1e-3))


def _range(labels: Array, activation: str, name: str, *, logits: bool) -> Probe:
    """Targets that the output can't reach, or outputs that the loss can't take."""
    low, high = RANGES.get(activation, (-np.inf, np.inf))
    if not name.startswith("sparse"):
        out = float(((labels < low - 1e-6) | (labels > high + 1e-6)).mean())
    else:
        out = float((labels != np.round(labels)).mean())
    if "crossentropy" in name and not name.startswith("sparse"):
        out = max(out, float(((labels < 0) | (labels > 1)).mean()))
    unbounded = "crossentropy" in name and not logits and activation in ("linear", "relu", "tanh")
    return Probe("range-mismatch", 1.0 if unbounded else out, unbounded or out > 0)


def _shapes(labels: Array, output: Array, name: str) -> Probe:
    """Predictions and labels are compared though their shapes differ: one is repeated to fit the other."""
    wanted, found = labels.shape, output.shape
    if name.startswith("sparse"):
        found = found[:-1]
    wanted = wanted[:-1] if wanted[-1:] == (1,) else wanted
    found = found[:-1] if found[-1:] == (1,) else found
    return Probe("loss-shapes", float(len(found) - len(wanted)), wanted != found)


# --- while training, and after it


def _moved(before: list[Array], after: list[Array]) -> list[float]:
    """How far each array went, as a share of its size."""
    return [float(np.linalg.norm(b - a) / max(np.linalg.norm(a), 1e-12)) for a, b in zip(before, after) if a.size]


def of_updates(before: list[Array], after: list[Array], steps: int) -> Iterator[Probe]:
    """How much the kernels move in a step, as a share of their size: healthy are 4e-4 to 6e-3."""
    ratios = [moved / steps for moved in _moved(before, after)]
    if not ratios:
        return
    middle = float(np.median(ratios))
    finite = bool(np.isfinite(ratios).all())
    yield Probe("update-tiny", middle, finite and middle < 5e-5)
    yield Probe("update-huge", middle, finite and middle > 0.1)
    yield Probe("non-finite", float(not finite), not finite)


def at_end(seen: Look, first_loss: float, trained: float, tested: float) -> Iterator[Probe]:
    """What is wrong with a trained model; ``trained`` and ``tested`` are its skills on both kinds of rows."""
    finite = all(np.isfinite(one).all() for one in (*seen.outputs, *seen.kernels))
    yield Probe("non-finite", float(not finite), not finite)
    if np.isfinite(seen.loss):
        diverged = first_loss > 0 and seen.loss > 3 * first_loss
        yield Probe("diverged", seen.loss / first_loss if first_loss else 0.0, diverged)
        yield Probe("no-loss-no-skill", seen.loss, seen.loss < 1e-5 and trained < 0.5)
    dead = [_dead(values) for layer, values in seen.layers if _name(layer) == "relu"]
    if dead:
        yield Probe("dead-relu", max(dead), max(dead) >= 0.9)
    spread = max(float(one.reshape(-1, one.shape[-1]).std(0).max()) for one in seen.outputs) if finite else 0.0
    yield Probe("constant-output", spread, finite and spread < 1e-3)
    yield Probe("no-learning", trained, trained < 0.1)
    yield Probe("train-test-gap", trained - tested, trained - tested > 0.3)


def _dead(values: Array) -> float:
    return float((values.reshape(-1, values.shape[-1]) <= 0).all(0).mean())


def _name(layer: Any) -> str:
    name = getattr(getattr(layer, "activation", None), "__name__", "")
    return name or ("relu" if type(layer).__name__ == "ReLU" else "")


def pretrained(model: Any) -> list[Array]:
    """The kernels of networks that come with weights."""
    own = [layer for layer in getattr(model, "layers", ()) if getattr(layer, "kerlint_pretrained", False)]
    if getattr(model, "kerlint_pretrained", False):
        own = [model]
    return [np.array(one) for layer in own for one in layer.weights if len(one.shape) > 1]


def of_drift(before: list[Array], after: list[Array]) -> Iterator[Probe]:
    """How far the first steps take pretrained weights from where they were."""
    ratios = _moved(before, after)
    if ratios:
        yield Probe("weight-drift", float(np.median(ratios)), float(np.median(ratios)) > DRIFT)
