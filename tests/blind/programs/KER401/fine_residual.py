import keras
from keras import layers
from sklearn.datasets import make_classification

x, y = make_classification(3000, 20, n_informative=10, random_state=0)
i = keras.Input((20,))
h = layers.Dense(32, activation="relu")(i)
for _ in range(3):
    r = layers.Dense(32, activation="relu")(h)
    r = layers.Dense(32)(r)
    h = layers.ReLU()(layers.Add()([h, r]))
m = keras.Model(i, layers.Dense(1, activation="sigmoid")(h))
m.compile("adam", "binary_crossentropy")
m.fit(x[:2400], y[:2400], epochs=30, validation_data=(x[2400:], y[2400:]))
