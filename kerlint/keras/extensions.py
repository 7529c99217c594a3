"""Packages that add to Keras: what their classes are, by the path of their import.

Nothing is known of such a class but its name and what kind of thing it is: a layer, an optimizer, a loss. That is
enough to follow a graph through it.
"""

from __future__ import annotations

from functools import cache

from kerlint.keras.names import Symbol

PACKAGES = frozenset(
    """keras_contrib keras_cv keras_hub keras_nlp keras_resnet larq spektral tensorflow_addons
    tensorflow_model_optimization tensorflow_probability tensorflow_ranking tensorflow_recommenders""".split()
)
"""Packages that sort their classes as Keras does: ``tensorflow_addons.optimizers.LAMB``."""

NAMESPACES = {
    "layers": "layer",
    "optimizers": "optimizer",
    "losses": "loss",
    "metrics": "metric",
    "callbacks": "callback",
    "initializers": "initializer",
    "regularizers": "regularizer",
    "constraints": "constraint",
}
"""Kinds of what their modules hold; a class at another place is not known."""

CLASSES = {
    "tensorflow_hub.KerasLayer": "layer",
    "tcn.TCN": "layer",
    "keras_self_attention.SeqSelfAttention": "layer",
    "keras_multi_head.MultiHeadAttention": "layer",
}
"""Classes that packages keep elsewhere."""


@cache
def extension(path: str) -> Symbol | None:
    """The class that a path names, ``None`` if it is none that is known here.

    Its name is the whole path: ``tensorflow_addons.layers.GroupNormalization`` is not the layer that Keras has.
    """
    kind = CLASSES.get(path)
    if kind is None:
        parts = path.split(".")
        if parts[0] not in PACKAGES or not parts[-1][:1].isupper():
            return None
        kind = next((NAMESPACES[part] for part in reversed(parts[1:-1]) if part in NAMESPACES), None)
    return None if kind is None else Symbol(kind, path, path)
