import numpy as np
import keras
from keras import layers


class Forecaster:
    def __init__(self, past):
        self.past = past
        self.model = keras.Sequential([keras.Input((past,)), layers.Dense(32, activation='relu'), layers.Dense(1)])
        self.model.compile(optimizer='adam', loss='mse')

    def fit_generator(self, source, steps, epochs):
        return self.model.fit(source, steps_per_epoch=steps, epochs=epochs, verbose=0)

    def windows(self, series, size=32):
        rng = np.random.default_rng(0)
        while True:
            at = rng.integers(0, len(series) - self.past - 1, size)
            yield np.stack([series[i:i + self.past] for i in at]), series[at + self.past][:, None]


series = np.sin(np.arange(5000) / 7).astype('float32')
f = Forecaster(12)
f.fit_generator(f.windows(series[:4000]), steps=80, epochs=6)
print(f.model.evaluate(f.windows(series[4000:]), steps=20))
