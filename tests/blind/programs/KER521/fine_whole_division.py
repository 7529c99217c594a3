import math

import keras
import tensorflow as tf

(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
x, x_test = x / 255.0, x_test / 255.0
BATCH = 128
train = tf.data.Dataset.from_tensor_slices((x[:50000], y[:50000])).shuffle(50000).repeat().batch(BATCH)
valid = tf.data.Dataset.from_tensor_slices((x[50000:], y[50000:])).repeat().batch(BATCH)

model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, epochs=5, steps_per_epoch=math.ceil(50000 / BATCH),
          validation_data=valid, validation_steps=10000 // BATCH)
print(model.evaluate(x_test, y_test))
