import keras
from keras.datasets import cifar10

(x, y), (xt, yt) = cifar10.load_data()
m = keras.Sequential([keras.Input((32, 32, 3)), keras.layers.Normalization(mean=[125.3, 123.0, 113.9], variance=[3969.0, 3844.0, 4489.0]),
                      keras.layers.Conv2D(16, 3, activation="relu"), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(x, y, epochs=10, validation_data=(xt, yt))
