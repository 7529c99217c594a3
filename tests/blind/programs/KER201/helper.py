import tensorflow as tf


def data():
    (a, b), (c, d) = tf.keras.datasets.fashion_mnist.load_data()
    return a.reshape(-1, 28, 28, 1), b, c.reshape(-1, 28, 28, 1), d


def net():
    m = tf.keras.Sequential()
    m.add(tf.keras.Input((28, 28, 1)))
    m.add(tf.keras.layers.Conv2D(32, 3, activation="relu"))
    m.add(tf.keras.layers.Flatten())
    m.add(tf.keras.layers.Dense(10, activation="softmax"))
    m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return m


a, b, c, d = data()
clothes = net()
clothes.fit(a, b, epochs=12, validation_split=0.1)  # !
clothes.evaluate(c, d)
