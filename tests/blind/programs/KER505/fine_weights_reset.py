import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import KFold

X, y = load_digits(return_X_y=True)
X = X / 16.0
net = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
start = net.get_weights()
scores = []
for train, test in KFold(5, shuffle=True, random_state=5).split(X):
    net.set_weights(start)
    net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    net.fit(X[train], y[train], epochs=12, validation_split=0.1, verbose=0)
    scores.append(net.evaluate(X[test], y[test], verbose=0)[1])
print(np.mean(scores))
