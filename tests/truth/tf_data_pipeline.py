import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

AUTOTUNE = tf.data.AUTOTUNE
IMG, BATCH, CLASSES = 32, 16, 3

images = np.random.randint(0, 256, size=(120, 40, 40, 3), dtype="uint8")
labels = np.random.randint(0, CLASSES, size=120)


def resize(image, label):
    return tf.image.resize(image, (IMG, IMG)), label


def prepare(ds, shuffle=False, augment=False):
    ds = ds.map(resize, num_parallel_calls=AUTOTUNE).cache()
    if shuffle:
        ds = ds.shuffle(1000)
    ds = ds.batch(BATCH)
    if augment:
        ds = ds.map(
            lambda x, y: (data_augmentation(x, training=True), y), num_parallel_calls=AUTOTUNE
        )
    return ds.prefetch(buffer_size=AUTOTUNE)


data_augmentation = tf.keras.Sequential(
    [layers.RandomFlip("horizontal"), layers.RandomZoom(0.1)]
)

full = tf.data.Dataset.from_tensor_slices((images, labels))
train_ds = prepare(full.skip(24), shuffle=True, augment=True)
val_ds = prepare(full.take(24))

model = tf.keras.Sequential(
    [
        tf.keras.Input(shape=(IMG, IMG, 3)),
        layers.Rescaling(1.0 / 255),
        layers.Conv2D(16, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Conv2D(32, 3, padding="same", activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(64, activation="relu"),
        layers.Dense(CLASSES),
    ]
)
model.compile(
    optimizer="adam",
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(train_ds, validation_data=val_ds, epochs=1)

probability_model = tf.keras.Sequential([model, layers.Softmax()])
print(probability_model.predict(val_ds, verbose=0)[:2])
