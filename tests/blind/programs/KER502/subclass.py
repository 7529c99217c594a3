import numpy as np
import tensorflow as tf


class Scorer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.h = tf.keras.layers.Dense(16, activation="relu")
        self.o = tf.keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.o(self.h(x))


x = np.random.randn(1000, 6)
y = (x[:, 1] > x[:, 2]).astype(int)
scorer = Scorer()
scorer.fit(x[:800], y[:800], epochs=20, validation_data=(x[800:], y[800:]))  # !
