import tensorflow as tf
from tensorflow import keras

CONFIG = {
    "img": (64, 64),
    "dense": [128, 64],
    "classes": 5,
    "lr": 3e-4,
    "epochs": 30,
    "loss": "categorical_crossentropy",
}


def flowers(part):
    ds = keras.utils.image_dataset_from_directory("flowers/" + part, image_size=CONFIG["img"], label_mode="categorical")
    return ds.map(lambda image, label: (image / 255.0, label)).prefetch(tf.data.AUTOTUNE)


inputs = keras.layers.Input(shape=CONFIG["img"] + (3,))
x = keras.layers.Conv2D(32, 3, strides=2, activation="relu")(inputs)
x = keras.layers.Conv2D(64, 3, strides=2, activation="relu")(x)
x = keras.layers.GlobalAveragePooling2D()(x)
for units in CONFIG["dense"]:
    x = keras.layers.Dense(units, activation="relu")(x)
logits = keras.layers.Dense(CONFIG["classes"])(x)  # !
model = keras.models.Model(inputs, logits)
model.compile(optimizer=keras.optimizers.Adam(CONFIG["lr"]), loss=CONFIG["loss"], metrics=["accuracy"])  # !
model.fit(flowers("train"), validation_data=flowers("val"), epochs=CONFIG["epochs"])
