import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()

inputs = keras.Input((32, 32, 3))
x = layers.experimental.preprocessing.RandomFlip("horizontal")(inputs)  # !
x = layers.experimental.preprocessing.Rescaling(1.0 / 255)(x)  # !
x = layers.Conv2D(32, 3, activation="relu")(x)
x = layers.MaxPooling2D()(x)
x = layers.Conv2D(64, 3, activation="relu")(x)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(10, activation="softmax")(x)

model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=15, batch_size=64, validation_split=0.1)
print(model.evaluate(x_test, y_test))
