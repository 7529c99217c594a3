import numpy as np
import keras
from sklearn.model_selection import train_test_split


def simulate(rows=5000, seed=3):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(rows, 10)).astype("float32")
    fraud = (x[:, 0] * x[:, 1] + x[:, 2] > 0.0)
    return x, np.where(fraud, 2, 1)  # !


def build(n):
    inputs = keras.Input((n,))
    h = keras.layers.Dense(32, activation="relu")(inputs)
    out = keras.layers.Dense(1, activation="sigmoid")(h)
    return keras.Model(inputs, out)


def train(model, x, y):
    model.compile("adam", loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])  # !
    return model.fit(x, y, batch_size=64, epochs=20, validation_split=0.2, verbose=2)


x, y = simulate()
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=3)
net = build(10)
train(net, x_train, y_train)
print(net.evaluate(x_test, y_test, verbose=0))
