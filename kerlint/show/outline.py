"""What is shown of a model: plain records, made from facts by ``gather`` and ``training``, printed by the formats.

Field names are the keys of the JSON format: they are a contract (docs/show.md).
"""

from __future__ import annotations

from typing import Any, NamedTuple

UNSIZED = "?"
"""A size in a shape that is not known; ``None`` is a free axis, as Keras prints it."""


class Place(NamedTuple):
    """Where something is written: row and column from 1, in a notebook counted inside the cell.

    ``code`` is what is written there, its first line; ``end_row`` and ``end_column`` are where it ends (exclusive).
    """

    path: str
    cell: int | None
    row: int
    column: int
    code: str = ""
    end_row: int = 0
    end_column: int = 0


class Option(NamedTuple):
    """What a value is under a condition (``not quick``)."""

    condition: str
    value: Value


class Value(NamedTuple):
    """A known value, or why it is not known.

    ``reason`` is a few words on what stopped the analysis, empty if nothing in the program did: kerlint does not work
    it out. ``place`` is the expression. ``options`` are the alternatives of a value that depends on conditions.
    """

    known: bool
    value: Any = None
    reason: str = ""
    place: Place | None = None
    options: tuple[Option, ...] = ()


NOTHING = Value(True)
"""Surely left out."""


class Layer(NamedTuple):
    """One use of a layer: a row of the table.

    ``number`` counts rows from 1; ``previous`` are the rows whose output it takes, ``previous_known``: there are no
    others. ``activation``, ``units`` and ``rate`` are what is written at the layer itself, else ``None``.
    ``shared_with`` is the first row with the same layer. ``refused``: Keras would not build it.
    """

    number: int
    type: Value
    kind: Value
    name: Value
    variable: str | None
    units: Value | None
    activation: Value | None
    rate: Value | None
    input_shape: Value
    output_shape: Value
    parameters: Value
    trainable: Value
    shared_with: int | None
    refused: bool
    previous: tuple[int, ...]
    previous_known: bool
    condition: str | None
    place: Place | None


class Optimizer(NamedTuple):
    """What changes the weights. ``learning_rate`` is the start of a ``schedule``."""

    type: Value
    learning_rate: Value
    schedule: Value
    momentum: Value


class Loss(NamedTuple):
    """What training minimises at one output."""

    name: Value
    family: Value
    from_logits: Value


class Metric(NamedTuple):
    """What is reported: ``written`` as in the program, ``type`` what Keras makes of it."""

    type: Value
    written: Value
    condition: str | None


class Judged(NamedTuple):
    """One output of a model: the number of the layer that gives it, and what judges it."""

    layer: int | None
    name: str | None
    loss: Value
    metrics: Value


class Compile(NamedTuple):
    """One ``compile`` of a model."""

    optimizer: Value
    outputs: tuple[Judged, ...]
    condition: str | None
    place: Place | None


class Data(NamedTuple):
    """Data that enter a model. ``shape`` is that of one row; ``steps`` what was done to them, in order."""

    name: Value
    container: Value
    origin: Value
    content: Value
    rows: Value
    shape: Value
    low: Value
    high: Value
    encoding: Value
    classes: Value
    scaled: Value
    steps: tuple[str, ...]


class Validation(NamedTuple):
    """What a training is judged by while it runs: ``fraction`` of the data (kind `split`) or ``x`` and ``y``."""

    kind: Value
    fraction: Value
    x: Value
    y: Value


class Callback(NamedTuple):
    """Something that watches a training."""

    type: Value
    monitor: Value
    patience: Value
    condition: str | None


class Fit(NamedTuple):
    """One training: ``function`` is `fit`, `train_on_batch` or `tape`, a loop with a GradientTape."""

    function: Value
    x: Value
    y: Value
    rows: Value
    epochs: Value
    batch_size: Value
    steps_per_epoch: Value
    validation: Value
    callbacks: Value
    condition: str | None
    place: Place | None


class Total(NamedTuple):
    """Numbers of weights, shared ones once."""

    total: Value
    trainable: Value
    non_trainable: Value


class Model(NamedTuple):
    """A model. ``layers_known``: there are no other layers than these; else why that is not known.

    ``defaults``: it is shown as a call of its function without arguments would make it.
    """

    name: str | None
    type: Value
    kind: Value
    condition: str | None
    defaults: bool
    layers: tuple[Layer, ...]
    layers_known: Value
    parameters: Total
    compiles: tuple[Compile, ...]
    fits: tuple[Fit, ...]
    place: Place
