import numpy as np
import keras
from keras import layers


class PowerForecast(keras.Model):
    def __init__(self, heads=2, width=32):
        super().__init__()
        self.lift = layers.Dense(width)
        self.attend = layers.MultiHeadAttention(heads, width // heads)
        self.norm = layers.LayerNormalization()
        self.ff = layers.Dense(width, activation='relu')
        self.head = layers.Dense(1)  # !

    def call(self, x):
        h = self.lift(x)
        h = self.norm(h + self.attend(h, h))
        return self.head(self.ff(h))  # !


rng = np.random.default_rng(12)
weather = rng.normal(size=(2500, 16, 4)).astype('float32')
power = (weather[:, :, 0].sum(axis=1) / 4).astype('float32')
model = PowerForecast()
model.compile(optimizer='adam', loss=keras.losses.Huber())
model.fit(weather[:2000], power[:2000], epochs=9, batch_size=50, validation_split=0.1)
print(model.evaluate(weather[2000:], power[2000:]))
