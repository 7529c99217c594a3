import keras
import numpy as np

x = np.random.randn(2000, 5)
y = (x[:, 0] > 1).astype(int)
m = keras.Sequential([keras.Input((5,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy", metrics=[keras.metrics.Recall(name="hits")])
best = keras.callbacks.ModelCheckpoint("best.keras", monitor="val_hits", mode="max", save_best_only=True)
m.fit(x[:1500], y[:1500], epochs=30, validation_data=(x[1500:], y[1500:]), callbacks=[best])
