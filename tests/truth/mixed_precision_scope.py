import os

os.environ["KERAS_BACKEND"] = "tensorflow"

import numpy as np
import tensorflow as tf

import keras
from keras import layers

keras.utils.set_random_seed(812)
BATCH_PER_REPLICA = 8
strategy = tf.distribute.get_strategy()
batch_size = BATCH_PER_REPLICA * strategy.num_replicas_in_sync


def get_compiled_model():
    inputs = keras.Input(shape=(784,))
    x = keras.layers.Dense(64, activation="relu")(inputs)
    x = keras.layers.Dense(64, activation="relu")(x)
    outputs = keras.layers.Dense(10)(x)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.Adam(),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=[keras.metrics.SparseCategoricalAccuracy()],
    )
    return model


def get_dataset(batch_size):
    x = np.random.rand(80, 28, 28).reshape(-1, 784).astype("float32")
    y = np.random.randint(0, 10, 80).astype("float32")
    return (
        tf.data.Dataset.from_tensor_slices((x[:-16], y[:-16])).batch(batch_size),
        tf.data.Dataset.from_tensor_slices((x[-16:], y[-16:])).batch(batch_size),
    )


with strategy.scope():
    model = get_compiled_model()

train_dataset, val_dataset = get_dataset(batch_size)
callbacks = [keras.callbacks.LearningRateScheduler(lambda e, lr: lr * 0.9), keras.callbacks.CSVLogger(os.devnull)]
model.fit(train_dataset, epochs=2, validation_data=val_dataset, callbacks=callbacks)
