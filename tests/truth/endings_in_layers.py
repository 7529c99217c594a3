"""Layers of the program at the output: endpoints, classifiers with an activation of their own, dropout that stays on."""
import keras
import numpy as np
from keras import layers, ops

x = np.random.rand(64, 12).astype("float32")
y = np.random.randint(0, 5, 64)


class Endpoint(layers.Layer):
    """Adds a penalty and gives what it was given."""

    def __init__(self, strength=0.01, **kwargs):
        super().__init__(**kwargs)
        self.strength = strength

    def call(self, inputs):
        self.add_loss(self.strength * ops.mean(ops.square(inputs)))
        return inputs


class Classifier(layers.Layer):
    def __init__(self, classes, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.classes = classes
        self.activation = keras.activations.get(activation)

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.classes), initializer="glorot_uniform")
        self.bias = self.add_weight(shape=(self.classes,), initializer="zeros")

    def call(self, inputs):
        return self.activation(ops.matmul(inputs, self.kernel) + self.bias)


class Probabilities(layers.Layer):
    def __init__(self, classes):
        super().__init__()
        self.hidden = layers.Dense(16, activation="relu")
        self.last = layers.Dense(classes, activation="softmax")

    def call(self, inputs):
        return self.last(self.hidden(inputs))


class AlwaysDropout(layers.Dropout):
    def call(self, inputs):
        return super().call(inputs, training=True)


inputs = keras.Input((12,))
outputs = Endpoint()(layers.Dense(5, activation="softmax")(inputs))
endpoint = keras.Model(inputs, outputs)
endpoint.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
endpoint.fit(x, y, epochs=2)

classifier = keras.Sequential([keras.Input((12,)), layers.Dense(8, activation="relu"), Classifier(5, "softmax")])
classifier.compile("adam", "sparse_categorical_crossentropy")
classifier.fit(x, y, epochs=2)

inputs = keras.Input((12,))
nested = keras.Model(inputs, Probabilities(5)(inputs))
nested.compile("sgd", "sparse_categorical_crossentropy")
nested.fit(x, y, epochs=2)

noisy = keras.Sequential(
    [keras.Input((12,)), layers.Dense(8, activation="relu"), AlwaysDropout(0.3), layers.Dense(5, activation="softmax")]
)
noisy.compile("rmsprop", "sparse_categorical_crossentropy")
noisy.fit(x, y, epochs=2)
