import tensorflow as tf
from sklearn.datasets import make_moons


def compiled(net, rate):
    sgd = tf.keras.optimizers.SGD(lr=rate, momentum=0.9)  # !
    net.compile(sgd, "binary_crossentropy")
    return net


x, y = make_moons(1000, noise=0.2)
net = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1, activation="sigmoid")])
compiled(net, 0.05).fit(x[:800], y[:800], epochs=60, validation_data=(x[800:], y[800:]))
