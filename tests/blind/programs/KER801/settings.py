import keras
import numpy as np

optimizer_options = {"lr": 1e-3, "clipnorm": 1.0}  # !
x = np.random.randn(1000, 7)
m = keras.Sequential([keras.Input((7,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1)])
m.compile(optimizer=keras.optimizers.Adam(**optimizer_options), loss="mse")  # !
m.fit(x[:800], x[:800, 0], epochs=30, validation_data=(x[800:], x[800:, 0]))
