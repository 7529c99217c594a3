"""Typed functions, logging and a main guard."""
import logging
import sys
from typing import NamedTuple, Optional, Sequence, Tuple

import keras
import numpy as np

log = logging.getLogger(__name__)
Arrays = Tuple[np.ndarray, np.ndarray]


class Splits(NamedTuple):
    train: Arrays
    val: Arrays
    test: Arrays


def load_data(n: int = 300, seed: int = 0) -> Splits:
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((n, 6)).astype("float32")
    y = (x.sum(axis=1, keepdims=True) > 0).astype("float32")
    a, b = int(n * 0.7), int(n * 0.85)
    return Splits((x[:a], y[:a]), (x[a:b], y[a:b]), (x[b:], y[b:]))


def build_model(
    input_dim: int,
    hidden: Sequence[int] = (16, 16),
    dropout: Optional[float] = None,
) -> keras.Model:
    inp = keras.layers.Input(shape=(input_dim,))
    out = inp
    for units in hidden:
        out = keras.layers.Dense(units, activation="relu")(out)
        if dropout:
            out = keras.layers.Dropout(dropout)(out)
    out = keras.layers.Dense(1, activation="sigmoid")(out)
    model = keras.Model(inputs=inp, outputs=out)
    model.compile(
        optimizer=keras.optimizers.Adam(),
        loss=keras.losses.BinaryCrossentropy(),
        metrics=[keras.metrics.BinaryAccuracy(), keras.metrics.AUC()],
    )
    return model


def main(argv: Optional[Sequence[str]] = None) -> int:
    logging.basicConfig(level=logging.INFO)
    splits = load_data()
    model = build_model(splits.train[0].shape[1], dropout=0.1)
    model.fit(*splits.train, validation_data=splits.val, epochs=3, verbose=0)
    scores = model.evaluate(*splits.test, verbose=0, return_dict=True)
    log.info("test scores: %s", scores)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
