import keras
from keras import layers
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x / 255.0, xt / 255.0
i = keras.Input((28, 28))
h = layers.Dense(64, activation="relu")(layers.Flatten()(i))
net = keras.Model(i, layers.Dense(10, activation="softmax")(h))
net.summary()
net.fit(x, y, epochs=10, validation_data=(xt, yt))  # !
