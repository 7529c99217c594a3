import numpy as np
import keras
from keras import layers

rng = np.random.default_rng(1)
images = rng.random((1200, 32, 32, 1)).astype('float32')
has = np.stack([
    images[:, :16].mean(axis=(1, 2, 3)) > 0.5,
    images[:, :, :16].mean(axis=(1, 2, 3)) > 0.5,
    images[:, 8:24, 8:24].mean(axis=(1, 2, 3)) > 0.5,
], axis=1).astype('float32')
cut = 1000

for depth in (1, 2, 3):
    model = keras.Sequential([keras.Input((32, 32, 1))])
    for i in range(depth):
        model.add(layers.Conv2D(16 * (i + 1), 3, padding='same', activation='relu'))
        model.add(layers.AveragePooling2D(2))
    model.add(layers.Flatten())
    model.add(layers.Dense(3, activation='sigmoid'))
    model.compile('adam', 'binary_crossentropy', metrics=['acc'])  # !
    model.fit(images[:cut], has[:cut], epochs=5, validation_split=0.1, verbose=0)
    print(depth, model.evaluate(images[cut:], has[cut:], verbose=0))
