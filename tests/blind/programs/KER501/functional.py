import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=1)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)


def branch(units):
    inp = keras.Input((30,))
    h = layers.Dense(units, activation="relu")(inp)
    out = layers.Dense(1, activation="sigmoid")(h)
    net = keras.Model(inp, out, name=f"net{units}")
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return net


small = branch(8)
large = branch(64)
small.fit(X_train, y_train, epochs=30, batch_size=16, validation_split=0.2, verbose=0)
print("small", small.evaluate(X_test, y_test, verbose=0))
risk = large.predict(X_test)  # !
print("patients at risk:", int((risk > 0.5).sum()))
