import keras
import numpy as np

x = np.random.randn(800, 30, 2)
y = x[:, -1, 1]
net = keras.Sequential([keras.Input((30, 2))])
sizes = [32, 16, 8]
for n, size in enumerate(sizes):
    net.add(keras.layers.GRU(size, return_sequences=n < len(sizes) - 1))
net.add(keras.layers.Dense(1))
net.compile("adam", "mse")
net.fit(x[:600], y[:600], epochs=20, validation_data=(x[600:], y[600:]))
