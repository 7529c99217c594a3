import keras
from keras import layers
from keras.datasets import fashion_mnist
from keras.utils import to_categorical


class Wardrobe:
    def __init__(self, filters=(32, 64)):
        self.net = keras.Sequential([keras.Input((28, 28, 1))])
        for f in filters:
            self.net.add(layers.Conv2D(f, 3, activation="relu"))
            self.net.add(layers.MaxPooling2D())
        self.net.add(layers.Dropout(0.25))
        self.net.add(layers.Dense(10, activation="softmax"))  # !
        self.net.compile("adam", "categorical_crossentropy", metrics=["accuracy"])

    def learn(self, x, y):
        self.net.fit(x, y, epochs=6, batch_size=128, validation_split=0.1)

    def score(self, x, y):
        return self.net.evaluate(x, y)


(x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., None] / 255.0
wardrobe = Wardrobe()
wardrobe.learn(x_train, to_categorical(y_train, 10))
print(wardrobe.score(x_test, to_categorical(y_test, 10)))
