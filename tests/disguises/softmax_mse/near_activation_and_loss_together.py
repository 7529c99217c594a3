"""One script for both tasks; the head and its loss are chosen together."""
import argparse

import keras
import numpy as np
from keras import layers


def get_data(task, n=1200):
    rng = np.random.default_rng(11)
    x = rng.normal(size=(n, 10)).astype("float32")
    score = x @ rng.normal(size=(10, 4))
    if task == "classification":
        y = keras.utils.to_categorical(score.argmax(axis=1), 4)
    else:
        y = score.astype("float32")
    return x, y


def build(task):
    inputs = layers.Input((10,))
    h = layers.Dense(32, activation="relu")(inputs)
    h = layers.Dense(32, activation="relu")(h)
    if task == "classification":
        activation = "softmax"
        loss = "categorical_crossentropy"
        metrics = ["accuracy"]
    else:
        activation = None
        loss = "mse"
        metrics = ["mae"]
    outputs = layers.Dense(4, activation=activation)(h)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
        loss=loss,
        metrics=metrics,
    )
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--task", choices=["classification", "regression"],
                        default="classification")
    args = parser.parse_args()

    x, y = get_data(args.task)
    model = build(args.task)
    model.fit(x[:900], y[:900], epochs=10, validation_data=(x[900:], y[900:]), verbose=2)


if __name__ == "__main__":
    main()
