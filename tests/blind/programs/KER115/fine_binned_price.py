import keras
import numpy as np
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, price = fetch_california_housing(return_X_y=True)
edges = [1.0, 2.0, 3.0, 4.0]
band = np.digitize(price, edges)          # 0 to 4
X_train, X_test, y_train, y_test = train_test_split(X, band, test_size=0.2, stratify=band, random_state=2)
scaler = StandardScaler().fit(X_train)

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(len(edges) + 1, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scaler.transform(X_train), y_train, epochs=20, validation_split=0.1)
print(model.evaluate(scaler.transform(X_test), y_test))
