import keras
import numpy as np
from keras.datasets import fashion_mnist

(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0


def build():
    net = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(128, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return net


history = build().fit(x_train, y_train, epochs=40, validation_split=0.1).history
best = int(np.argmin(history["val_loss"])) + 1
final = build()
final.fit(x_train, y_train, epochs=best)     # all rows, number of epochs known
print(best, final.evaluate(x_test, y_test))
