import keras
from keras.datasets import fashion_mnist

(x, y), (xt, yt) = fashion_mnist.load_data()
m = keras.Sequential([keras.Input((28, 28)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(),
                      keras.layers.Dense(128, activation="relu"), keras.layers.Dense(10, activation="softmax")])
m.compile(keras.optimizers.Adadelta(learning_rate=1.0), "sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(x, y, epochs=15, validation_data=(xt, yt))
