"""Predict the mean load of the next day from 48 half-hour readings.

The hidden states are pooled with a learned attention over time.
"""
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

STEPS, CHANNELS = 48, 3

rng = np.random.default_rng(0)
x = rng.normal(size=(2000, STEPS, CHANNELS)).astype("float32")
y = (x[:, -12:, 0].mean(axis=1) + 0.5 * x[:, :, 1].max(axis=1)).astype("float32")

n_train = 1600
x_train, x_val = x[:n_train], x[n_train:]
y_train, y_val = y[:n_train], y[n_train:]


def attention_pool(states):
    scores = layers.Dense(1)(states)
    weights = layers.Softmax(axis=1)(scores)
    weighted = layers.Multiply()([states, weights])
    return layers.Lambda(lambda t: keras.ops.sum(t, axis=1), output_shape=(32,))(weighted)


inputs = keras.Input(shape=(STEPS, CHANNELS))
states = layers.GRU(32, return_sequences=True)(inputs)
context = attention_pool(states)
hidden = layers.Dense(32, activation="relu")(context)
output = layers.Dense(1, name="load")(hidden)

model = keras.Model(inputs, output)
model.compile(optimizer=keras.optimizers.SGD(0.01, momentum=0.9), loss="mse", metrics=["mae"])
model.fit(
    x_train,
    y_train,
    epochs=5,
    batch_size=64,
    validation_data=(x_val, y_val),
)
