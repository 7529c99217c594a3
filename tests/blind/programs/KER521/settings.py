from dataclasses import dataclass

import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


@dataclass
class Settings:
    updates_per_epoch: int = 200
    epochs: int = 30
    width: int = 64


s = Settings()
X, y = fetch_california_housing(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=3)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
batch = len(X_train) / s.updates_per_epoch  # !

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(s.width, activation="relu"),
    keras.layers.Dense(s.width, activation="relu"),
    keras.layers.Dense(1),
])
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
model.fit(X_train, y_train, batch_size=batch, epochs=s.epochs, validation_split=0.1, verbose=2)  # !
print(model.evaluate(X_test, y_test))
