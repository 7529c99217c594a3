import numpy as np
import tensorflow as tf
from sklearn.metrics import classification_report

read = tf.keras.utils.image_dataset_from_directory
train = read("birds/train", image_size=(128, 128))
valid = read("birds/valid", image_size=(128, 128))
model = tf.keras.Sequential(
    [
        tf.keras.Input((128, 128, 3)),
        tf.keras.layers.Rescaling(1 / 255),
        tf.keras.layers.Conv2D(16, 3, activation="relu"),
        tf.keras.layers.GlobalAveragePooling2D(),
        tf.keras.layers.Dense(6, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=8)
y_true, y_pred = [], []
for images, labels in valid:
    y_true.append(labels.numpy())
    y_pred.append(model.predict(images, verbose=0).argmax(axis=1))
print(classification_report(np.concatenate(y_true), np.concatenate(y_pred)))
