import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = keras.Sequential([
    keras.Input((28, 28)),
    layers.LSTM(32, return_sequences=True),
    layers.Reshape((28, 32, 1)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.Reshape((-1, 8)),
    layers.GRU(16),
    layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=3, batch_size=128, validation_split=0.1)
print(model.evaluate(x_test, y_test))
