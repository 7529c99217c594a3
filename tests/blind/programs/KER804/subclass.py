import keras
import numpy as np
from keras.datasets import mnist


class DigitService:
    def __init__(self):
        self.network = keras.Sequential([
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ])
        self.network.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

    def learn(self, images, digits):
        self.network.fit(images, digits, epochs=4, batch_size=128, validation_split=0.1)

    def read(self, images):
        return self.network.predict_classes(images)  # !


(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., None] / 255.0
service = DigitService()
service.learn(x_train, y_train)
print(np.mean(service.read(x_test) == y_test))
