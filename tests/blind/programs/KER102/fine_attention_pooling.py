"""Softmax weighs the time steps; the output is a temperature."""
import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(0)
weather = rng.normal(size=(2000, 24, 5))
tomorrow = weather[:, -6:, 0].mean(axis=1)

hours = keras.Input((24, 5))
states = layers.GRU(32, return_sequences=True)(hours)
weights = layers.Softmax(axis=1)(layers.Dense(1)(states))
context = layers.Dot(axes=1)([weights, states])
forecast = layers.Dense(1)(layers.Flatten()(context))
model = keras.Model(hours, forecast)
model.compile("adam", "mse", metrics=["mae"])
model.fit(weather[:1500], tomorrow[:1500], validation_data=(weather[1500:], tomorrow[1500:]), epochs=30)
