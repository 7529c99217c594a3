from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.layers import Normalization, Rescaling

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()

preprocessing = keras.Sequential([
    keras.Input((32, 32, 3)),
    Rescaling(1.0 / 255),
    layers.RandomFlip("horizontal"),
])
model = keras.Sequential([
    preprocessing,
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=10, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
