import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(2)
x = rng.normal(size=(2000, 16))
size = x[:, 0] * 2
kind = (x[:, 1] > 0).astype(int)
i = keras.Input((16,))
h = layers.Dense(32, activation="relu")(i)
m = keras.Model(i, [layers.Dense(1, name="size")(h), layers.Dense(1, activation="sigmoid", name="kind")(h)])
m.compile("adam", loss={"size": "mse", "kind": "binary_crossentropy"}, metrics={"size": ["mae"], "kind": ["accuracy"]})
m.fit(x[:1500], {"size": size[:1500], "kind": kind[:1500]}, epochs=20,
      validation_data=(x[1500:], {"size": size[1500:], "kind": kind[1500:]}))
