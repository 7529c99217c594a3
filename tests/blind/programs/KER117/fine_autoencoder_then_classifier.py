import keras
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x.reshape(-1, 784) / 255.0, xt.reshape(-1, 784) / 255.0
enc = keras.Sequential([keras.Input((784,)), keras.layers.Dense(64, activation="relu")])
auto = keras.Sequential([enc, keras.layers.Dense(784, activation="sigmoid")])
auto.compile("adam", "mse")
auto.fit(x, x, epochs=10, validation_data=(xt, xt))
clf = keras.Sequential([enc, keras.layers.Dense(10, activation="softmax")])
clf.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
clf.fit(x, y, epochs=10, validation_data=(xt, yt))
