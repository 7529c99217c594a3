import keras
from keras import layers
from keras.datasets import fashion_mnist

(x, y), (xt, yt) = fashion_mnist.load_data()
x, xt = x / 255.0, xt / 255.0
i = keras.Input((28, 28))
h = layers.Dense(64, activation="relu")(layers.Flatten()(i))
m = keras.Model(i, layers.Dense(10, activation="softmax")(h))
m.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="val_acc", patience=5)  # !
m.fit(x, y, epochs=50, validation_split=0.1, callbacks=[stop])
print(m.evaluate(xt, yt))
