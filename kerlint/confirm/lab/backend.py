"""Which Keras a model is rebuilt in: Keras 3 on TensorFlow, or tf_keras where the program needs Keras 2."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple


class Backend(NamedTuple):
    """The modules that the laboratory works with."""

    keras: Any
    tf: Any
    generation: int

    @property
    def versions(self) -> dict[str, str]:
        """What makes a result repeatable."""
        name = "keras" if self.generation == 3 else "tf_keras"
        return {name: self.keras.__version__, "tensorflow": self.tf.__version__}


def backend(generation: int) -> Backend:
    """Imports Keras ``generation``. Raises ImportError.

    Graphs are run as they are traced: to optimise one takes as long as it saves in hundreds of steps of a small model.
    """
    tf = import_module("tensorflow")
    tf.config.optimizer.set_experimental_options({"disable_meta_optimizer": True})
    keras = import_module("keras" if generation == 3 else "tf_keras")
    return Backend(keras, tf, generation)
