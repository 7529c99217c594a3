import keras
from keras.datasets import mnist


class Digits:
    def __init__(self):
        (self.x, self.y), (self.xt, self.yt) = mnist.load_data()
        self.net = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(128, activation="relu"),
                                     keras.layers.Dense(10, activation="softmax")])

    def train(self, epochs=15):
        self.net.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
        self.net.fit(self.x, self.y, epochs=epochs, validation_split=0.1)  # !
        return self.net.evaluate(self.xt, self.yt)


print(Digits().train())
