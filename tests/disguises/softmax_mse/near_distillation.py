"""Train a tiny student on the class probabilities of a larger teacher."""
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(1)

x, labels = load_digits(return_X_y=True)
x = (x / 16.0).astype("float32")
x_train, x_test, y_train, y_test = train_test_split(x, labels, test_size=0.25, random_state=1)


def mlp(widths, name):
    model = keras.Sequential([keras.Input((64,))], name=name)
    for width in widths:
        model.add(layers.Dense(width, activation="relu"))
        model.add(layers.Dropout(0.2))
    model.add(layers.Dense(10, activation="softmax"))
    return model


teacher = mlp([128, 64], "teacher")
teacher.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
teacher.fit(x_train, y_train, epochs=15, validation_split=0.2, verbose=0)

# the targets of the student are full distributions, not one-hot rows
soft_targets = teacher.predict(x_train, verbose=0)

student = mlp([16], "student")
student.compile(optimizer="adam", loss="mse")
student.fit(x_train, soft_targets, epochs=15, validation_split=0.2, verbose=0)

guess = np.argmax(student.predict(x_test, verbose=0), axis=1)
print("student accuracy:", (guess == y_test).mean())
