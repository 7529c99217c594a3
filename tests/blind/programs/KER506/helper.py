import numpy as np
import tensorflow as tf


def watchers(folder):
    best = tf.keras.callbacks.ModelCheckpoint(folder + "/best.keras", monitor="val_accuracy", save_best_only=True)  # !
    return [best, tf.keras.callbacks.TensorBoard(folder)]


def net(n):
    m = tf.keras.Sequential([tf.keras.Input((n,)), tf.keras.layers.Dense(32, activation="relu"), tf.keras.layers.Dense(4, activation="softmax")])
    m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return m


x = np.random.randn(4000, 18)
y = np.random.randint(0, 4, 4000)
m = net(18)
m.fit(x[:3000], y[:3000], epochs=30, callbacks=watchers("runs"))  # !
print(m.evaluate(x[3000:], y[3000:]))
