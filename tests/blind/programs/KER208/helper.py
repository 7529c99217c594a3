import keras
from sklearn.datasets import fetch_california_housing
from sklearn.model_selection import train_test_split


def mlp(width):
    norm = keras.layers.Normalization(axis=-1)  # !
    return keras.Sequential([keras.Input((width,)), norm, keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])


X, y = fetch_california_housing(return_X_y=True)
a, b, c, d = train_test_split(X, y, random_state=0)
m = mlp(8)
m.compile("adam", "mse")
m.fit(a, c, epochs=30, validation_data=(b, d))
