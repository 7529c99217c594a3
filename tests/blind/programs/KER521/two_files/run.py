import keras
import tensorflow as tf

from plan import BATCH, TRAIN_ROWS, steps

(x, y), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x, x_test = x / 255.0, x_test / 255.0
train = tf.data.Dataset.from_tensor_slices((x[:TRAIN_ROWS], y[:TRAIN_ROWS]))
train = train.shuffle(TRAIN_ROWS).batch(BATCH).repeat()

model = keras.Sequential([
    keras.Input((28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(128, activation="relu"),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
n_steps = steps()  # !
model.fit(train, steps_per_epoch=n_steps, epochs=8,  # !
          validation_data=(x[TRAIN_ROWS:], y[TRAIN_ROWS:]))
print(model.evaluate(x_test, y_test))
