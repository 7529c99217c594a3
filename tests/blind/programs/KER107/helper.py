import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from tensorflow import keras


def load():
    x, y = load_digits(return_X_y=True)
    x = (x / 16.0).astype("float32")
    return train_test_split(x, keras.utils.to_categorical(y), test_size=0.25, random_state=3, stratify=y)


def make_head(n_out):
    return keras.layers.Dense(n_out, activation="softmax", name="digit")  # !


def make_net(n_in, n_out):
    net = keras.Sequential([keras.Input((n_in,)), keras.layers.Dense(96, activation="relu"), make_head(n_out)])
    net.compile(optimizer=keras.optimizers.Adam(2e-3),
                loss=keras.losses.BinaryCrossentropy(),  # !
                metrics=["categorical_accuracy"])
    return net


def run():
    x_train, x_test, y_train, y_test = load()
    net = make_net(x_train.shape[1], y_train.shape[1])
    net.fit(x_train, y_train, validation_split=0.2, epochs=25, verbose=2)
    return net.evaluate(x_test, y_test, verbose=0)


if __name__ == "__main__":
    print(run())
