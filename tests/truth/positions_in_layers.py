"""Data that a layer or a graph makes itself: positions, masks, noise, tables."""
import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

LENGTH, WORDS, WIDTH = 20, 500, 16


class Positions(layers.Layer):
    def __init__(self, length, words, width):
        super().__init__()
        self.tokens = layers.Embedding(words, width)
        self.positions = layers.Embedding(length, width)
        self.length = length

    def call(self, x):
        places = ops.arange(0, self.length)
        return self.tokens(x) + self.positions(places)


class Noise(layers.Layer):
    def __init__(self):
        super().__init__()
        self.seed_generator = keras.random.SeedGenerator(7)

    def call(self, inputs):
        mean, spread = inputs
        noise = keras.random.normal(shape=ops.shape(mean), seed=self.seed_generator)
        return mean + ops.exp(0.5 * spread) * noise


inputs = keras.Input((LENGTH,), dtype="int32")
x = Positions(LENGTH, WORDS, WIDTH)(inputs)
x = layers.GlobalAveragePooling1D()(x)
mean, spread = layers.Dense(4)(x), layers.Dense(4)(x)
z = Noise()([mean, spread])
model = keras.Model(inputs, layers.Dense(3, activation="softmax")(z))
model.compile("adam", "sparse_categorical_crossentropy")
x_train = np.random.randint(0, WORDS, (40, LENGTH))
y_train = np.random.randint(0, 3, 40)
model.fit(x_train, y_train, epochs=2)

angles = np.arange(LENGTH)[:, np.newaxis] / np.power(10000, np.arange(WIDTH)[np.newaxis, :] / WIDTH)
table = np.sin(angles).astype("float32")[np.newaxis, :, :]
words = keras.Input((LENGTH,), dtype="int32")
y = layers.Embedding(WORDS, WIDTH)(words) + table
mask = tf.linalg.band_part(tf.ones((LENGTH, LENGTH)), -1, 0)
y = layers.Attention()([y, y]) * 0.5
y = layers.GlobalMaxPooling1D()(y)
encoded = keras.Model(words, layers.Dense(1, activation="sigmoid")(y))
encoded.compile("rmsprop", "binary_crossentropy")
encoded.fit(x_train, y_train > 0, epochs=1)
