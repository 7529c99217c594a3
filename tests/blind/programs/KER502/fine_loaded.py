import keras
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
net = keras.models.load_model("digits.keras")
net.fit(x / 255.0, y, epochs=10, validation_data=(xt / 255.0, yt))
