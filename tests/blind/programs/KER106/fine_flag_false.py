import keras
import numpy as np

rng = np.random.default_rng(1)
x = rng.normal(size=(2000, 8))
y = (x.sum(axis=1) > 0).astype("float32")
logits = False
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, activation="relu"),
                        keras.layers.Dense(1, activation=None if logits else "sigmoid")])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=logits), metrics=["accuracy"])
net.fit(x[:1500], y[:1500], epochs=25, validation_data=(x[1500:], y[1500:]))
