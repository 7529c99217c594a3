import keras
import numpy as np
from sklearn.datasets import load_iris
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)
order = np.random.default_rng(0).permutation(len(X))
X, y = X[order], y[order]
X_train, y_train, X_test, y_test = X[:120], y[:120], X[120:], y[120:]
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(X_train), y_train, epochs=80, validation_split=0.2, verbose=0)
print(model.evaluate(scaler.transform(X_test), y_test))
