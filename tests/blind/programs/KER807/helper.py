import keras
from keras.datasets import mnist


def one_hot(labels, n=10):
    return keras.utils.np_utils.to_categorical(labels, n)  # !


def load():
    (x_train, y_train), (x_test, y_test) = mnist.load_data()
    return (x_train / 255.0, one_hot(y_train)), (x_test / 255.0, one_hot(y_test))


def build():
    net = keras.Sequential([
        keras.Input((28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(100, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
    net.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return net


train, test = load()
net = build()
net.fit(*train, epochs=5, batch_size=128, validation_split=0.1)
print(net.evaluate(*test))
