import keras
from keras.datasets import mnist

(x, y), (xt, yt) = mnist.load_data()
x, xt = x / 255.0, xt / 255.0
i = keras.Input((28, 28))
o = keras.layers.Dense(10, activation="softmax")(keras.layers.Flatten()(i))
model = keras.Model(i, o)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model = model.fit(x, y, epochs=10, validation_split=0.1)  # !
print(model.evaluate(xt, yt))  # !
