import keras
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

layout = [{"units": 64, "activation": "relu"}, {"units": 32}, {"units": 10, "activation": "softmax"}]  # !
X, y = load_digits(return_X_y=True)
a, b, c, d = train_test_split(X / 16, y, random_state=0)
net = keras.Sequential([keras.Input((64,))])
for options in layout:
    net.add(keras.layers.Dense(**options))  # !
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(a, c, epochs=30, validation_data=(b, d))
