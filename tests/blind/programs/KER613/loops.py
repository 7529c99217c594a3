import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
f1 = []
for train, test in StratifiedKFold(4, shuffle=True, random_state=2).split(X, y):
    scaler = StandardScaler().fit(X[train])
    net = keras.Sequential([
        keras.Input((30,)),
        keras.layers.Dense(20, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    net.fit(scaler.transform(X[train]), y[train], epochs=25, validation_split=0.1, verbose=0)
    scores = net.predict(scaler.transform(X[test]), verbose=0)
    guesses = np.argmax(scores, axis=1)  # !
    f1.append(f1_score(y[test], guesses))
print(np.mean(f1))
