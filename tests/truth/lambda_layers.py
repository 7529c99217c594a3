import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops


def split(x, part):
    half = x.shape[-1] // 2
    return x[..., :half] if part == 0 else x[..., half:]


left = keras.Input((10,), name="left")
right = keras.Input((10,), name="right")
tower = keras.Sequential([keras.Input((10,)), layers.Dense(16, activation="relu"), layers.Dense(8)], name="tower")
u, v = tower(left), tower(right)
distance = layers.Lambda(lambda t: ops.abs(t[0] - t[1]), output_shape=(8,))([u, v])
first = layers.Lambda(split, arguments={"part": 0}, output_shape=(4,))(distance)
normed = layers.Lambda(lambda t: ops.normalize(t, axis=-1))(distance)
total = layers.Lambda(lambda t: ops.expand_dims(ops.sum(t, axis=1), -1))(normed)
joined = layers.concatenate([first, normed, total])
same = layers.Dense(1, activation="sigmoid")(joined)
model = keras.Model([left, right], same)
model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Ftrl(0.01), metrics=[keras.metrics.AUC(name="auc")])
a, b = np.random.rand(60, 10), np.random.rand(60, 10)
model.fit([a, b], np.random.randint(0, 2, (60, 1)), batch_size=20, epochs=2, verbose=0)
