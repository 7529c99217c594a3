"""Custom layers used inside a functional model."""
import keras
import numpy as np
from keras import layers, ops


class Linear(layers.Layer):
    def __init__(self, units=32, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.activation = keras.activations.get(activation)

    def build(self, input_shape):
        self.w = self.add_weight(
            shape=(input_shape[-1], self.units), initializer="glorot_uniform", trainable=True
        )
        self.b = self.add_weight(shape=(self.units,), initializer="zeros", trainable=True)

    def call(self, inputs):
        return self.activation(ops.matmul(inputs, self.w) + self.b)

    def get_config(self):
        config = super().get_config()
        config.update(units=self.units, activation=keras.activations.serialize(self.activation))
        return config


class MLPBlock(layers.Layer):
    def __init__(self, hidden, out, rate=0.1):
        super().__init__()
        self.net = keras.Sequential(
            [Linear(hidden, "relu"), layers.Dropout(rate), Linear(out)]
        )
        self.norm = layers.LayerNormalization()

    def call(self, x, training=None):
        return self.norm(x + self.net(x, training=training))


class ActivityPenalty(layers.Layer):
    def __init__(self, rate=1e-3):
        super().__init__()
        self.rate = rate

    def call(self, inputs):
        self.add_loss(self.rate * ops.mean(ops.square(inputs)))
        return inputs


inputs = keras.Input((16,))
x = Linear(24)(inputs)
for _ in range(3):
    x = MLPBlock(48, 24)(x)
x = ActivityPenalty(1e-2)(x)
outputs = layers.Dense(2, activation="softmax")(x)

model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    np.random.randn(128, 16),
    np.random.randint(0, 2, 128),
    epochs=2,
    validation_split=0.25,
    verbose=0,
)
model.summary()
