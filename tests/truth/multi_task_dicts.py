import keras
import numpy as np
from keras import layers

face = keras.Input((40, 40, 3), name="face")
x = layers.Rescaling(1.0 / 127.5, offset=-1)(face)
for f in (8, 16):
    x = layers.SeparableConv2D(f, 3, activation="relu", padding="same")(x)
    x = layers.MaxPooling2D(3, strides=2, padding="same")(x)
x = layers.GlobalAveragePooling2D()(x)
age = layers.Dense(1, name="age")(layers.Dense(16, activation="relu")(x))
gender = layers.Dense(1, activation="sigmoid", name="gender")(x)
race = layers.Dense(5, activation="softmax", name="race")(x)
model = keras.Model(face, {"age": age, "gender": gender, "race": race})
model.compile(
    optimizer=keras.optimizers.Adam(4e-4),
    loss={"age": "mae", "gender": "binary_crossentropy", "race": "sparse_categorical_crossentropy"},
    loss_weights={"age": 0.5, "gender": 1.0, "race": 1.5},
    metrics={"age": "mae", "gender": "accuracy", "race": "accuracy"},
)
n = 48
targets = {
    "age": np.random.uniform(1, 90, n),
    "gender": np.random.randint(0, 2, n),
    "race": np.random.randint(0, 5, n),
}
model.fit(np.random.randint(0, 256, (n, 40, 40, 3)), targets, epochs=2, batch_size=16, verbose=0)
