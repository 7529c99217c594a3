"""Sine regression with a functional model kept in a class."""
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers


class Dataset:
    def __init__(self, n_points, noise=0.1, seed=0):
        rng = np.random.default_rng(seed)
        self.x = rng.uniform(-3.0, 3.0, size=(n_points, 1)).astype("float32")
        self.y = np.sin(2 * self.x) + rng.normal(0, noise, self.x.shape)


class Regressor:
    def __init__(self, dataset, config):
        self.dataset = dataset
        self.config = config
        self.history = None

    def build(self):
        inputs = keras.Input(shape=(1,), name="x")
        hidden = inputs
        for units in self.config["hidden"]:
            hidden = layers.Dense(units, activation=self.config["activation"])(hidden)
        outputs = layers.Dense(1, name="y")(hidden)
        self.model = keras.Model(inputs, outputs)
        self.model.compile(**self.config["compile"])
        return self

    def train(self):
        self.history = self.model.fit(  # expect: KER601
            self.dataset.x,
            self.dataset.y,
            epochs=self.config["epochs"],
            batch_size=64,
            verbose=0,
        )
        return self

    def report(self):
        losses = self.history.history["loss"]
        print(f"loss fell from {losses[0]:.4f} to {losses[-1]:.4f}")


CONFIG = {
    "hidden": [32, 32],
    "activation": "relu",
    "epochs": 100,
    "compile": {"optimizer": "adam", "loss": "mse", "metrics": ["mae"]},
}

if __name__ == "__main__":
    regressor = Regressor(Dataset(5000), CONFIG)
    regressor.build().train().report()
