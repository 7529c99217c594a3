"""Classes of packages that add to Keras."""

from __future__ import annotations

import pytest

from kerlint.keras.extensions import extension


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("tensorflow_addons.optimizers.AdamW", "optimizer"),
        ("tensorflow_addons.layers.adaptive_pooling.AdaptiveAveragePooling2D", "layer"),
        ("keras_nlp.layers.TransformerEncoder", "layer"),
        ("tensorflow_hub.KerasLayer", "layer"),
        ("tensorflow_addons.losses.SigmoidFocalCrossEntropy", "loss"),
    ],
)
def test_where_a_class_stands_says_what_it_is(path: str, kind: str) -> None:
    found = extension(path)
    assert found is not None
    assert found.kind == kind
    assert found.name == path, "a class of another package is not the one that Keras has under that name"


@pytest.mark.parametrize(
    "path",
    [
        "tensorflow_addons.image.rotate",
        "tensorflow_addons.layers",
        "tensorflow_addons.losses.triplet_semihard_loss",
        "keras_nlp.models.BertBackbone",
        "mypackage.layers.Dense",
        "tensorflow.keras.layers.Dense",
        "sklearn.metrics.ConfusionMatrixDisplay",
    ],
)
def test_anything_else_is_not_known(path: str) -> None:
    assert extension(path) is None
