import keras
from sklearn.datasets import make_classification


def dense_net(n, units, act=None):
    net = keras.Sequential([keras.Input((n,))])
    for u in units:
        net.add(keras.layers.Dense(u, activation=act))  # !
    net.add(keras.layers.Dense(1, activation="sigmoid"))
    return net


x, y = make_classification(3000, 20, n_informative=10, random_state=0)
net = dense_net(20, [64, 32])
net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
net.fit(x[:2400], y[:2400], epochs=30, validation_data=(x[2400:], y[2400:]))
