import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X, y = fetch_california_housing(return_X_y=True)
a, b, c, d = train_test_split(X, y.reshape(-1, 1), random_state=0)
sx, sy = StandardScaler(), StandardScaler()
a = sx.fit_transform(a)
c = sy.fit_transform(c)
b, d = sx.transform(b), sy.transform(d)
m = keras.Sequential([keras.Input((8,)), keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
m.compile("adam", "mse")
m.fit(a, c, epochs=30, validation_data=(b, d))
