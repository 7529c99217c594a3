import tensorflow as tf
from tensorflow.keras import layers

(x, y), (xt, yt) = tf.keras.datasets.mnist.load_data()
x, xt = x / 255.0, xt / 255.0
i = layers.Input((28, 28))
h = layers.Flatten()(i)
h = layers.Dense(100, activation="relu")(h)
h = layers.Dense(10)(h)
o = layers.Activation("softmax", dtype="float32")(h)
net = tf.keras.Model(i, o)
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(x, y, epochs=10, validation_data=(xt, yt))
