import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=2)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((30,)),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(2, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(X_train), y_train, epochs=25, validation_split=0.1, verbose=0)
predicted = np.argmax(model.predict(scaler.transform(X_test)), axis=-1)
print((predicted == y_test).mean())
