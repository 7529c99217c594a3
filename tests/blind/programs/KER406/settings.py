import argparse

import keras
from keras import layers

KEEP_PROB = 0.85  # !

parser = argparse.ArgumentParser(description="clothes")
parser.add_argument("--epochs", type=int, default=8)
parser.add_argument("--drop", type=float, default=KEEP_PROB)  # !
args = parser.parse_args()

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train = x_train[..., None] / 255.0
x_test = x_test[..., None] / 255.0

model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dropout(args.drop),  # !
    layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=args.epochs, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test))
