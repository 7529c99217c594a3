import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(0)
waves = rng.normal(size=(2400, 64, 1)).astype('float32')
label = (waves[:, :32].mean(axis=(1, 2)) > 0).astype('float32')


def stream(lo, hi, size=40):
    while True:
        for i in range(lo, hi, size):
            yield waves[i:i + size], label[i:i + size]


inp = keras.Input((64, 1))
h = layers.Conv1D(16, 9, activation='relu')(inp)
h = layers.GlobalAveragePooling1D()(h)
out = layers.Dense(1, activation='sigmoid')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit_generator(stream(0, 1600), steps_per_epoch=40, epochs=8, validation_data=stream(1600, 2000), validation_steps=10)  # !
print(model.evaluate(waves[2000:], label[2000:]))
