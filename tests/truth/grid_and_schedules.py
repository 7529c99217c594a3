import itertools

import keras
import numpy as np
from keras import callbacks, layers, optimizers

X = np.random.randn(192, 16).astype("float32")
y = np.random.randint(0, 3, size=192)
STEPS = len(X) // 32


def schedule(kind, lr):
    if kind == "cosine":
        return optimizers.schedules.CosineDecay(lr, decay_steps=10 * STEPS)
    if kind == "exponential":
        return optimizers.schedules.ExponentialDecay(
            initial_learning_rate=lr, decay_steps=STEPS, decay_rate=0.9
        )
    return lr


def create(units, rate, lr, kind):
    model = keras.Sequential(name=f"u{units}_r{int(rate * 100)}_{kind}")
    model.add(keras.Input((16,)))
    model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dropout(rate))
    model.add(layers.Dense(3, activation="softmax"))
    model.compile(
        loss="sparse_categorical_crossentropy",
        optimizer=optimizers.Adam(learning_rate=schedule(kind, lr)),
        metrics=["accuracy"],
    )
    return model


def halve_every_five(epoch, lr):
    return lr * 0.5 if epoch and epoch % 5 == 0 else lr


grid = {"units": [16, 32], "rate": [0.2], "kind": ["constant", "cosine"]}
results = {}
for values in itertools.product(*grid.values()):
    params = dict(zip(grid, values))
    keras.utils.clear_session()
    model = create(lr=1e-3, **params)
    cbs = [callbacks.EarlyStopping(monitor="val_loss", patience=3, restore_best_weights=True)]
    if params["kind"] == "constant":
        cbs.append(callbacks.LearningRateScheduler(halve_every_five))
    model.fit(X, y, epochs=1, batch_size=32, validation_split=0.25, callbacks=cbs, verbose=0)
    results[model.name] = model.evaluate(X, y, verbose=0)

print(len(results), "settings tried")
