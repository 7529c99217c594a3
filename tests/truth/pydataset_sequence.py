import math

import keras
import numpy as np
from keras.layers import Conv2D, Dense, Flatten, Input
from keras.models import Model


class Batches(keras.utils.PyDataset):
    def __init__(self, x, y, batch_size, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y = x, y
        self.batch_size = batch_size

    def __len__(self):
        return math.ceil(len(self.x) / self.batch_size)

    def __getitem__(self, idx):
        low = idx * self.batch_size
        high = min(low + self.batch_size, len(self.x))
        return self.x[low:high] / 255.0, self.y[low:high]


def lenet(shape=(28, 28, 1), n=10):
    i = x = Input(shape)
    x = Conv2D(6, 5, activation="tanh", padding="same")(x)
    x = Conv2D(16, 5, strides=2, activation="tanh")(x)
    x = Flatten()(x)
    for u in (120, 84):
        x = Dense(u, activation="tanh")(x)
    return Model(i, Dense(n, activation="softmax")(x))


x = np.random.randint(0, 256, (70, 28, 28, 1))
y = np.random.randint(0, 10, 70)
train, test = Batches(x[:50], y[:50], 10), Batches(x[50:], y[50:], 10)
net = lenet()
net.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(train, epochs=4, steps_per_epoch=len(train), validation_data=test, verbose=2)
