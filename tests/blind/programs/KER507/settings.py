import numpy as np
import keras

cfg = {"stop": {"monitor": "val_binary_accuracy", "patience": 6, "mode": "max"}, "epochs": 40}  # !
x = np.random.randn(3000, 7)
y = (x.prod(axis=1) > 0).astype(int)
net = keras.Sequential([keras.Input((7,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
net.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
net.fit(x[:2500], y[:2500], epochs=cfg["epochs"], validation_data=(x[2500:], y[2500:]),
        callbacks=[keras.callbacks.EarlyStopping(**cfg["stop"])])  # !
