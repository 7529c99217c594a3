import keras as ke
from keras.layers import LocallyConnected1D as Local, Dense as Full, Flatten as Flat  # !
import numpy as num

r = num.random.default_rng(2)
phase = r.uniform(0, 6.28, (3000, 1))
kind = r.integers(0, 3, 3000)
X = (num.sin(phase + num.arange(40) * (0.1 + 0.1 * kind[:, None])) + r.normal(0, 0.2, (3000, 40)))[..., None]

m = ke.Sequential([
    ke.Input((40, 1)),
    Local(8, 5, activation="relu"),
    Flat(),
    Full(3, activation="softmax"),
])
m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(X[:2000], kind[:2000], epochs=10, validation_data=(X[2000:2500], kind[2000:2500]))
print(m.evaluate(X[2500:], kind[2500:]))
