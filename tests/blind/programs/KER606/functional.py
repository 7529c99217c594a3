import keras
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True)
X = StandardScaler().fit_transform(X)  # !
a, b, c, d = train_test_split(X, y, random_state=0)  # !
i = keras.Input((30,))
m = keras.Model(i, keras.layers.Dense(1, activation="sigmoid")(keras.layers.Dense(16, activation="relu")(i)))
m.compile("adam", "binary_crossentropy", metrics=["accuracy"])
m.fit(a, c, epochs=30, validation_data=(b, d))
