"""Synthetic data: features of the shapes that a model takes, and a truth that can be learned from them.

Recipes and sizes are those of the measurements in docs/confirm.md: classes of tables by ``make_classification``,
quantities by ``make_friedman1``, images as shifted templates with noise, sequences as waves, texts by their words.
Everything is drawn by the seed, so two programs that are compared see the same rows.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

Array = Any

TEST_ROWS = 1000
COARSE = 12
"""Points along each side that images really have; larger ones are enlarged."""

MOST_VALUES = 12_000_000
"""Numbers in one array of features: 48 MB as float32."""


class Truth(NamedTuple):
    """What is to be learned: classes from 0, or a quantity with mean 0 and deviation 1; the other is ``None``."""

    classes: Any
    quantity: Any


class Drawn(NamedTuple):
    """Features of each input, all rows; training rows first."""

    features: list[Array]
    truth: Truth
    train: int
    positions: Array | None = None
    """For targets at every position: the truth per position."""


class Input(NamedTuple):
    """One input of a model: the shape of a row, what it holds, its range. ``words``: size of the vocabulary."""

    shape: tuple[int, ...]
    content: str
    low: float | None = None
    high: float | None = None
    ratio: float | None = None
    words: int = 0


def rows_for(inputs: list[Input], train: int) -> tuple[int, int]:
    """Rows to train on and to judge by, fewer where rows are large."""
    size = max(1, sum(int(np.prod(one.shape)) for one in inputs))
    most = max(192, MOST_VALUES // size)
    train = min(train, most * 3 // 5)
    return train, min(TEST_ROWS, most - train)


def draw(inputs: list[Input], classes: int, train: int, seed: int, *, judged: list[Input] | None = None) -> Drawn:
    """Features and truth; ``classes`` is 0 for a quantity. ``judged``: how held-out rows are, if otherwise."""
    train, test = rows_for(inputs, train)
    rows = train + test
    random = np.random.RandomState(1000 + seed)
    first = inputs[0]
    if len(inputs) == 1 and first.content == "tabular" and len(first.shape) == 1:
        features, truth = _table(first.shape[0], rows, classes, seed, random)
        columns = [features]
    else:
        truth = _latent(rows, classes, random)
        columns = [_feature(one, truth, classes, random) for one in inputs]
    order = np.random.RandomState(seed).permutation(rows)
    columns = [column[order] for column in columns]
    held = [_ranged(column, one) for column, one in zip(columns, judged or inputs, strict=True)]
    columns = [_ranged(column, one) for column, one in zip(columns, inputs, strict=True)]
    if judged:
        columns = [np.concatenate([one[:train], other[train:]]) for one, other in zip(columns, held)]
    shuffled = Truth(*(None if part is None else part[order] for part in truth))
    return Drawn(columns, shuffled, train)


def by_class(drawn: Drawn) -> Drawn:
    """Training rows class after class, as the program has them; the rows that judge stay as they are."""
    order = np.arange(len(drawn.truth.classes))
    order[: drawn.train] = np.argsort(drawn.truth.classes[: drawn.train], kind="stable")
    truth = Truth(*(None if part is None else part[order] for part in drawn.truth))
    return drawn._replace(features=[one[order] for one in drawn.features], truth=truth)


def _latent(rows: int, classes: int, random: Any) -> Truth:
    if classes:
        return Truth(np.arange(rows) % classes, None)
    quantity = random.uniform(-1.7, 1.7, rows)
    return Truth(None, quantity)


# --- tables


def _table(width: int, rows: int, classes: int, seed: int, random: Any) -> tuple[Array, Truth]:
    datasets = import_module("sklearn.datasets")
    if classes:
        features, labels = _classes(datasets, width, rows, classes, seed, random)
        return _standard(features), Truth(labels, None)
    if width >= 5:
        features, quantity = datasets.make_friedman1(rows, width, noise=1.0, random_state=seed)
    else:
        features = random.uniform(-1, 1, (rows, width))
        quantity = np.sin(3 * features).sum(1) + features[:, 0] * features[:, -1] + 0.1 * random.randn(rows)
    return _standard(features), Truth(None, (quantity - quantity.mean()) / quantity.std())


def _classes(datasets: Any, width: int, rows: int, classes: int, seed: int, random: Any) -> tuple[Array, Array]:
    informative = min(width, max(12 if classes > 2 else 8, width // 4))
    clusters = 2 if classes == 2 and informative > 1 else 1
    if classes * clusters <= 2**informative and width > 1:
        found = datasets.make_classification(
            rows,
            width,
            n_informative=informative,
            n_redundant=min(2, width - informative),
            n_classes=classes,
            n_clusters_per_class=clusters,
            class_sep=1.2 if classes > 2 else 1.0,
            random_state=seed,
        )
        return found[0], found[1]
    labels = np.arange(rows) % classes
    centres = random.permutation(classes)[:, None] * 4.0 + random.randn(classes, width)
    return centres[labels] + random.randn(rows, width), labels


def _standard(features: Array) -> Array:
    return (features - features.mean(0)) / (features.std(0) + 1e-9)


# --- images, sequences, texts


def _feature(one: Input, truth: Truth, classes: int, random: Any) -> Array:
    if one.content == "text-ids":
        return _texts(one, truth, classes, random)
    if one.content == "image":
        return _images(one.shape, truth, classes, random)
    if len(one.shape) == 1:
        return _codes(one.shape[0], truth, classes, random)
    return _waves(one.shape, truth, classes, random)


def _codes(width: int, truth: Truth, classes: int, random: Any) -> Array:
    """A column or more that say the truth with noise, not linearly."""
    if truth.classes is not None:
        centres = random.randn(classes, width) * 1.5
        return centres[truth.classes] + random.randn(len(truth.classes), width)
    angles = truth.quantity[:, None] * random.uniform(0.5, 1.5, width) + random.uniform(-1, 1, width)
    return np.sin(angles) + 0.1 * random.randn(*angles.shape)


def _images(shape: tuple[int, ...], truth: Truth, classes: int, random: Any) -> Array:
    """Coarse templates, shifted a little, under noise; a quantity mixes two templates. Values from 0 to 1.

    Template, shift and noise are as coarse in large images as in small: size alone makes nothing easier.
    """
    height, width, depth = _extent(shape)
    small = (min(height, COARSE), min(width, COARSE))
    templates = np.stack([_template(*small, random) for _ in range(max(classes, 2))])
    rows = len(truth.classes if truth.classes is not None else truth.quantity)
    if truth.classes is not None:
        made = templates[truth.classes]
    else:
        share = ((truth.quantity + 1.7) / 3.4)[:, None, None]
        made = share * templates[0] + (1 - share) * templates[1]
    moves = random.randint(-1, 2, (rows, 2))
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            own = (moves == (down, right)).all(1)
            made[own] = np.roll(made[own], (down, right), (1, 2))
    noise = 0.1 if truth.classes is None else 0.35 if classes != 2 else 0.8
    made = np.clip(made + noise * random.standard_normal(made.shape), 0, 1).astype("float32")
    rows_at = np.arange(height) * small[0] // height
    columns_at = np.arange(width) * small[1] // width
    large = made[:, rows_at][:, :, columns_at]
    return np.repeat(large[..., None], depth, -1).reshape((rows, *shape))


def _extent(shape: tuple[int, ...]) -> tuple[int, int, int]:
    """Height, width and channels; a flat row is a square image, of three colours where one would not be square."""
    if len(shape) == 1:
        depth = 1 if round(shape[0] ** 0.5) ** 2 == shape[0] else 3
        side = round((shape[0] / depth) ** 0.5)
        return side, side, depth
    return shape[0], shape[1], int(np.prod(shape[2:]))


def flat_image(width: int) -> bool:
    """Whether a row of so many numbers can be an image."""
    return any(round((width / depth) ** 0.5) ** 2 * depth == width for depth in (1, 3))


def _template(height: int, width: int, random: Any) -> Array:
    """A coarse pattern, blended to the size of the image."""
    coarse = random.rand(height // 3 + 1, width // 3 + 1)
    for axis, size in enumerate((height, width)):
        points = np.linspace(0, coarse.shape[axis] - 1, size)
        low = np.minimum(points.astype(int), max(coarse.shape[axis] - 2, 0))
        high = np.minimum(low + 1, coarse.shape[axis] - 1)
        share = (points - low).reshape([-1 if axis == place else 1 for place in range(2)])
        coarse = np.take(coarse, low, axis) * (1 - share) + np.take(coarse, high, axis) * share
    return coarse


def _waves(shape: tuple[int, ...], truth: Truth, classes: int, random: Any) -> Array:
    """Waves whose frequency is the class, or says the quantity, under noise."""
    time = np.arange(shape[0]).reshape(1, -1, *([1] * (len(shape) - 1)))
    rows = len(truth.classes if truth.classes is not None else truth.quantity)
    frequency: Any
    if truth.classes is not None:
        frequency = np.linspace(0.25, 0.25 + 0.2 * min(classes - 1, 12), max(classes, 2))[truth.classes]
    else:
        frequency = 0.4 + 0.12 * truth.quantity
    spread = (rows, *([1] * len(shape)))
    phase = 6.28 * random.rand(rows, 1, *shape[1:])
    made = np.sin(frequency.reshape(spread) * time + phase)
    return made + 0.4 * random.standard_normal(made.shape) * (1 if truth.classes is not None else 0.1)


def _texts(one: Input, truth: Truth, classes: int, random: Any) -> Array:
    """Words drawn from the class's own half of the vocabulary more often than from the others."""
    words = max(one.words, 4)
    rows = len(truth.classes if truth.classes is not None else truth.quantity)
    made = random.randint(1, words, (rows, *one.shape))
    if truth.classes is not None:
        own = random.rand(*made.shape) < 0.35
        group = truth.classes.reshape(rows, *([1] * len(one.shape)))
        count = max(1, (words - 1) // max(classes, 2))
        typical = 1 + (group * count + random.randint(0, count, made.shape)) % (words - 1)
        return np.where(own, typical, made)
    share = ((truth.quantity + 1.7) / 3.4).reshape(rows, *([1] * len(one.shape)))
    small = 1 + random.randint(0, max(1, (words - 1) // 2), made.shape)
    return np.where(random.rand(*made.shape) < share, small, made)


def _ranged(column: Array, one: Input) -> Array:
    """The values as large as the program has them: pixels to 255, columns of very different size."""
    if one.content == "text-ids":
        return column.astype("int32")
    if one.content == "image":
        low, high = one.low or 0.0, 1.0 if one.high is None else one.high
        return (low + column * (high - low)).astype("float32")
    if one.high is not None and one.content == "tabular":
        column = column * _scales(column.shape[-1], one)
        if one.low is not None and one.low >= 0:
            column = column - column.min(0)
    return column.astype("float32")


def _scales(width: int, one: Input) -> Array:
    """A size for every column: the widest as the program's, the others down to its ratio; in a fixed mixed order."""
    largest = max(abs(one.high or 1.0), abs(one.low or 0.0)) / 4
    ratio = min(max(one.ratio or 1.0, 1.0), 1e6)
    scales = largest / np.geomspace(1.0, ratio, width) if width > 1 else np.full(1, largest)
    return scales[np.random.RandomState(0).permutation(width)]
