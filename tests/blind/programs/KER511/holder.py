import keras
import numpy as np


class Frames(keras.utils.PyDataset):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, k):
        rng = np.random.default_rng(k)
        return rng.normal(size=(16, 12)), rng.integers(0, 2, 16)


class Watcher:
    def __init__(self):
        self.model = keras.Sequential([keras.Input((12,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
        self.model.compile("adam", "binary_crossentropy")

    def train(self, frames):
        self.model.fit(frames, epochs=12, validation_split=0.25)  # !


Watcher().train(Frames(200))
