import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class TumourModel(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = keras.layers.Dense(20, activation="relu")
        self.b = keras.layers.Dense(2, activation="softmax")

    def call(self, inputs):
        return self.b(self.a(inputs))


X, y = load_breast_cancer(return_X_y=True)
y = 2 * y - 1  # !
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=6)
scaler = StandardScaler().fit(X_train)

model = TumourModel()
model.compile(optimizer=keras.optimizers.Adam(1e-3),
              loss="sparse_categorical_crossentropy",  # !
              metrics=["accuracy"])
model.fit(scaler.transform(X_train), y_train, epochs=25, batch_size=16, validation_split=0.15)
print(model.evaluate(scaler.transform(X_test), y_test))
