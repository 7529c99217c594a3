import keras
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x / 255.0, xt / 255.0
net = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(x, y, epochs=15, callbacks=[keras.callbacks.EarlyStopping(monitor="loss", patience=2)])
print(net.evaluate(xt, yt))
