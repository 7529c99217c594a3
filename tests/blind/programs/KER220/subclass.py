import keras
import tensorflow as tf
from keras.datasets import mnist


class Experiment:
    """Holds the data and the network."""

    def __init__(self, batch_size=100):
        (x, y), (self.x_test, self.y_test) = mnist.load_data()
        x, self.x_test = x / 255.0, self.x_test / 255.0
        slices = tf.data.Dataset.from_tensor_slices
        self.train = slices((x[:50000], y[:50000])).shuffle(50000).batch(batch_size).repeat()  # !
        self.val = slices((x[50000:], y[50000:])).batch(batch_size)
        self.net = keras.Sequential([
            keras.Input((28, 28)),
            keras.layers.Reshape((28, 28, 1)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.GlobalMaxPooling2D(),
            keras.layers.Dense(10, activation="softmax"),
        ])
        self.net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

    def run(self, epochs):
        self.net.fit(self.train, epochs=epochs, validation_data=self.val)  # !
        return self.net.evaluate(self.x_test, self.y_test)


print(Experiment().run(epochs=6))
