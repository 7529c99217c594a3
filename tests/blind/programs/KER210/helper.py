import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler


def load():
    X, y = load_breast_cancer(return_X_y=True)
    return train_test_split(X, y, test_size=0.25, stratify=y, random_state=13)


def fit_net(X, y):
    net = keras.Sequential([
        keras.Input((X.shape[1],)),
        keras.layers.Dense(24, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    net.fit(X, y, epochs=50, batch_size=16, validation_split=0.2, verbose=0)
    return net


def report(net, X, y):
    predicted = (net.predict(X) > 0.5).astype(int).ravel()  # !
    print(classification_report(y, predicted))


X_train, X_test, y_train, y_test = load()
scaler = MinMaxScaler().fit(X_train)
net = fit_net(scaler.transform(X_train), y_train)
report(net, X_test, y_test)  # !
