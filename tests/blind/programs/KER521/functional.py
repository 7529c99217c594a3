import keras
import tensorflow as tf
from keras import layers
from keras.datasets import cifar10

BATCH = 64
(x_train, y_train), (x_test, y_test) = cifar10.load_data()
x_train, x_test = x_train.astype("float32") / 255, x_test.astype("float32") / 255
x_val, y_val = x_train[45000:], y_train[45000:]
x_train, y_train = x_train[:45000], y_train[:45000]
train = tf.data.Dataset.from_tensor_slices((x_train, y_train)).shuffle(45000).repeat().batch(BATCH)

inputs = keras.Input((32, 32, 3))
x = layers.Conv2D(32, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Conv2D(64, 3, activation="relu")(x)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    train,
    epochs=10,
    steps_per_epoch=len(x_train) / BATCH,  # !
    validation_data=(x_val, y_val),
)
print(model.evaluate(x_test, y_test))
