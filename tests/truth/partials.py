from functools import partial

import numpy as np
import tensorflow as tf

DefaultConv2D = partial(
    tf.keras.layers.Conv2D,
    kernel_size=3,
    padding="same",
    activation="relu",
    kernel_initializer="he_normal",
)
RegularizedDense = partial(
    tf.keras.layers.Dense,
    activation="relu",
    kernel_initializer="he_normal",
    kernel_regularizer=tf.keras.regularizers.l2(0.01),
)

model = tf.keras.Sequential(
    [
        tf.keras.layers.Input(shape=[28, 28, 1]),
        DefaultConv2D(filters=16, kernel_size=7),
        tf.keras.layers.MaxPool2D(),
        DefaultConv2D(filters=32),
        DefaultConv2D(filters=32),
        tf.keras.layers.MaxPool2D(),
        DefaultConv2D(filters=64),
        tf.keras.layers.GlobalAvgPool2D(),
        RegularizedDense(units=32),
        tf.keras.layers.Dropout(0.5),
        RegularizedDense(10, activation="softmax", kernel_initializer="glorot_uniform"),
    ]
)

compile_classifier = partial(
    tf.keras.Model.compile,
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
compile_classifier(model, optimizer=tf.keras.optimizers.Nadam())

fit = partial(model.fit, batch_size=32, verbose=2)
X = np.random.rand(96, 28, 28, 1).astype("float32")
y = np.random.randint(0, 10, 96)
fit(X, y, epochs=1, validation_split=0.25)
