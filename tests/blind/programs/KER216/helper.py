import numpy as np
import tensorflow as tf


def stream(x, y, training):
    ds = tf.data.Dataset.from_tensor_slices((x, y))
    ds = ds.batch(32)
    if training:
        ds = ds.shuffle(500)  # !
    return ds.prefetch(tf.data.AUTOTUNE)


x = np.random.randn(5000, 10)
y = (x.mean(axis=1) > 0).astype(int)
m = tf.keras.Sequential([tf.keras.Input((10,)), tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy")
m.fit(stream(x[:4000], y[:4000], True), validation_data=stream(x[4000:], y[4000:], False), epochs=20)
