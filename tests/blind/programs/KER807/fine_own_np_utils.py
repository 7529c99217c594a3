import numpy as np
import keras
from keras.datasets import fashion_mnist


class np_utils:
    """Our own few helpers."""

    @staticmethod
    def to_categorical(labels, n):
        return np.eye(n, dtype="float32")[labels]


(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, np_utils.to_categorical(y_train, 10), epochs=5, validation_split=0.1)
print(model.evaluate(x_test, np_utils.to_categorical(y_test, 10)))
