#!/usr/bin/env python
"""Train a small text-like classifier; every option has a default."""
import argparse
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf


def get_args():
    p = argparse.ArgumentParser()
    p.add_argument("--vocab-size", type=int, default=2000)
    p.add_argument("--max-len", type=int, default=64)
    p.add_argument("--embed-dim", type=int, default=16)
    p.add_argument("--cell", choices=("lstm", "gru"), default="gru")
    p.add_argument("--units", type=int, nargs="+", default=[16, 16])
    p.add_argument("--bidirectional", action="store_true")
    p.add_argument("--lr", type=float, default=1e-3)
    p.add_argument("--epochs", "-e", type=int, default=1)
    p.add_argument("--batch_size", "-b", type=int, default=32)
    args, _ = p.parse_known_args()
    return args


def build(args):
    cell = {"lstm": tf.keras.layers.LSTM, "gru": tf.keras.layers.GRU}[args.cell]
    model = tf.keras.Sequential()
    model.add(tf.keras.Input(shape=(args.max_len,), dtype="int32"))
    model.add(tf.keras.layers.Embedding(args.vocab_size, args.embed_dim, mask_zero=True))
    for i, units in enumerate(args.units):
        rnn = cell(units, return_sequences=i + 1 < len(args.units))
        if args.bidirectional:
            rnn = tf.keras.layers.Bidirectional(rnn)
        model.add(rnn)
    model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate=args.lr),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model


def main():
    args = get_args()
    x = np.random.randint(1, args.vocab_size, size=(128, args.max_len))
    y = np.random.randint(0, 2, size=(128, 1))
    model = build(args)
    model.fit(
        x, y, epochs=args.epochs, batch_size=args.batch_size, validation_split=0.2, verbose=2
    )


if __name__ == "__main__":
    main()
