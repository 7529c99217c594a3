"""Structured data: one preprocessing layer per column."""
import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

rng = np.random.default_rng(0)
n = 256
dataframe = pd.DataFrame(
    {
        "age": rng.integers(20, 80, n),
        "chol": rng.integers(120, 400, n),
        "oldpeak": rng.random(n) * 4,
        "sex": rng.integers(0, 2, n),
        "thal": rng.choice(["fixed", "normal", "reversible"], n),
        "target": rng.integers(0, 2, n),
    }
)
val_dataframe = dataframe.sample(frac=0.2, random_state=1337)
train_dataframe = dataframe.drop(val_dataframe.index)


def dataframe_to_dataset(dataframe):
    dataframe = dataframe.copy()
    labels = dataframe.pop("target")
    columns = {key: value.to_numpy()[:, None] for key, value in dataframe.items()}
    ds = tf.data.Dataset.from_tensor_slices((columns, labels.to_numpy()))
    return ds.shuffle(buffer_size=len(dataframe))


train_ds = dataframe_to_dataset(train_dataframe).batch(32)
val_ds = dataframe_to_dataset(val_dataframe).batch(32)

NUMERICAL = ["age", "chol", "oldpeak"]
INTEGER = ["sex"]
STRING = ["thal"]

all_inputs, encoded = {}, []
for name in NUMERICAL:
    column = keras.Input(shape=(1,), name=name)
    normalizer = layers.Normalization()
    normalizer.adapt(train_ds.map(lambda x, y: x[name]))
    all_inputs[name] = column
    encoded.append(normalizer(column))

for name, dtype in [(c, "int64") for c in INTEGER] + [(c, "string") for c in STRING]:
    lookup_class = layers.StringLookup if dtype == "string" else layers.IntegerLookup
    lookup = lookup_class(output_mode="one_hot")
    lookup.adapt(train_ds.map(lambda x, y: x[name]))
    column = keras.Input(shape=(1,), name=name, dtype=dtype)
    all_inputs[name] = column
    encoded.append(lookup(column))

x = layers.concatenate(encoded)
x = layers.Dense(32, activation="relu")(x)
x = layers.Dropout(0.5)(x)
output = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(all_inputs, output)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(train_ds, epochs=2, validation_data=val_ds, verbose=0)
