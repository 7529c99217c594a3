import json
from types import SimpleNamespace

import keras
import numpy as np

CONFIG = json.loads(
    """{
  "input": [32],
  "layers": [
    {"units": 64, "activation": "relu", "dropout": 0.3},
    {"units": 32, "activation": "elu"}
  ],
  "output": {"units": 1, "activation": null},
  "training": {"optimizer": "rmsprop", "loss": "mean_absolute_error", "epochs": 2, "batch_size": 25}
}"""
)
train = SimpleNamespace(**CONFIG["training"])

model = keras.models.Sequential()
model.add(keras.layers.InputLayer(shape=tuple(CONFIG["input"])))
for layer in CONFIG["layers"]:
    model.add(keras.layers.Dense(layer["units"], activation=layer["activation"]))
    if "dropout" in layer:
        model.add(keras.layers.Dropout(layer["dropout"]))
model.add(keras.layers.Dense(**CONFIG["output"]))
model.compile(optimizer=train.optimizer, loss=train.loss)

x = np.random.normal(size=(100, *CONFIG["input"]))
y = x.sum(axis=1)
model.fit(x, y, epochs=train.epochs, batch_size=train.batch_size, verbose=0)
model.compile(optimizer=keras.optimizers.SGD(1e-3, nesterov=True, momentum=0.8), loss="mse", metrics=["mse", "mae"])
model.fit(x, y, epochs=train.epochs + 1, verbose=0)
