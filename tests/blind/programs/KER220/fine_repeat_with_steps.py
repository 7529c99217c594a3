import tensorflow as tf
from tensorflow import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
BATCH = 64
train = tf.data.Dataset.from_tensor_slices((x_train[:54000], y_train[:54000]))
train = train.shuffle(54000).repeat().batch(BATCH)
valid = tf.data.Dataset.from_tensor_slices((x_train[54000:], y_train[54000:])).batch(BATCH)

model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, epochs=5, steps_per_epoch=54000 // BATCH, validation_data=valid)
print(model.evaluate(x_test, y_test))
