"""Layers that make their weights in build, a model of blocks held in lists."""
import keras
import numpy as np
from keras import layers, ops


class Linear(layers.Layer):
    def __init__(self, units=32, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.activation = keras.activations.get(activation)

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="glorot_uniform")
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, inputs):
        return self.activation(ops.matmul(inputs, self.w) + self.b)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Scale(layers.Layer):
    def build(self, input_shape):
        self.gamma = self.add_weight(name="gamma", shape=input_shape[-1:], initializer="ones", trainable=False)

    def call(self, x):
        return x * self.gamma


inputs = keras.Input(shape=(12,))
x = Linear(24, "relu")(inputs)
x = Scale(name="scale")(x)
x = layers.Dropout(0.5)(x)
x = Linear(activation="tanh")(x)
outputs = layers.Dense(3, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs, name="linears")
model.compile(
    loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
    optimizer=keras.optimizers.Adamax(learning_rate=0.002),
    metrics=[keras.metrics.CategoricalAccuracy(name="acc")],
)
labels = keras.utils.to_categorical(np.random.randint(3, size=120), 3)
model.fit(np.random.rand(120, 12), labels, batch_size=40, epochs=1)
