import tensorflow as tf

(x, y), (xt, yt) = tf.keras.datasets.mnist.load_data()


def pack(a, b):
    ds = tf.data.Dataset.from_tensor_slices((a / 255.0, b))
    return ds.map(lambda i, k: (i, tf.one_hot(k, 10))).batch(64)


m = tf.keras.Sequential([tf.keras.Input((28, 28)), tf.keras.layers.Flatten(),
                         tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(10, activation="softmax")])
m.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
m.fit(pack(x, y), validation_data=pack(xt, yt), epochs=10)
