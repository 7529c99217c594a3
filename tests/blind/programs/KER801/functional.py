import keras
from keras import layers
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x / 255.0, xt / 255.0
i = keras.Input((28, 28))
m = keras.Model(i, layers.Dense(10, activation="softmax")(layers.Flatten()(i)))
m.compile(optimizer=keras.optimizers.Adam(lr=0.001), loss="sparse_categorical_crossentropy")  # !
m.fit(x, y, epochs=10, validation_data=(xt, yt))
