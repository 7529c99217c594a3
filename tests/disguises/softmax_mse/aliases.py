"""Digit classifier on the small 8x8 scikit-learn digits."""
import numpy as np
import tensorflow.keras as K
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from tensorflow.keras.layers import Dense as D
from tensorflow.keras.layers import Dropout as Drop
from tensorflow.keras.optimizers import SGD as Opt

K.utils.set_random_seed(7)

images, targets = load_digits(return_X_y=True)
images = images.astype("float32") / 16.0

X_train, X_test, t_train, t_test = train_test_split(
    images, targets, test_size=0.2, random_state=7, stratify=targets
)
one_hot = K.utils.to_categorical
y_train, y_test = one_hot(t_train, 10), one_hot(t_test, 10)

net = K.Sequential(
    [
        K.Input(shape=(64,)),
        D(64, activation="relu"),
        Drop(0.2),
        D(32, activation="relu"),
        D(10, activation=K.activations.softmax),
    ],
    name="digits",
)
net.summary()

net.compile(
    Opt(0.1, momentum=0.9),
    K.losses.MeanSquaredError(),  # expect: KER102
    metrics=["accuracy"],
)
history = net.fit(
    X_train,
    y_train,
    batch_size=32,
    epochs=30,
    validation_split=0.2,
    verbose=2,
)

loss, accuracy = net.evaluate(X_test, y_test, verbose=0)
print("test accuracy: %.3f" % accuracy)
print("best epoch   :", int(np.argmin(history.history["val_loss"])) + 1)
