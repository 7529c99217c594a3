from tensorflow import keras

(x_train, _), (x_test, _) = keras.datasets.mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255
x_test = x_test.reshape(-1, 784).astype("float32") / 255

inp = keras.Input((784,))
code = keras.layers.Dense(32, activation="relu")(inp)
rec = keras.layers.Dense(784, activation="sigmoid")(code)
autoencoder = keras.Model(inp, rec)
# pixels between 0 and 1: soft targets
autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
autoencoder.fit(x_train, x_train, epochs=10, batch_size=256, validation_split=0.1)
print(autoencoder.evaluate(x_test, x_test))
