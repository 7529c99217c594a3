import keras
import numpy as np
from dataclasses import dataclass


@dataclass
class Rnn:
    first: int = 40
    second: int = 20
    sequences: bool = False


r = Rnn()
x = np.random.randn(800, 30, 2)
y = (x[:, :, 0].sum(axis=1) > 0).astype(int)
net = keras.Sequential([
    keras.Input((30, 2)),
    keras.layers.SimpleRNN(r.first, return_sequences=r.sequences),  # !
    keras.layers.SimpleRNN(r.second),  # !
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile("adam", "binary_crossentropy")
net.fit(x[:600], y[:600], epochs=20, validation_data=(x[600:], y[600:]))
