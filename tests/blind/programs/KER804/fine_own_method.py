import keras
from keras.datasets import mnist


class Reader:
    def __init__(self):
        self.net = keras.Sequential([
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ])
        self.net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

    def fit(self, x, y):
        self.net.fit(x, y, epochs=4, validation_split=0.1)

    def predict_classes(self, x):
        return self.net.predict(x).argmax(axis=-1)


(x_train, y_train), (x_test, y_test) = mnist.load_data()
reader = Reader()
reader.fit(x_train / 255.0, y_train)
print((reader.predict_classes(x_test / 255.0) == y_test).mean())
