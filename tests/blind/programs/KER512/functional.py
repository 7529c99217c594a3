import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_iris
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)     # 50 of each kind, one after the other
is_test = np.arange(len(X)) % 5 == 0
X_train, y_train = X[~is_test], y[~is_test]  # !
X_test, y_test = X[is_test], y[is_test]
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

inp = keras.Input((4,))
h = layers.Dense(16, activation="relu")(inp)
out = layers.Dense(3, activation="softmax")(h)
model = keras.Model(inp, out)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=80, batch_size=8, validation_split=0.2, verbose=2)  # !
print(model.evaluate(X_test, y_test))
