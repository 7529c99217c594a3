import keras
import numpy as np

rng = np.random.default_rng(9)
t = rng.uniform(0, 6, size=(4000, 1))
x = np.sin(t + np.arange(20) * 0.2)[..., None].astype("float32")

inputs = keras.Input((20, 1))
code = keras.layers.LSTM(16)(inputs)
h = keras.layers.RepeatVector(20)(code)
h = keras.layers.LSTM(16, return_sequences=True)(h)
outputs = keras.layers.TimeDistributed(keras.layers.Dense(1))(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="mse")
model.fit(x[:3000], x[:3000], epochs=10, validation_data=(x[3000:3500], x[3000:3500]), verbose=0)
print(model.evaluate(x[3500:], x[3500:]))
