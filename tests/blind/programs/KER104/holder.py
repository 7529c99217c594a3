import numpy as np
import tensorflow as tf


class AnomalyDetector:
    def __init__(self, sensors, rate=1e-3):
        self.sensors = sensors
        self.rate = rate
        self.net = None

    def build(self):
        layers = tf.keras.layers
        self.net = tf.keras.Sequential([
            tf.keras.Input((self.sensors,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(32, activation="relu"),
            layers.Dense(1, activation=tf.nn.softmax),  # !
        ])
        self.net.compile(tf.keras.optimizers.Adam(self.rate), "binary_crossentropy", metrics=["accuracy"])
        return self

    def fit(self, x, faulty, **options):
        return self.net.fit(x, faulty, epochs=30, validation_split=0.2, **options)


rng = np.random.default_rng(21)
readings = rng.normal(0.0, 1.0, (5000, 20))
faulty = (np.abs(readings).max(axis=1) > 3).astype("int32")
detector = AnomalyDetector(20).build()
detector.fit(readings[:4000], faulty[:4000], batch_size=64)
print(detector.net.evaluate(readings[4000:], faulty[4000:]))
