import numpy as np
import keras
from keras import layers

t = np.arange(6000)
load = (np.sin(t / 24 * 2 * np.pi) + 0.1 * np.random.default_rng(0).normal(size=t.size)).astype('float32')
past = 48
x = np.stack([load[i:i + past] for i in range(t.size - past)])[..., None]
y = load[past:]
cut = 4800

hours = keras.Input((past, 1), name='hours')
h = layers.LSTM(32, return_sequences=True)(hours)
h = layers.LSTM(16, return_sequences=True)(h)  # !
nxt = layers.Dense(1, name='next_hour')(h)
model = keras.Model(hours, nxt)
model.compile(optimizer='adam', loss='mse')
model.fit(x[:cut], y[:cut], epochs=8, batch_size=64, validation_split=0.1)
print(model.evaluate(x[cut:], y[cut:]))
