import keras
from keras import layers

from . import parts


class SmallNet(layers.Layer):
    def __init__(self, filters=(4,), **kwargs):
        super().__init__(**kwargs)
        self.steps = [layers.Conv2D(f, 3, padding="same", activation=parts.ACTIVATION) for f in filters]
        self.pool = layers.MaxPooling2D()

    def call(self, x):
        for step in self.steps:
            x = self.pool(step(x))
        return x


def classifier(body, units):
    inputs = keras.Input((32, 32, 3))
    x = parts.flat(body(inputs))
    return keras.Model(inputs, layers.Dense(units, activation="sigmoid" if units == 1 else "softmax")(x))
