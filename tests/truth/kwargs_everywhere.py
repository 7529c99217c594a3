import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

CONV = {"kernel_size": 3, "padding": "same", "activation": "relu"}
COMPILE = dict(loss="binary_crossentropy", metrics=["accuracy"])
FIT = dict(epochs=2, batch_size=16, verbose=0)


def mlp(x, units, **dense_kwargs):
    dense_kwargs = {"activation": "relu", **dense_kwargs}
    for u in units:
        x = layers.Dense(u, **dense_kwargs)(x)
    return x


def build(input_shape=(24, 24, 3), conv_kwargs=None, **head_kwargs):
    inputs = tf.keras.Input(shape=input_shape)
    x = inputs
    for filters in (8, 16):
        x = layers.Conv2D(filters, **(conv_kwargs or CONV))(x)
        x = layers.MaxPooling2D()(x)
    x = layers.Flatten()(x)
    x = mlp(x, [32], kernel_regularizer="l2")
    options = {"units": 1, "activation": "sigmoid"}
    options.update(head_kwargs)
    outputs = layers.Dense(**options)(x)
    return tf.keras.Model(inputs, outputs)


def run(model, *data, optimizer="adam", compile_args={}, **fit_args):
    model.compile(optimizer=optimizer, **{**COMPILE, **compile_args})
    return model.fit(*data, **fit_args)


images = np.random.rand(80, 24, 24, 3)
labels = np.random.randint(0, 2, 80)
holdout = dict(validation_data=(images[:16], labels[:16]))

run(build(), images[16:], labels[16:], **FIT, **holdout)
run(
    build(conv_kwargs={**CONV, "activation": "elu"}, activation=None, name="logits"),
    images[16:],
    labels[16:],
    compile_args={"loss": tf.keras.losses.BinaryCrossentropy(from_logits=True), "metrics": None},
    **{**FIT, "epochs": 1},
)
