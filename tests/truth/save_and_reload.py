import os
import tempfile

import numpy as np
from tensorflow import keras

folder = tempfile.mkdtemp()
path = os.path.join(folder, "first.keras")

model = keras.models.Sequential(
    [
        keras.layers.Input(shape=[8]),
        keras.layers.Dense(30, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.compile(loss="mse", optimizer=keras.optimizers.SGD(learning_rate=1e-3))
X, y = np.random.randn(120, 8), np.random.randn(120, 1)
checkpoint = keras.callbacks.ModelCheckpoint(path, save_best_only=True)
stop = keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)
model.fit(X, y, epochs=2, validation_split=0.1, callbacks=[checkpoint, stop])
model.save(path)

again = keras.models.load_model(path)
again.compile(loss="mae", optimizer="rmsprop", metrics=["mse"])
again.fit(X, y, epochs=1)

twin = keras.models.clone_model(model)
twin.set_weights(model.get_weights())
twin.compile(loss=keras.losses.LogCosh(), optimizer=keras.optimizers.Adam(1e-4))
twin.fit(X, y, epochs=3, batch_size=60)

rebuilt = keras.Sequential.from_config(model.get_config())
rebuilt.compile(loss="mse", optimizer="sgd")
rebuilt.fit(X, y, epochs=1)

text = keras.models.model_from_json(model.to_json())
text.compile("adam", "mse")
text.fit(X, y, epochs=1, verbose=0)
