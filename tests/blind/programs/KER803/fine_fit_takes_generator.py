import numpy as np
import keras
from keras import layers


def fit_generator(x, y, size=50, seed=0):
    rng = np.random.default_rng(seed)
    while True:
        pick = rng.integers(0, len(x), size)
        yield x[pick], y[pick]


rng = np.random.default_rng(0)
x = rng.normal(size=(4000, 16)).astype('float32')
y = np.tanh(x[:, :4].sum(axis=1, keepdims=True))
model = keras.Sequential([keras.Input((16,)), layers.Dense(32, activation='relu'), layers.Dense(1)])
model.compile(optimizer='rmsprop', loss='mse')
model.fit(fit_generator(x[:3000], y[:3000]), steps_per_epoch=60, epochs=9, validation_data=(x[3000:3500], y[3000:3500]))
print(model.evaluate(x[3500:], y[3500:]))
