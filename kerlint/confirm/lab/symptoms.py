"""Symptoms of single layers and outputs, which take more than the numbers of one pass to see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

Array = Any

TINY = 0.02
"""Features that nowhere reach this size have been scaled twice."""

OFF = 0.2
"""Mean from 0, or deviation from 1, that a normalised column may have."""

SURE = 0.99
"""A probability that an output must be able to reach."""

APART = 2.0
"""Ratio of two deviations, or offset in deviations, from which on two sets of rows are not alike."""

NOISY = 2.2
"""Noise of dropout over signal; behind relu, a rate of 0.5 has 1.2, one of 0.7 has 1.8, one of 0.9 has 3.5."""


class Probe(NamedTuple):
    """One symptom: its name, the number that was measured, whether it is there."""

    name: str
    value: float
    fires: bool


def of_inputs(model: Any, layers: list[tuple[Any, Array]], features: list[Array]) -> Iterator[Probe]:
    """What arrives at the first layer with weights, and what normalising layers make of it."""
    norms = [values for layer, values in layers if type(layer).__name__ == "Normalization"]
    if norms:
        worst = max(float(max(np.abs(one.mean(0)).max(), np.abs(one.std(0) - 1).max())) for one in norms)
        yield Probe("layer-statistics", worst, worst > OFF)
    if len(features) != 1 or not np.issubdtype(features[0].dtype, np.floating):
        return
    largest = float(np.abs(features[0]).max())
    for layer, values in layers:
        if any(len(one.shape) > 1 for one in layer.trainable_variables):
            break
        largest = float(np.abs(values).max())
    else:
        return
    yield Probe("tiny-input", largest, largest < TINY)


def untrained_heads(model: Any, outputs: list[Array], gradients: list[Array]) -> Probe:
    """Outputs whose own kernels get no gradient at all: nothing judges them."""
    kernels = [one for one in model.trainable_variables if len(one.shape) > 1]
    still = sum(not np.abs(gradient).any() for gradient, _ in zip(gradients, kernels))
    return Probe("no-gradient-heads", float(still), still > 0)


def of_squash(surest: float | None) -> Iterator[Probe]:
    """Whether an output of probabilities can be sure of anything, however large the last kernel is.

    What goes through a softmax or sigmoid twice can't: with four classes nothing gets above 0.48.
    """
    if surest is not None:
        yield Probe("double-squash", surest, surest < SURE)


def of_stack(found: Array | None) -> Iterator[Probe]:
    """Whether the hidden layers together are no more than one linear layer: the middle is answered by the middle."""
    if found is None:
        return
    first, second, middle = np.split(found, 3)
    scale = middle.std(0).max()
    if not np.isfinite(scale) or scale <= 0:
        return
    error = float(np.abs(middle - (first + second) / 2).max() / scale)
    yield Probe("affine-stack", error, error < 1e-4)


def of_moments(train: Array, held: Array) -> Probe:
    """Whether the rows that judge a model are of the size of those that it is trained on: ratio of the deviations."""
    ratio = float(held.std() / max(train.std(), 1e-12))
    offset = float(abs(held.mean() - train.mean()) / max(train.std(), 1e-12))
    return Probe("train-test-moments", ratio, not 1 / APART < ratio < APART or offset > APART)


def of_noise(layers: list[tuple[Any, Array]]) -> Iterator[Probe]:
    """How much louder dropout is than what the rows say, in one random direction behind it: noise over signal."""
    ratios = []
    for layer, values in layers:
        rate = getattr(layer, "rate", None)
        if "Dropout" not in type(layer).__name__ or not isinstance(rate, float) or not 0 <= rate < 1:
            continue
        signal = float(values.var(0).mean())  # without training, dropout gives what it gets
        if signal > 0:
            ratios.append((rate / (1 - rate) * float((values**2).mean()) / signal) ** 0.5)
    if ratios:
        yield Probe("dropout-noise", max(ratios), max(ratios) > NOISY)
