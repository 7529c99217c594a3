import keras
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x / 255.0, xt / 255.0
m = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(64, activation="relu"),
                      keras.layers.Dense(10, activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])
m.fit(x, y, epochs=20, validation_data=(xt, yt), callbacks=[keras.callbacks.EarlyStopping("val_acc", patience=3)])
