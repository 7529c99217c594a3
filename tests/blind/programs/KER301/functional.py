import keras
from keras import layers
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x[..., None] / 255.0, xt[..., None] / 255.0
i = keras.Input((28, 28, 1))
h = layers.Conv2D(16, 3, activation="relu")(i)
h = layers.Conv2D(32, 3, strides=2, activation="relu")(h)
h = layers.Flatten()(h)
digits = keras.Model(i, layers.Dense(10, activation="softmax")(h))
digits.compile(optimizer=keras.optimizers.Adam(learning_rate=0.5),  # !
               loss="sparse_categorical_crossentropy", metrics=["accuracy"])
digits.fit(x, y, epochs=10, validation_data=(xt, yt))
