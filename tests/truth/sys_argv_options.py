import sys

import numpy as np
from keras import Sequential, layers, optimizers

if len(sys.argv) > 1:
    epochs = int(sys.argv[1])
else:
    epochs = 3
mode = sys.argv[2] if len(sys.argv) > 2 else "small"
assert mode in ("small", "large")
SIZES = {"small": [16], "large": [128, 64]}


def main(epochs=epochs, mode=mode):
    model = Sequential([layers.Input((4, 4, 2)), layers.Flatten()])
    for size in SIZES[mode]:
        model.add(layers.Dense(size))
        model.add(layers.LeakyReLU(negative_slope=0.1))
    model.add(layers.Dense(4))
    model.add(layers.Softmax())
    model.compile(optimizers.Adadelta(learning_rate=1.0), "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(np.random.rand(32, 4, 4, 2), np.random.randint(0, 4, 32), 8, epochs, 0)
    return model


if __name__ == "__main__":
    sys.exit(0 if main().count_params() else 1)
