import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models

DEBUG = False
USE_BATCHNORM = True
BACKBONE = "small"
num_classes = 2
channels_first = tf.keras.backend.image_data_format() == "channels_first"

img_rows, img_cols = 20, 20
x = np.random.rand(100, img_rows, img_cols)
if channels_first:
    x = x.reshape(x.shape[0], 1, img_rows, img_cols)
    input_shape = (1, img_rows, img_cols)
else:
    x = x.reshape(x.shape[0], img_rows, img_cols, 1)
    input_shape = (img_rows, img_cols, 1)

model = models.Sequential()
model.add(layers.Input(shape=input_shape))

if BACKBONE == "small":
    filters = [8, 16]
elif BACKBONE == "medium":
    filters = [16, 32, 64]
else:
    raise ValueError(f"unknown backbone {BACKBONE!r}")

for f in filters:
    model.add(layers.Conv2D(f, 3, padding="same", use_bias=not USE_BATCHNORM))
    if USE_BATCHNORM:
        model.add(layers.BatchNormalization())
    model.add(layers.ReLU())
    model.add(layers.MaxPool2D() if f < 64 else layers.AveragePooling2D())

model.add(layers.Flatten())
if num_classes == 2:
    model.add(layers.Dense(1, activation="sigmoid"))
    loss = "binary_crossentropy"
else:
    model.add(layers.Dense(num_classes, activation="softmax"))
    loss = "sparse_categorical_crossentropy"

optimizer = "sgd" if DEBUG else tf.keras.optimizers.Adam(1e-4 if USE_BATCHNORM else 1e-3)
model.compile(loss=loss, optimizer=optimizer, metrics=["accuracy"])
assert model.output_shape[-1] == (1 if num_classes == 2 else num_classes)

y = np.random.randint(0, num_classes, 100)
epochs = 1 if DEBUG else 2
model.fit(x, y, epochs=epochs, validation_split=0.2, verbose=int(DEBUG))
