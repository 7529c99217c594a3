import keras
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x = x.astype("float32")
xt = xt.astype("float32")
for images in (x, xt):
    images /= 255
m = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(x, y, epochs=10, validation_data=(xt, yt))
