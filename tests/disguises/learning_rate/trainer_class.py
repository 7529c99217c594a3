"""Forecast the next value of a noisy wave with a GRU."""
import numpy as np
from tensorflow import keras


def windows(series, size):
    x = np.stack([series[i : i + size] for i in range(len(series) - size)])
    return x[..., np.newaxis], series[size:]


class Forecaster:
    def __init__(self, window=24, units=16, rate=0.3, rule="rmsprop"):
        self.window = window
        self.units = units
        self.rate = rate
        self.rule = rule
        self.model = self._build()

    def _build(self):
        model = keras.Sequential(
            [
                keras.layers.Input(shape=(self.window, 1)),
                keras.layers.GRU(self.units),
                keras.layers.Dense(1),
            ]
        )
        model.compile(optimizer=self._optimizer(), loss="mse", metrics=["mae"])
        return model

    def _optimizer(self):
        if self.rule == "rmsprop":
            return keras.optimizers.RMSprop(learning_rate=self.rate)  # expect: KER301
        return keras.optimizers.Adagrad()

    def fit(self, train, val, epochs=12):
        return self.model.fit(
            *train, epochs=epochs, batch_size=64, validation_data=val, verbose=0
        )


if __name__ == "__main__":
    rng = np.random.default_rng(1)
    t = np.arange(4000, dtype="float32")
    wave = np.sin(t / 12) + 0.1 * rng.standard_normal(4000)
    wave = wave.astype("float32")

    forecaster = Forecaster(window=24)
    train, val = windows(wave[:3000], 24), windows(wave[3000:3500], 24)
    history = forecaster.fit(train, val)
    print("val mae:", history.history["val_mae"][-1])
    print("test   :", forecaster.model.evaluate(*windows(wave[3500:], 24), verbose=0))
