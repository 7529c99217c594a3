import numpy as np
import keras
from keras import layers


def log_features(x):
    return np.log(x + 1.0)  # !


def build(n):
    inp = keras.Input((n,))
    h = log_features(inp)  # !
    h = layers.Dense(32, activation='relu')(h)
    h = layers.Dense(16, activation='relu')(h)
    return keras.Model(inp, layers.Dense(1)(h))


rng = np.random.default_rng(3)
counts = rng.poisson(4.0, size=(3000, 10)).astype('float32')
target = np.log1p(counts).mean(axis=1)
model = build(10)
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(counts[:2400], target[:2400], epochs=9, batch_size=50, validation_split=0.1)
print(model.evaluate(counts[2400:], target[2400:]))
