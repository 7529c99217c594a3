# Two experiments one after the other, pasted together from a notebook.
import numpy as np
from tensorflow import keras
from tensorflow.keras.layers import Dense, Dropout, Input
from tensorflow.keras.models import Sequential

rng = np.random.default_rng(3)
x = rng.standard_normal((1500, 12)).astype("float32")
w = rng.standard_normal((12, 5))

# --- 1. every row may carry several tags --------------------------------
y = (x @ w > 0.8).astype("float32")

model = Sequential()
model.add(Input((12,)))
model.add(Dense(32, activation="relu"))
model.add(Dense(5, activation="sigmoid"))
loss = "binary_crossentropy"
model.compile(optimizer="adam", loss=loss, metrics=["binary_accuracy"])
model.fit(x, y, epochs=5, batch_size=32, validation_split=0.2, verbose=0)
print("tags  :", model.get_metrics_result())

# --- 2. only the strongest tag counts -----------------------------------
y = keras.utils.to_categorical((x @ w).argmax(axis=1), 5)

model = Sequential()
model.add(Input((12,)))
model.add(Dense(32, activation="relu"))
model.add(Dropout(0.1))
model.add(Dense(5, activation="softmax"))
loss = "categorical_crossentropy"
model.compile(optimizer="adam", loss=loss, metrics=["accuracy"])
model.fit(x, y, epochs=5, batch_size=32, validation_split=0.2, verbose=0)
print("single:", model.get_metrics_result())
