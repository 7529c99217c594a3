import numpy as np
import keras
from keras import layers
from blocks import merge

rng = np.random.default_rng(11)
sensor = rng.normal(size=(2500, 12)).astype('float32')
place = rng.normal(size=(2500, 3)).astype('float32')
yes = (sensor[:, 0] + place[:, 0] > 0).astype('float32')

a, b = keras.Input((12,)), keras.Input((3,))
h = merge(layers.Dense(24, activation='relu')(a), layers.Dense(8, activation='relu')(b))  # !
model = keras.Model([a, b], layers.Dense(1, activation='sigmoid')(h))
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit([sensor[:2000], place[:2000]], yes[:2000], epochs=9, validation_split=0.1)
print(model.evaluate([sensor[2000:], place[2000:]], yes[2000:]))
