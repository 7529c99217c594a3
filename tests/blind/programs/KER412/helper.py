import keras
import numpy as np


def windows(n=5000, steps=30, seed=2):
    rng = np.random.default_rng(seed)
    phase = rng.uniform(0, 6.28, size=(n, 1))
    speed = rng.uniform(0.1, 0.4, size=(n, 1))
    x = np.sin(phase + speed * np.arange(steps)) + rng.normal(0, 0.05, size=(n, steps))
    return x[..., None].astype("float32"), speed[:, 0].astype("float32")


def build_regressor(steps):
    model = keras.Sequential(name="speed")
    model.add(keras.Input((steps, 1)))
    model.add(keras.layers.Conv1D(16, 5, activation="relu"))
    model.add(keras.layers.Conv1D(32, 5, activation="relu"))
    model.add(keras.layers.Dense(32, activation="relu"))  # !
    model.add(keras.layers.Dense(1))  # !
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    return model


x, speed = windows()
model = build_regressor(x.shape[1])
model.fit(x[:3500], speed[:3500], validation_data=(x[3500:4200], speed[3500:4200]), epochs=15)
print(model.evaluate(x[4200:], speed[4200:]))
