import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(3)
noisy = rng.normal(size=(2000, 48, 1)).astype('float32')
clean = (np.cumsum(noisy, axis=1) / 7).astype('float32')
print(noisy.shape, clean.shape)

model = keras.Sequential([
    keras.Input((48, 1)),
    layers.Conv1D(24, 7, padding='causal', activation='relu'),
    layers.Conv1D(24, 7, padding='causal', dilation_rate=4, activation='relu'),
    layers.Dense(1),
])
model.compile(optimizer='adam', loss='mse')
model.fit(noisy[:1600], clean[:1600], epochs=10, validation_split=0.1)
print(model.evaluate(noisy[1600:], clean[1600:]))
