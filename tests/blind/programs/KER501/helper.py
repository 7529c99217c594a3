import keras
import numpy as np
from sklearn.datasets import load_wine
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def build():
    model = keras.Sequential([
        keras.Input((13,)),
        keras.layers.Dense(24, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def train(x, y):
    model = build()
    model.fit(x, y, epochs=50, batch_size=8, validation_split=0.2, verbose=0)


X, y = load_wine(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
scaler = StandardScaler().fit(X_train)
train(scaler.transform(X_train), y_train)
model = build()  # !
predicted = model.predict(scaler.transform(X_test)).argmax(axis=1)  # !
print("accuracy", accuracy_score(y_test, predicted))
