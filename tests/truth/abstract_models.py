from abc import ABC, abstractmethod

import keras
import numpy as np
from keras import layers


class BaseModel(ABC):
    loss = "mse"
    metrics: list = []

    def __init__(self, shape, lr=1e-3):
        self.shape = shape
        self.lr = lr
        self.net = self._assemble()

    @abstractmethod
    def body(self, x):
        ...

    @abstractmethod
    def head(self, x):
        ...

    def _assemble(self):
        inputs = keras.Input(self.shape)
        net = keras.Model(inputs, self.head(self.body(inputs)))
        net.compile(optimizer=keras.optimizers.Adam(self.lr), loss=self.loss, metrics=self.metrics)
        return net

    def __call__(self, x):
        return self.net.predict(x, verbose=0)

    def train(self, *data, epochs=1, **options):
        return self.net.fit(*data, epochs=epochs, verbose=0, **options)


class Dense(BaseModel):
    @staticmethod
    def widths():
        return 32, 16

    def body(self, x):
        for width in self.widths():
            x = layers.Dense(width, activation="relu")(x)
        return x

    def head(self, x):
        return layers.Dense(1)(x)


class Recurrent(Dense):
    loss = "binary_crossentropy"
    metrics = ["accuracy"]

    def body(self, x):
        return super().body(layers.Bidirectional(layers.LSTM(8))(x))

    def head(self, x):
        return layers.Dense(1, activation="sigmoid")(x)


Dense((5,)).train(np.random.rand(20, 5), np.random.rand(20))
recurrent = Recurrent((12, 3), lr=0.01)
recurrent.train(np.random.rand(20, 12, 3), np.random.randint(0, 2, 20), epochs=2, batch_size=4)
print(recurrent(np.random.rand(2, 12, 3)))
