"""Optional packages, a distribution scope and a file that may be missing."""
import contextlib
import json
import os
import tempfile

import numpy as np

try:
    from keras_hub_that_is_not_installed import Backbone
except ImportError:
    Backbone = None

try:
    import tensorflow as tf
    from tensorflow import keras
except ImportError as error:
    raise SystemExit("TensorFlow is needed") from error

gpus = tf.config.list_physical_devices("GPU")
if len(gpus) > 1:
    strategy = tf.distribute.MirroredStrategy()
else:
    strategy = tf.distribute.get_strategy()

try:
    with open("settings-of-this-run.json") as f:
        settings = json.load(f)
except FileNotFoundError:
    settings = {"units": 32, "rate": 0.2, "lr": 0.001}
finally:
    print("settings loaded")

with strategy.scope():
    model = keras.Sequential(
        [
            keras.layers.Input(shape=(10,)),
            keras.layers.Dense(settings["units"], activation="relu"),
            keras.layers.Dropout(settings.get("rate", 0.5)),
            keras.layers.Dense(1),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(settings["lr"]),
        loss=keras.losses.Huber(),
        metrics=[keras.metrics.RootMeanSquaredError()],
    )

x, y = np.random.randn(128, 10), np.random.randn(128)
try:
    model.fit(x, y, epochs=2, validation_split=0.25, verbose=0)
except KeyboardInterrupt:
    print("stopped by hand")

with tempfile.TemporaryDirectory() as folder, contextlib.suppress(OSError):
    path = os.path.join(folder, "model.keras")
    model.save(path)
    restored = keras.models.load_model(path)
    restored.evaluate(x, y, verbose=0)
