import numpy as np
import tensorflow as tf


class Trainer:
    RATE = 2.0  # !

    def __init__(self, model):
        self.model = model
        self.optimizer = tf.keras.optimizers.SGD(self.RATE, momentum=0.9)  # !

    def run(self, x, y):
        self.model.compile(self.optimizer, "binary_crossentropy", metrics=["accuracy"])
        return self.model.fit(x, y, epochs=25, validation_split=0.2)


x = np.random.randn(2000, 14)
y = (x[:, 0] * x[:, 1] > 0).astype(int)
net = tf.keras.Sequential([tf.keras.Input((14,)), tf.keras.layers.Dense(32, activation="relu"),
                           tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1, activation="sigmoid")])
Trainer(net).run(x, y)
