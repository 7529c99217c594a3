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
        hidden1 = self.hidden1(norm_deep)
        hidden2 = self.hidden2(hidden1)
        concat = tf.keras.layers.concatenate([norm_wide, hidden2])
        return self.main_output(concat), self.aux_output(hidden2)


class Stack(tf.keras.Model):
    """Layers in a list attribute."""

    def __init__(self, widths, n_classes):
        super().__init__()
        self.blocks = [tf.keras.layers.Dense(w, activation="relu") for w in widths]
        self.dropout = tf.keras.layers.Dropout(0.3)
        self.head = tf.keras.layers.Dense(n_classes, activation="softmax")

    def call(self, x, training=False):
        for block in self.blocks:
            x = block(x)
        x = self.dropout(x, training=training)
        return self.head(x)


X = np.random.randn(200, 8).astype("float32")
y = np.random.rand(200, 1)

model = WideAndDeepModel(30, name="my_cool_model")
model.norm_layer_wide.adapt(X[:, :5])
model.norm_layer_deep.adapt(X[:, 2:])
model.compile(
    loss=["mse", "mse"],
    loss_weights=[0.9, 0.1],
    optimizer=tf.keras.optimizers.Adam(learning_rate=1e-3),
)
model.fit((X[:, :5], X[:, 2:]), (y, y), epochs=2, validation_split=0.2, verbose=0)

stack = Stack([32, 16], n_classes=4)
stack.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
stack.fit(X, np.random.randint(0, 4, 200), epochs=2, validation_split=0.2, verbose=0)
