import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_diabetes
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler


class Progress(keras.Model):
    def __init__(self):
        super().__init__()
        self.h1 = layers.Dense(32, activation="relu")
        self.h2 = layers.Dense(16, activation="relu")
        self.out = layers.Dense(1)

    def call(self, x):
        return self.out(self.h2(self.h1(x)))


X, y = load_diabetes(return_X_y=True)
y = y / 100.0
net = Progress()  # !
net.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse", metrics=["mae"])
maes = []
folds = KFold(n_splits=10, shuffle=True, random_state=42)
for rows, held_out in folds.split(X):
    scaler = StandardScaler().fit(X[rows])
    net.fit(scaler.transform(X[rows]), y[rows], epochs=40, batch_size=16,  # !
            validation_split=0.1, verbose=0)
    maes.append(net.evaluate(scaler.transform(X[held_out]), y[held_out], verbose=0)[1])
print(f"MAE {np.mean(maes):.3f} +- {np.std(maes):.3f}")
