import numpy as np
import tensorflow as tf


class WideAndDeepModel(tf.keras.Model):
    def __init__(self, units=30, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.norm_layer_wide = tf.keras.layers.Normalization()
        self.norm_layer_deep = tf.keras.layers.Normalization()
        self.hidden1 = tf.keras.layers.Dense(units, activation=activation)
        self.hidden2 = tf.keras.layers.Dense(units, activation=activation)
        self.main_output = tf.keras.layers.Dense(1)
        self.aux_output = tf.keras.layers.Dense(1)

    def call(self, inputs):
        input_wide, input_deep = inputs
        norm_wide = self.norm_layer_wide(input_wide)
        norm_deep = self.norm_layer_deep(input_deep)
        hidden2 = self.hidden2(self.hidden1(norm_deep))
        concat = tf.keras.layers.concatenate([norm_wide, hidden2])
        return self.main_output(concat), self.aux_output(hidden2)


tf.random.set_seed(42)
X, y = np.random.randn(128, 8), np.random.randn(128)
X_wide, X_deep = X[:, :5], X[:, 2:]
model = WideAndDeepModel(24, name="my_cool_model")
model.norm_layer_wide.adapt(X_wide)
model.norm_layer_deep.adapt(X_deep)
optimizer = tf.keras.optimizers.Adam(learning_rate=1e-3)
model.compile(loss=["mse", "mse"], loss_weights=[0.9, 0.1], optimizer=optimizer)
model.fit((X_wide, X_deep), (y, y), epochs=10, validation_data=((X_wide[:9], X_deep[:9]), (y[:9], y[:9])))
