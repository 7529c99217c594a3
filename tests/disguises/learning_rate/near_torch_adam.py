"""Calibrate a Keras classifier with a temperature fitted in PyTorch."""
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from tensorflow import keras

x, y = load_digits(return_X_y=True)
x = x.astype("float32") / 16
x_train, x_rest, y_train, y_rest = train_test_split(x, y, test_size=0.4, random_state=0)
x_val, x_test, y_val, y_test = train_test_split(x_rest, y_rest, test_size=0.5, random_state=0)

model = keras.Sequential(
    [
        keras.layers.Input((64,)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dropout(0.3),
        keras.layers.Dense(10),
    ]
)
model.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=20, validation_data=(x_val, y_val), verbose=0)

logits = torch.from_numpy(model.predict(x_val, verbose=0))
target = torch.from_numpy(y_val).long()

log_temperature = torch.zeros(1, requires_grad=True)
optimizer = torch.optim.Adam([log_temperature], lr=1.0)
criterion = torch.nn.CrossEntropyLoss()
for step in range(200):
    optimizer.zero_grad()
    loss = criterion(logits / log_temperature.exp(), target)
    loss.backward()
    optimizer.step()

temperature = float(log_temperature.exp())
print("temperature", temperature)

scaled = model.predict(x_test, verbose=0) / temperature
print("test accuracy", np.mean(scaled.argmax(axis=1) == y_test))
