import keras
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="swish", kernel_initializer="he_normal"),
    keras.layers.Dense(64, activation="gelu", kernel_initializer="lecun_uniform", bias_initializer="zeros"),
    keras.layers.Dense(10, activation="softmax", kernel_initializer="glorot_uniform"),
])
model.compile(optimizer="Adam", loss="SparseCategoricalCrossentropy", metrics=["acc"])
model.fit(x_train, y_train, epochs=4, validation_split=0.1)
print(model.evaluate(x_test, y_test))
