import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
signs = np.where(y == 1, 1.0, -1.0)   # hinge wants -1 and 1
X_train, X_test, s_train, s_test = train_test_split(X, signs, test_size=0.2, stratify=y, random_state=6)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="tanh"),
])
model.compile(optimizer="adam", loss="hinge")
model.fit(scaler.transform(X_train), s_train, epochs=30, validation_split=0.15, verbose=0)
print(model.evaluate(scaler.transform(X_test), s_test))
