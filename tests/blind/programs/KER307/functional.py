import keras
from keras import layers
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train[..., None] / 255.0
x_test = x_test[..., None] / 255.0

inp = keras.Input((28, 28, 1))
flat = layers.Flatten()(inp)
dense = layers.Dense(128, activation="relu")(flat)
plain = keras.Model(inp, layers.Dense(10, activation="softmax")(dense), name="plain")

inp2 = keras.Input((28, 28, 1))
conv = layers.Conv2D(32, 3, activation="relu")(inp2)
pool = layers.GlobalAveragePooling2D()(conv)
convnet = keras.Model(inp2, layers.Dense(10, activation="softmax")(pool), name="convnet")

sgd = keras.optimizers.SGD(0.05, momentum=0.9)
plain.compile(optimizer=sgd, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
plain.fit(x_train, y_train, validation_split=0.1, epochs=4, batch_size=64)

convnet.compile(optimizer=sgd, loss="sparse_categorical_crossentropy", metrics=["accuracy"])  # !
convnet.fit(x_train, y_train, validation_split=0.1, epochs=4, batch_size=64)  # !

for m in (plain, convnet):
    print(m.name, m.evaluate(x_test, y_test))
