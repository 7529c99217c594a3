import keras
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split


def norm_of(x):
    layer = keras.layers.Normalization()
    layer.adapt(x)
    return layer


x, y = load_wine(return_X_y=True)
a, b, c, d = train_test_split(x, y)
m = keras.Sequential([keras.Input((13,)), norm_of(a), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(3, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(a, c, epochs=50, validation_data=(b, d))
