"""The weights of a model drawn anew under a seed, by the initializers that made them: no model is built again for that.

Weights that nobody drew, because they were loaded, set, or adapted to data, stay as they are.
"""

from __future__ import annotations

import inspect
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np

Array = Any

STREAM = "seed_generator_state"
"""The name of what layers like dropout count their random numbers by."""

MOST_SEED = 1_000_000_000
"""The largest seed that Keras draws for such a layer."""


class Weight(NamedTuple):
    """A weight with what drew it."""

    variable: Any
    initializer: Any
    first: Array | None


class Weights:
    """The weights that layers make, from ``watch`` on."""

    def __init__(self, keras: Any) -> None:
        self.keras = keras
        self.noted: list[Weight] = []

    def watch(self) -> Any:
        """Notes every weight that is made from now on; gives what ``add_weight`` was before."""
        layer = self.keras.layers.Layer
        add = layer.add_weight
        places = inspect.signature(add)

        def add_weight(layer: Any, *arguments: Any, **keywords: Any) -> Any:
            made = add(layer, *arguments, **keywords)
            named = places.bind(layer, *arguments, **keywords).arguments
            given = named.get("initializer", (*named.get("args", ()), None, None)[1])
            self.noted.append(Weight(made, given, _value(made)))
            return made

        layer.add_weight = add_weight
        return add

    def redrawn(self, model: Any, seed: int, kept: list[Array]) -> list[Array]:
        """The values of all variables, with weights that nobody has set drawn anew under a seed."""
        drawn = {id(one.variable): one for one in self.noted}
        self._seeded(seed, [drawn[id(one)].initializer for one in model.variables if id(one) in drawn])
        again: dict[int, Any] = {}
        values = []
        for variable, value in zip(model.variables, kept, strict=True):
            weight = drawn.get(id(variable))
            if weight is not None and weight.first is not None and np.array_equal(weight.first, value):
                value = self._drawn(weight, value, again)
            elif STREAM in str(variable.name):
                value = np.array([random.randint(1, MOST_SEED), 0], dtype=value.dtype)
            values.append(value)
        return values

    def _seeded(self, seed: int, initializers: list[Any]) -> None:
        """Keras 3 draws from the seeds of Python alone; a seed of TensorFlow's makes it forget all that it compiled."""
        if all(one is None or isinstance(one, str) or _of_keras(one) for one in initializers):
            random.seed(seed)
            np.random.seed(seed)
        else:
            self.keras.utils.set_random_seed(seed)

    def _drawn(self, weight: Weight, value: Array, again: dict[int, Any]) -> Array:
        given = weight.initializer
        if given is None:
            given = "glorot_uniform" if np.issubdtype(value.dtype, np.floating) else "zeros"
        base = self.keras.initializers.Initializer
        if isinstance(given, base):
            if id(given) not in again:  # an instance that is shared gives equal weights again
                again[id(given)] = type(given).from_config(given.get_config())
            given = again[id(given)]
        elif isinstance(given, (str, dict)):
            given = self.keras.initializers.get(given)
        return np.asarray(given(value.shape, dtype=str(value.dtype)))


def _of_keras(initializer: Any) -> bool:
    made = initializer if inspect.isfunction(initializer) else type(initializer)
    return str(made.__module__).startswith("keras.src.")


@contextmanager
def watched(keras: Any) -> Iterator[Weights]:
    """The weights that are made within."""
    weights = Weights(keras)
    before = weights.watch()
    try:
        yield weights
    finally:
        keras.layers.Layer.add_weight = before


def _value(variable: Any) -> Array | None:
    """What a variable holds; ``None`` where that is not decided yet."""
    try:
        return np.array(variable)
    except Exception:
        return None
