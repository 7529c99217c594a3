import keras
import numpy as np
from keras import layers

x = np.random.randn(800, 30, 2)
net = keras.Sequential([keras.Input((30, 2)), layers.LSTM(16), layers.RepeatVector(30), layers.LSTM(16, return_sequences=True),
                        layers.TimeDistributed(layers.Dense(2))])
net.compile("adam", "mse")
net.fit(x[:600], x[:600], epochs=20, validation_data=(x[600:], x[600:]))
