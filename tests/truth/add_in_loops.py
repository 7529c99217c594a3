"""Layers are added one by one, driven by lists and a while loop."""
import numpy as np
from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import (
    Activation,
    BatchNormalization,
    Conv1D,
    Dense,
    Dropout,
    GlobalAveragePooling1D,
    MaxPooling1D,
)

LENGTH, CHANNELS, CLASSES = 128, 6, 4
conv_spec = [(16, 7), (32, 5), (64, 3)]
dense_spec = {"fc1": 64, "fc2": 32}

model = Sequential(name="signal_net")
model.add(Input(shape=(LENGTH, CHANNELS)))
for i, (filters, kernel) in enumerate(conv_spec):
    model.add(Conv1D(filters, kernel, padding="same", use_bias=False, name=f"conv_{i}"))
    model.add(BatchNormalization(name=f"bn_{i}"))
    model.add(Activation("relu", name=f"relu_{i}"))
    if i < len(conv_spec) - 1:
        model.add(MaxPooling1D(2))
model.add(GlobalAveragePooling1D())

for name, units in dense_spec.items():
    model.add(Dense(units, activation="relu", name=name))

rate = 0.4
while rate > 0.15:
    model.add(Dropout(rate))
    model.add(Dense(24, activation="relu"))
    rate /= 2

model.add(Dense(CLASSES, activation="softmax", name="out"))

for layer in model.layers:
    print(layer.name, layer.output.shape)

model.compile("rmsprop", "sparse_categorical_crossentropy", metrics=["accuracy"])
x = np.random.randn(200, LENGTH, CHANNELS)
y = np.random.randint(0, CLASSES, 200)
model.fit(x, y, epochs=2, batch_size=50, validation_split=0.2, verbose=0)
