import keras
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def samples():
    for _ in range(64):
        steps = np.random.rand(20, 6).astype("float32")
        yield steps, np.int32(steps.sum() > 60)


ds = tf.data.Dataset.from_generator(
    samples,
    output_signature=(
        tf.TensorSpec(shape=(20, 6), dtype=tf.float32),
        tf.TensorSpec(shape=(), dtype=tf.int32),
    ),
)
steps, features = ds.element_spec[0].shape
train = ds.skip(16).shuffle(48).batch(8).prefetch(tf.data.AUTOTUNE)
val = ds.take(16).batch(8)

model = tf.keras.Sequential()
model.add(layers.Input(shape=(steps, features)))
model.add(layers.Masking(mask_value=0.0))
model.add(layers.GRU(12, dropout=0.1, recurrent_dropout=0.1))
model.add(layers.Dense(2, activation="softmax"))
model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
model.fit(train, validation_data=val, epochs=2, callbacks=[keras.callbacks.TerminateOnNaN()])
