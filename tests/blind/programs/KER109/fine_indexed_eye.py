import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(1000, 20))
y = rng.integers(0, 3, 1000)
y = np.eye(3)[y]
m = keras.Sequential([keras.Input((20,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])
m.compile("adam", "categorical_crossentropy")
m.fit(x[:800], y[:800], epochs=20, validation_data=(x[800:], y[800:]))
