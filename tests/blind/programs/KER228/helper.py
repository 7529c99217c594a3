import numpy as np
import tensorflow as tf
import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()


def dataset(images, labels):
    images = images[..., None].astype("float32") / 255.0
    return tf.data.Dataset.from_tensor_slices((images, labels)).shuffle(10000).batch(128)


def labels_of(data):
    return np.concatenate([batch_labels.numpy() for _, batch_labels in data])  # !


def build():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(32, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


train, test = dataset(x_train[:50000], y_train[:50000]), dataset(x_test, y_test)
held_out = dataset(x_train[50000:], y_train[50000:])
model = build()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=held_out, epochs=5)
predicted = model.predict(test).argmax(-1)  # !
correct = labels_of(test) == predicted  # !
print("share of right answers:", correct.mean())  # !
