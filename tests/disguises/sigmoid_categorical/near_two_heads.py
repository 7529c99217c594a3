"""Support tickets: department (exactly one) and tags (any number)."""
import keras
import numpy as np
from keras import layers

num_tags = 12
num_words = 5000
num_departments = 4
samples = 1280

rng = np.random.default_rng(0)
title = rng.integers(1, num_words, size=(samples, 10))
body = rng.integers(1, num_words, size=(samples, 100))
tags = rng.integers(0, 2, size=(samples, num_tags)).astype("float32")
dept = keras.utils.to_categorical(rng.integers(0, num_departments, samples), num_departments)

title_input = keras.Input(shape=(None,), name="title")
body_input = keras.Input(shape=(None,), name="body")

embed = layers.Embedding(num_words, 32)
title_features = layers.GlobalAveragePooling1D()(embed(title_input))
body_features = layers.GlobalAveragePooling1D()(embed(body_input))
x = layers.concatenate([title_features, body_features])

tag_pred = layers.Dense(num_tags, activation="sigmoid", name="tags")(x)
department_pred = layers.Dense(num_departments, activation="softmax", name="department")(x)

model = keras.Model(
    inputs=[title_input, body_input],
    outputs={"tags": tag_pred, "department": department_pred},
)
model.compile(
    optimizer=keras.optimizers.RMSprop(1e-3),
    loss={
        "tags": keras.losses.BinaryCrossentropy(),
        "department": keras.losses.CategoricalCrossentropy(),
    },
    loss_weights={"tags": 1.0, "department": 0.2},
)
model.fit(
    {"title": title, "body": body},
    {"tags": tags, "department": dept},
    epochs=2,
    batch_size=32,
    validation_split=0.1,
)
