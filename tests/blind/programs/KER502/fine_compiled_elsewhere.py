import keras
from sklearn.datasets import make_moons


def ready(net):
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return net


x, y = make_moons(1000, noise=0.1)
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
ready(net)
net.fit(x[:800], y[:800], epochs=40, validation_data=(x[800:], y[800:]))
