import keras
from keras import layers
from keras.datasets import cifar10

(x, y), (xt, yt) = cifar10.load_data()
x, xt = x.astype("float32"), xt.astype("float32")
i = keras.Input((32, 32, 3))
h = layers.Conv2D(32, 3, activation="relu")(i)
h = layers.Conv2D(64, 3, strides=2, activation="relu")(h)
m = keras.Model(i, layers.Dense(10, activation="softmax")(layers.GlobalAveragePooling2D()(h)))
m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(x, y, epochs=20, validation_data=(xt, yt))  # !
