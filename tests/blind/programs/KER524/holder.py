import keras
import numpy as np


class Pricer:
    def __init__(self):
        self.net = keras.Sequential([keras.Input((6,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
        self.net.compile("adam", "mse")

    def run(self, x, y):
        self.net = self.net.fit(x, y, epochs=30, validation_split=0.2)  # !
        return self.net.predict(x[:10])  # !


x = np.random.randn(1000, 6)
print(Pricer().run(x, x[:, 0] - x[:, 1]))
