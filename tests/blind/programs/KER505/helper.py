import keras
import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler


def create(n_features, n_classes):
    inputs = keras.Input((n_features,))
    hidden = keras.layers.Dense(12, activation="tanh")(inputs)
    outputs = keras.layers.Dense(n_classes, activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def run_fold(model, X, y, train, test):
    scaler = StandardScaler().fit(X[train])
    model.fit(scaler.transform(X[train]), y[train], epochs=30, batch_size=8, validation_split=0.1, verbose=0)  # !
    return model.evaluate(scaler.transform(X[test]), y[test], verbose=0)[1]


def cross_validate(X, y, k=5):
    model = create(X.shape[1], 3)  # !
    splitter = StratifiedKFold(k, shuffle=True, random_state=1)
    return [run_fold(model, X, y, train, test) for train, test in splitter.split(X, y)]  # !


X, y = load_iris(return_X_y=True)
shuffled = np.random.default_rng(0).permutation(len(X))
print(np.mean(cross_validate(X[shuffled], y[shuffled])))
