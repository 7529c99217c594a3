import keras
import numpy as np
import tensorflow as tf

for dim in (1, 2):
    Conv = getattr(keras.layers, f"Conv{dim}D")
    Pool = getattr(keras.layers, "MaxPooling%dD" % dim)
    Global = getattr(tf.keras.layers, "GlobalAveragePooling{}D".format(dim))
    shape = (16,) * dim + (2,)
    model = keras.Sequential(name=f"net_{dim}d")
    model.add(keras.Input(shape))
    for n, filters in enumerate([4, 8], start=1):
        model.add(Conv(filters, 3, padding="same", activation="relu", name=f"block{n}_conv"))
        model.add(Pool(2, name="_".join(["block%d" % n, "pool"])))
    model.add(Global(name="features"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    optimizer = "SGD".lower() if dim == 1 else "AdamW".lower()
    model.compile(optimizer, loss="binary_" + "crossentropy", metrics=["binary_accuracy"])
    monitor = f"val_{'loss'}"
    model.fit(
        np.random.rand(50, *shape),
        np.random.randint(0, 2, 50),
        epochs=1,
        verbose=0,
        validation_split=0.2,
        callbacks=[keras.callbacks.EarlyStopping(monitor=monitor, patience=4)],
    )
