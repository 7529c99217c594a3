import keras
import numpy as np
from keras import layers, ops
from keras.losses import CategoricalCrossentropy


class GestureNet(keras.Model):
    """Four gestures from a window of accelerometer readings."""

    def __init__(self, gestures):
        super().__init__()
        self.conv = layers.Conv1D(16, 5, activation="relu")
        self.pool = layers.GlobalAveragePooling1D()
        self.hidden = layers.Dense(32, activation="relu")
        self.out = layers.Dense(gestures, activation=ops.sigmoid)  # !

    def call(self, window):
        return self.out(self.hidden(self.pool(self.conv(window))))


rng = np.random.default_rng(3)
signals = rng.normal(size=(1200, 50, 3)).astype("float32")
kinds = rng.integers(0, 4, size=1200)
one_hot = np.eye(4)[kinds]

recogniser = GestureNet(4)
recogniser.compile("adam", CategoricalCrossentropy(), metrics=["accuracy"])  # !
recogniser.fit(signals[:900], one_hot[:900], validation_data=(signals[900:], one_hot[900:]), epochs=25)
