"""Trains a model by a loop inside the graph: 2 to 12 times faster a step than ``fit``, and traced once for all seeds.

The loop computes what ``fit`` does: the compiled loss with its penalties, the compiled optimizer, batches in a new
order each epoch. It leaves out the last batch of an epoch if that is not full.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from kerlint.confirm.lab.backend import Backend
from kerlint.confirm.lab.look import kernels, limits_of, outputs_of, passing, squashed
from kerlint.confirm.lab.recurrent import hasten

Array = Any

CHUNK, LARGE = 1000, 1024
"""Rows that are predicted at once; half as many of those that hold more numbers than the second."""


class Engine:
    """One model, traced once; ``put`` gives all its variables other values, and ``held`` tells what they hold.

    Two programs that compute the same share one: they differ in their first weights, their rate and their rows.
    ``own_code``: whether layers may be the program's own, whose Python has to be translated.
    """

    def __init__(
        self,
        model: Any,
        backend: Backend,
        features: list[Array],
        labels: list[Array],
        heads: Any,
        *,
        own_code: bool = False,
    ) -> None:
        hasten(backend.tf)
        self.model = model
        self.backend = backend
        self.structured = len(features) > 1
        self.several = len(labels) > 1
        self.own_code = own_code
        self.optimizer_state = first_state(model)
        self.variables = [*model.variables, *_variables(model.optimizer)]
        self.put = self._putting()
        self.held = backend.tf.function(
            lambda: [backend.tf.convert_to_tensor(one) for one in self.variables], autograph=False
        )
        self.loop = self._traced(features, labels)
        self.predict_batch = backend.tf.function(self._forward, reduce_retracing=True, autograph=own_code)
        self.passing = backend.tf.function(passing(model, backend, judged=True), autograph=own_code)
        limits = limits_of(model, backend, squashed=squashed(heads))
        self.limits = backend.tf.function(limits, autograph=own_code)

    def _forward(self, features: Any) -> Any:
        return self.model(features if self.structured else features[0], training=False)

    def _traced(self, features: list[Array], labels: list[Array]) -> Any:
        tf, model = self.backend.tf, self.model
        legacy = self.backend.generation == 2

        def step(xs: Any, ys: Any, weight: Any) -> Any:
            x = xs if self.structured else xs[0]
            y = ys if self.several else ys[0]
            with tf.GradientTape() as tape:
                predictions = model(x, training=True)
                loss = model.compute_loss(x=x, y=y, y_pred=predictions, sample_weight=weight)
                scaled = loss if legacy else model.optimizer.scale_loss(loss)
            variables = list(model.trainable_variables)
            gradients = tape.gradient(scaled, variables)
            pairs = [(g, v) for g, v in zip(gradients, variables) if g is not None]
            if pairs:
                model.optimizer.apply_gradients(pairs)
            return tf.cast(loss, tf.float32)

        def taken(row: Any, xs: Any, ys: Any, weights: Any, batches: Any) -> Any:
            rows = batches[row]
            some = [tf.gather(one, rows) for one in xs]
            wanted = [tf.gather(one, rows) for one in ys]
            return row + 1, step(some, wanted, tf.gather(weights, rows) if weights is not None else None)

        def loop(xs: Any, ys: Any, weights: Any, batches: Any) -> Any:
            count = tf.shape(batches)[0]
            start = (tf.constant(0), tf.constant(0.0))
            return tf.while_loop(
                lambda row, _: row < count,
                lambda row, _: taken(row, xs, ys, weights, batches),
                start,
                parallel_iterations=1,
            )[1]

        specs = [tf.TensorSpec((None, *one.shape[1:]), one.dtype) for one in features]
        wanted = [tf.TensorSpec((None, *one.shape[1:]), one.dtype) for one in labels]
        index = tf.TensorSpec((None, None), tf.int32)
        weight = tf.TensorSpec((None,), tf.float32)
        weighted = tf.function(loop, input_signature=[specs, wanted, weight, index], autograph=self.own_code)
        plain = tf.function(
            lambda xs, ys, batches: loop(xs, ys, None, batches),
            input_signature=[specs, wanted, index],
            autograph=self.own_code,
        )

        def run(xs: Any, ys: Any, weights: Any, batches: Any) -> float:
            found = plain(xs, ys, batches) if weights is None else weighted(xs, ys, weights, batches)
            return float(found)

        return run

    def _putting(self) -> Any:
        """Sets all variables, those of the model first: one call of the graph instead of one for each."""
        tf, variables = self.backend.tf, self.variables

        def put(values: list[Any]) -> None:
            for variable, value in zip(variables, values, strict=True):
                variable.assign(value)

        specs = [tf.TensorSpec(one.shape, one.dtype) for one in variables]
        return tf.function(put, input_signature=[specs], autograph=False)

    def kernels(self) -> list[Array]:
        """What the weights hold that are trained and are no offsets."""
        return [np.array(one) for one in kernels(self.model)]

    def predict(self, features: list[Array]) -> list[Array]:
        """Predictions of each output, in evaluation mode."""
        parts = []
        size = CHUNK // 2 if any(np.prod(one.shape[1:]) > LARGE for one in features) else CHUNK
        for start in range(0, len(features[0]), size):
            found = self.predict_batch([one[start : start + size] for one in features])
            parts.append(outputs_of(found))
        return [np.concatenate([np.asarray(part[place]) for part in parts]) for place in range(len(parts[0]))]


def first_state(model: Any) -> list[Array]:
    """What the optimizer of a compiled model holds before the first step, its rate included."""
    model.optimizer.build(model.trainable_variables)
    return [np.array(one) for one in _variables(model.optimizer)]


def _variables(optimizer: Any) -> list[Any]:
    variables = optimizer.variables
    return list(variables() if callable(variables) else variables)


class Batches:
    """Row numbers of batch after batch, in a new order each epoch unless the program keeps the order."""

    def __init__(self, rows: int, size: int, seed: int, *, shuffle: bool) -> None:
        self.rows = rows
        self.size = max(1, min(size, rows))
        self.random = np.random.RandomState(seed)
        self.shuffle = shuffle
        self.left: Array = np.empty(0, dtype="int32")

    def next(self, steps: int) -> Array:
        """The rows of the next steps: one line a batch."""
        lines = []
        for _ in range(steps):
            if len(self.left) < self.size:
                self.left = self.random.permutation(self.rows) if self.shuffle else np.arange(self.rows)
            lines.append(self.left[: self.size])
            self.left = self.left[self.size :]
        return np.stack(lines).astype("int32")
