"""The next value of a series, with a learning rate that hardly moves anything."""

import keras
import numpy as np

series = np.sin(np.arange(2000) / 10) + 0.1 * np.random.randn(2000)
x = np.stack([series[start : start + 20] for start in range(1900)])[..., None]
y = series[20:1920]

model = keras.Sequential([keras.Input((20, 1)), keras.layers.LSTM(16), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(1e-7), loss="mse")
model.fit(x, y, epochs=10, validation_split=0.2)
