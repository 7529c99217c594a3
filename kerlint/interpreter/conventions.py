"""What an unbound name stands for in a snippet: code that was posted or pasted without its imports.

``model = Sequential()`` without an import can't run, but everybody knows what is meant. A name is taken for what all
Keras programs call so if nothing in the document binds it, no star import of an unknown module may have brought it,
and the document imports no other library that has such names.
"""

from __future__ import annotations

from kerlint.interpreter.machine import Machine
from kerlint.keras import names

OTHERS = frozenset({"torch", "paddle", "mxnet", "chainer", "jax", "flax", "mlx", "fastai", "tinygrad", "autograd"})
"""Libraries with a ``Sequential``, an ``Adam`` or ``layers`` of their own."""

MODULES = {
    "keras": "keras",
    "tf": "tensorflow",
    "K": "keras.backend",
    "np": "numpy",
    "pd": "pandas",
    "plt": "matplotlib.pyplot",
    **{
        name: f"keras.{name}"
        for name in "layers models optimizers losses metrics callbacks regularizers initializers applications".split()
    },
    **{name: f"keras.datasets.{name}" for name in "mnist fashion_mnist cifar10 cifar100 imdb reuters".split()},
    "boston_housing": "keras.datasets.boston_housing",
}

FUNCTIONS = {
    "to_categorical": "keras.utils.to_categorical",
    "pad_sequences": "keras.preprocessing.sequence.pad_sequences",
    "ImageDataGenerator": "keras.preprocessing.image.ImageDataGenerator",
    "Tokenizer": "keras.preprocessing.text.Tokenizer",
    "load_model": "keras.models.load_model",
    "clone_model": "keras.models.clone_model",
    "train_test_split": "sklearn.model_selection.train_test_split",
    **{name: f"sklearn.model_selection.{name}" for name in ("KFold", "StratifiedKFold", "TimeSeriesSplit")},
    **{
        name: f"sklearn.preprocessing.{name}"
        for name in "StandardScaler MinMaxScaler RobustScaler LabelEncoder OneHotEncoder LabelBinarizer".split()
    },
}

CLASSES = ("keras.models", "keras.layers", "keras.optimizers", "keras.callbacks")
"""Modules whose classes are known by their bare names."""


def conventional(machine: Machine, name: str) -> str | None:
    """The path of what an unbound name stands for, or ``None``."""
    path = MODULES.get(name) or FUNCTIONS.get(name)
    if path is None and name[:1].isupper():
        path = next((f"{module}.{name}" for module in CLASSES if names.canonical(f"{module}.{name}")), None)
    if path is None or machine.document is not machine.main:
        return None
    return path if machine.roots.isdisjoint(OTHERS) else None
