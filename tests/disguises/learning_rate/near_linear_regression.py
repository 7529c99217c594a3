"""Fuel use from engine power: one Dense unit, so a big step is no problem."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(12)
power = rng.uniform(45.0, 230.0, size=(392, 1)).astype("float32")
mpg = 40.0 - 0.15 * power[:, 0] + rng.normal(0.0, 3.0, 392)

split = int(0.8 * len(power))
train_power, test_power = power[:split], power[split:]
train_mpg, test_mpg = mpg[:split], mpg[split:]

fit_rows = int(0.8 * split)
normalizer = layers.Normalization(input_shape=[1], axis=None)
normalizer.adapt(train_power[:fit_rows])

power_model = tf.keras.Sequential([normalizer, layers.Dense(units=1)])
power_model.summary()

power_model.compile(
    optimizer=tf.keras.optimizers.Adam(learning_rate=0.1),
    loss="mean_absolute_error",
)

history = power_model.fit(
    train_power[:fit_rows],
    train_mpg[:fit_rows],
    epochs=100,
    verbose=0,
    validation_data=(train_power[fit_rows:], train_mpg[fit_rows:]),
)
print("validation error:", history.history["val_loss"][-1])
print("test error:", power_model.evaluate(test_power, test_mpg, verbose=0))

grid = tf.linspace(40.0, 240.0, 201)
line = power_model.predict(tf.reshape(grid, (-1, 1)), verbose=0)
print("slope", float(line[-1, 0] - line[0, 0]) / 200.0)
