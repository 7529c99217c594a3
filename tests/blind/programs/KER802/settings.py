from dataclasses import dataclass

import keras
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


@dataclass(frozen=True)
class Hyper:
    rate: float = 0.002
    decay: float = 1e-4
    epochs: int = 40


hp = Hyper()
X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=8)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
optimizer = keras.optimizers.RMSprop(learning_rate=hp.rate, rho=0.9, decay=hp.decay)  # !
model.compile(optimizer, "binary_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(X_train), y_train, epochs=hp.epochs, batch_size=16, validation_split=0.2, verbose=0)
print(model.evaluate(scaler.transform(X_test), y_test))
