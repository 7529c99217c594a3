import numpy as np
import keras
from sklearn.model_selection import train_test_split


class FaultDetector:
    """Several machine faults may occur at the same time."""

    def __init__(self, n_sensors, n_faults):
        self.net = keras.Sequential([
            keras.Input((n_sensors,)),
            keras.layers.Dense(48, activation='relu'),
            keras.layers.Dense(n_faults, activation='sigmoid'),
        ])
        self.net.compile(
            optimizer='adam',
            loss=keras.losses.BinaryCrossentropy(),
            metrics=['accuracy'],  # !
        )

    def train(self, x, y):
        return self.net.fit(x, y, epochs=15, batch_size=32, validation_split=0.2, verbose=0)

    def judge(self, x, y):
        return self.net.evaluate(x, y, return_dict=True, verbose=0)


rng = np.random.default_rng(6)
sensors = rng.normal(size=(4000, 20))
faults = (sensors @ rng.normal(size=(20, 5)) > 2.0).astype('float32')
xa, xb, ya, yb = train_test_split(sensors, faults, test_size=0.25, random_state=6)
detector = FaultDetector(20, 5)
detector.train(xa, ya)
print(detector.judge(xb, yb))
