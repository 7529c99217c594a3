import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
model = keras.Sequential([  # !
    keras.Input((30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])

accuracies = []
for fold, (train, test) in enumerate(StratifiedKFold(5, shuffle=True, random_state=0).split(X, y)):
    scaler = StandardScaler().fit(X[train])
    model.fit(scaler.transform(X[train]), y[train], epochs=20, batch_size=16, validation_split=0.1, verbose=0)  # !
    _, acc = model.evaluate(scaler.transform(X[test]), y[test], verbose=0)
    print(f"fold {fold}: {acc:.3f}")
    accuracies.append(acc)
print("mean", np.mean(accuracies))
