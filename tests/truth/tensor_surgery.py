"""Tensors that are cut, reduced and turned on their way: by operations, in Lambda layers, in layers of the program."""
import keras
import numpy as np
from keras import layers, ops

LENGTH, WIDTH = 12, 6


def last_steps(x, count=1):
    return x[:, -count:, :]


def pooled(tensors):
    a, b = tensors
    return ops.concatenate([ops.mean(a, axis=1), ops.max(b, axis=1)], axis=-1)


class Centred(layers.Layer):
    def call(self, x):
        centre = ops.mean(x, axis=1, keepdims=True)
        return (x - centre) / ops.maximum(ops.max(ops.abs(x)), keras.config.epsilon())


sequence = keras.Input((LENGTH, WIDTH))
whole = layers.GRU(8, return_sequences=True)(sequence)
tail = layers.Lambda(last_steps, arguments={"count": 3})(whole)
first = layers.Lambda(lambda t: t[:, 0])(whole)
both = layers.Lambda(pooled)([whole, tail])
turned = layers.Dense(4, activation="relu")(ops.transpose(whole, (0, 2, 1)))
column = ops.squeeze(ops.expand_dims(first, 1), axis=1)
odd = layers.Flatten()(whole[:, ::2, 1:4])
joined = layers.Concatenate()([first, both, layers.Flatten()(turned), column, odd])
model = keras.Model(sequence, layers.Dense(3, activation="softmax")(joined))
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
x, y = np.random.rand(48, LENGTH, WIDTH), np.random.randint(0, 3, 48)
model.fit(x, y, epochs=2, batch_size=16)

free = keras.Input((None, WIDTH))
z = Centred()(free)
z = layers.Conv1D(5, 3, padding="same")(z)
z = layers.Lambda(lambda t: t[..., None][:, 1:-1])(z)
z = layers.Lambda(lambda t: ops.sum(t, axis=[1, 3]), output_shape=(5,))(z)
streaming = keras.Model(free, layers.Dense(1)(z))
streaming.compile(loss="mse", optimizer="rmsprop")
streaming.fit(x, y, epochs=1)
