import math
import numpy as np
import keras
from keras import layers


class Batches(keras.utils.PyDataset):
    def __init__(self, x, y, size=20, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return math.ceil(len(self.x) / self.size)

    def __getitem__(self, i):
        rows = slice(i * self.size, (i + 1) * self.size)
        return self.x[rows], self.y[rows]


class Regressor(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(40, activation='relu')
        self.out = layers.Dense(1)

    def call(self, x):
        return self.out(self.hidden(x))


rng = np.random.default_rng(9)
x = rng.normal(size=(3000, 7)).astype('float32')
y = np.abs(x).sum(axis=1, keepdims=True) / 5
model = Regressor()
model.compile(optimizer='adam', loss='mse')
model.fit(Batches(x[:2000], y[:2000]), batch_size=200, epochs=9, validation_data=(x[2000:2500], y[2000:2500]))  # !
print(model.evaluate(x[2500:], y[2500:]))
