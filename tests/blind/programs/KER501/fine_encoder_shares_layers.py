import keras
from keras import layers
from keras.datasets import fashion_mnist

(x_train, _), (x_test, _) = fashion_mnist.load_data()
x_train = x_train.reshape(-1, 784).astype("float32") / 255
x_test = x_test.reshape(-1, 784).astype("float32") / 255

image = keras.Input((784,))
code = layers.Dense(16, activation="relu")(image)
rebuilt = layers.Dense(784, activation="sigmoid")(code)
auto = keras.Model(image, rebuilt)
encoder = keras.Model(image, code)     # trained along with auto

auto.compile("adam", "mse")
auto.fit(x_train, x_train, epochs=8, batch_size=256, validation_split=0.1)
print(auto.evaluate(x_test, x_test))
print(encoder.predict(x_test[:5]))
