import numpy as np
import keras
from keras import layers


def batches(x, y, size, rng):
    while True:
        pick = rng.integers(0, len(x), size)
        yield x[pick], y[pick]


def make_model():
    m = keras.Sequential([keras.Input((16,)), layers.Dense(32, activation='relu'), layers.Dense(1)])
    m.compile(optimizer='rmsprop', loss='mse')
    return m


def train(m, x, y, valid, epochs=9, size=50):
    flow = batches(x, y, size, np.random.default_rng(1))
    return m.fit_generator(generator=flow, steps_per_epoch=len(x) // size, epochs=epochs, validation_data=valid, verbose=2)  # !


rng = np.random.default_rng(0)
x = rng.normal(size=(4000, 16)).astype('float32')
y = np.tanh(x[:, :4].sum(axis=1, keepdims=True))
net = make_model()
train(net, x[:3000], y[:3000], (x[3000:3500], y[3000:3500]))
print(net.evaluate(x[3500:], y[3500:]))
