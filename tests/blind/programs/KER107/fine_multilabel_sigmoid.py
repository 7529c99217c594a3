import numpy as np
import keras
from sklearn.datasets import make_multilabel_classification
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, Y = make_multilabel_classification(n_samples=3000, n_features=30, n_classes=6, random_state=1)
X_train, X_test, Y_train, Y_test = train_test_split(X, Y, test_size=0.2, random_state=1)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)

inp = keras.Input((30,))
# the softmax weighs the features, it is not the output
gate = keras.layers.Dense(30, activation="softmax")(inp)
h = keras.layers.Multiply()([inp, gate])
h = keras.layers.Dense(64, activation="relu")(h)
out = keras.layers.Dense(6, activation="sigmoid")(h)
model = keras.Model(inp, out)
model.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
model.fit(X_train, Y_train, epochs=30, validation_split=0.2)
print(model.evaluate(X_test, Y_test))
