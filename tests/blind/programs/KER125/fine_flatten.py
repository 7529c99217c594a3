import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(3)
signal = rng.normal(size=(3000, 60, 2)).astype('float32')
energy = (signal ** 2).mean(axis=(1, 2)).astype('float32')

inp = keras.Input((60, 2))
h = layers.Conv1D(16, 5, activation='relu', padding='same')(inp)
h = layers.MaxPooling1D(2)(h)
h = layers.Flatten()(h)
out = layers.Dense(1)(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='mse', metrics=['mae'])
model.fit(signal[:2400], energy[:2400], epochs=12, batch_size=32, validation_split=0.1)
print(model.evaluate(signal[2400:], energy[2400:]))
