from dataclasses import dataclass, field

import numpy as np
import tensorflow as tf


@dataclass
class Run:
    batch: int = 128
    epochs: int = 12
    lr: float = 1e-3
    hidden: tuple = field(default=(64, 32))


run = Run()
rng = np.random.default_rng(77)
signal = rng.normal(size=(20000, 16)).astype("float32")
target = (signal[:, :4].sum(axis=1) + 0.1 * rng.normal(size=20000)).astype("float32")


def dataset(lo, hi, train=False):
    ds = tf.data.Dataset.from_tensor_slices((signal[lo:hi], target[lo:hi]))
    if train:
        ds = ds.shuffle(4096).repeat()  # !
    return ds.batch(run.batch).prefetch(2)


model = tf.keras.Sequential([tf.keras.Input((16,))])
for units in run.hidden:
    model.add(tf.keras.layers.Dense(units, activation="relu"))
model.add(tf.keras.layers.Dense(1))
model.compile(optimizer=tf.keras.optimizers.Adam(run.lr), loss="mse", metrics=["mae"])
model.fit(dataset(0, 16000, train=True), validation_data=dataset(16000, 18000), epochs=run.epochs)  # !
print(model.evaluate(dataset(18000, 20000)))
