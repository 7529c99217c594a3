import numpy as np
import keras
from keras import layers

colours = ['red', 'green', 'blue', 'black', 'white']
rng = np.random.default_rng(8)
x = rng.choice(colours, size=4000)
y = np.isin(x, ['black', 'white']).astype('float32')

lookup = layers.StringLookup(vocabulary=colours, output_mode='one_hot')
bins = layers.Discretization(bin_boundaries=[10.0, 20.0, 30.0], output_mode='one_hot')
size = rng.uniform(0, 40, size=(4000, 1))
feats = np.concatenate([np.array(lookup(x)), np.array(bins(size))], axis=1)
model = keras.Sequential([
    keras.Input((feats.shape[1],)),
    layers.Dense(16, activation='relu'),
    layers.Dense(1, activation='sigmoid'),
])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(feats[:3200], y[:3200], epochs=8, validation_split=0.1)
print(model.evaluate(feats[3200:], y[3200:]))
