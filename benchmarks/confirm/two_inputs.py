"""A table and a series together, with a learning rate a hundred times too high."""

import keras
import numpy as np
from keras import layers

table, series = np.random.rand(1000, 8), np.random.rand(1000, 16, 2)
kinds = np.random.randint(0, 4, 1000)

row, steps = keras.Input((8,)), keras.Input((16, 2))
seen = layers.GlobalAveragePooling1D()(layers.Conv1D(16, 3, activation="relu")(steps))
joined = layers.Dense(32, activation="relu")(layers.concatenate([layers.Dense(16, activation="relu")(row), seen]))
model = keras.Model([row, steps], layers.Dense(4, activation="softmax")(joined))
model.compile(optimizer=keras.optimizers.Adam(1.0), loss="sparse_categorical_crossentropy")
model.fit([table, series], kinds, epochs=10, validation_split=0.2)
