import keras
from keras.datasets import mnist

(x, y), _ = mnist.load_data()
m = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(x / 255.0, y, epochs=10, validation_split=0.1)
