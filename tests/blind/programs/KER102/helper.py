import tensorflow as tf
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


def build(n_pixels, n_digits):
    net = tf.keras.Sequential()
    net.add(tf.keras.Input((n_pixels,)))
    net.add(tf.keras.layers.Dense(64, activation="relu"))
    net.add(tf.keras.layers.Dense(n_digits, activation="softmax"))  # !
    return net


def prepare(net, rate):
    net.compile(
        optimizer=tf.keras.optimizers.SGD(rate, momentum=0.9),
        loss="mse",  # !
        metrics=["accuracy"],
    )
    return net


pixels, digits = load_digits(return_X_y=True)
pixels = pixels / 16.0
digits = tf.keras.utils.to_categorical(digits, 10)
a, b, c, d = train_test_split(pixels, digits, test_size=0.2, random_state=4)
reader = prepare(build(64, 10), 0.05)
reader.fit(a, c, validation_data=(b, d), epochs=40)
