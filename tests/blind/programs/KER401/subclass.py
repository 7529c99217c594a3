import tensorflow as tf


class Reader(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.flat = tf.keras.layers.Flatten()
        self.one = tf.keras.layers.Dense(128)  # !
        self.drop = tf.keras.layers.Dropout(0.2)
        self.two = tf.keras.layers.Dense(10, activation="softmax")

    def call(self, x):
        return self.two(self.drop(self.one(self.flat(x))))


(x, y), (xt, yt) = tf.keras.datasets.mnist.load_data()
reader = Reader()
reader.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
reader.fit(x / 255.0, y, epochs=10, validation_data=(xt / 255.0, yt))
