import keras
import numpy as np
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
scores = []
for train, test in StratifiedKFold(n_splits=5, shuffle=True, random_state=0).split(X, y):
    scaler = StandardScaler()
    X_fold = scaler.fit_transform(X[train])
    model = keras.Sequential([
        keras.Input((13,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(X_fold, y[train], epochs=40, batch_size=8, validation_split=0.1, verbose=0)
    _, accuracy = model.evaluate(X[test], y[test], verbose=0)  # !
    scores.append(accuracy)
print(np.mean(scores), np.std(scores))
