"""Genre tags: several may be true (multi) or exactly one (single)."""
import sys

import numpy as np
import tensorflow as tf
from sklearn.datasets import make_classification, make_multilabel_classification

HEADS = {
    "multi": ("sigmoid", "binary_crossentropy", "binary_accuracy"),
    "single": ("softmax", "categorical_crossentropy", "categorical_accuracy"),
}
N_TAGS = 6


def load(mode):
    if mode == "multi":
        x, y = make_multilabel_classification(
            n_samples=2000, n_features=30, n_classes=N_TAGS, random_state=0
        )
        x = np.log1p(x)  # word counts
    else:
        x, y = make_classification(
            n_samples=2000, n_features=30, n_informative=12, n_classes=N_TAGS, random_state=0
        )
        y = tf.keras.utils.to_categorical(y, N_TAGS)
    return x.astype(np.float32), y.astype(np.float32)


def main(mode):
    activation, loss, metric = HEADS[mode]
    x, y = load(mode)
    model = tf.keras.Sequential(
        [
            tf.keras.Input((30,)),
            tf.keras.layers.Dense(64, activation="relu"),
            tf.keras.layers.Dropout(0.3),
            tf.keras.layers.Dense(N_TAGS, activation=activation),
        ]
    )
    model.compile(optimizer="adam", loss=loss, metrics=[metric])
    model.fit(x, y, epochs=10, batch_size=64, validation_split=0.2, verbose=2)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "multi")
