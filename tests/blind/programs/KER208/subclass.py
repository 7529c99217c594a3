import tensorflow as tf
from sklearn.datasets import load_breast_cancer

x, y = load_breast_cancer(return_X_y=True)


class Cells(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = tf.keras.layers.Normalization()  # !
        self.h = tf.keras.layers.Dense(16, activation="relu")
        self.o = tf.keras.layers.Dense(1, activation="sigmoid")

    def call(self, x):
        return self.o(self.h(self.norm(x)))


cells = Cells()
cells.compile("adam", "binary_crossentropy", metrics=["accuracy"])
cells.fit(x[:400], y[:400], epochs=50, validation_data=(x[400:], y[400:]))
