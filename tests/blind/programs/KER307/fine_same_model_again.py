import keras
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0

opt = keras.optimizers.Adam(1e-3)
model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(opt, "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=3, validation_split=0.1)
# once more with another metric, the same model
model.compile(opt, "sparse_categorical_crossentropy", metrics=["sparse_top_k_categorical_accuracy"])
model.fit(x_train, y_train, epochs=2, validation_split=0.1)
print(model.evaluate(x_test, y_test))
