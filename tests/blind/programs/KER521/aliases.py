import keras as kr
import numpy as num
from keras import models as mods, layers as lays

((A, a), (B, b)) = kr.datasets.mnist.load_data()
A, B = A.reshape(-1, 784) / 255.0, B.reshape(-1, 784) / 255.0
A, V, a, v = A[:50000], A[50000:], a[:50000], a[50000:]
size = 100


def stream(x, y, shuffle=num.random.default_rng(0)):
    while True:
        pick = shuffle.integers(0, len(x), size)
        yield x[pick], y[pick]


m = mods.Sequential([
    kr.Input((784,)),
    lays.Dense(128, activation="relu"),
    lays.Dense(10, activation="softmax"),
])
m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(stream(A, a), steps_per_epoch=A.shape[0] / size,  # !
      validation_data=stream(V, v), validation_steps=V.shape[0] / size,  # !
      epochs=5)
print(m.evaluate(B, b))
