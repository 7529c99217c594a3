import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
base = keras.Sequential([
    keras.Input((30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
scores = []
for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
    model = keras.models.clone_model(base)
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    scaler = StandardScaler().fit(X[train])
    model.fit(scaler.transform(X[train]), y[train], epochs=20, validation_split=0.1, verbose=0)
    scores.append(model.evaluate(scaler.transform(X[test]), y[test], verbose=0)[1])
print(np.mean(scores))
