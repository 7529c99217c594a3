import keras
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
m = keras.Sequential([keras.Input((28, 28)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(64),
                      keras.layers.BatchNormalization(), keras.layers.LeakyReLU(), keras.layers.Dense(10, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(x, y, epochs=10, validation_data=(xt, yt))
