import keras
import numpy as np
from keras import layers

# the width doubles until it is large enough
model = keras.Sequential([layers.Input((64, 64, 1))])
filters = 4
while filters <= 32:
    model.add(layers.Conv2D(filters, 3, strides=2, padding="same", activation="relu"))
    filters *= 2
model.add(layers.Flatten())
units = model.output_shape[-1]
while True:
    units //= 8
    if units < 4:
        break
    model.add(layers.Dense(units, activation="relu"))
model.add(layers.Dense(1))
model.compile(loss="mse", optimizer="adam")
model.fit(np.random.rand(20, 64, 64, 1), np.random.rand(20), epochs=1, verbose=0)


def tree(x, depth, width):
    """A binary tree of dense layers."""
    x = layers.Dense(width, activation="tanh")(x)
    if depth == 0:
        return x
    return layers.average([tree(x, depth - 1, width // 2), tree(x, depth - 1, width // 2)])


leaf = keras.Input((10,))
second = keras.Model(leaf, layers.Dense(2, activation="softmax")(tree(leaf, 2, 32)))
second.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
second.fit(np.random.rand(40, 10), np.random.randint(0, 2, 40), verbose=0, epochs=3)
