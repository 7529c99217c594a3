import os

os.environ['KERAS_BACKEND'] = 'jax'

import numpy as np
import keras
from keras import layers

(real, _), _ = keras.datasets.mnist.load_data()
real = real.reshape(-1, 784).astype('float32') / 255
NOISE, BATCH, STEPS = 64, 128, 3000

generator = keras.Sequential([
    keras.Input((NOISE,)),
    layers.Dense(256, activation='relu'),
    layers.Dense(784, activation='sigmoid'),
])
discriminator = keras.Sequential([
    keras.Input((784,)),
    layers.Dense(256, activation='leaky_relu'),
    layers.Dense(1, activation='sigmoid'),
])
discriminator.compile(optimizer=keras.optimizers.Adam(2e-4), loss='binary_crossentropy')
discriminator.trainable = False  # !
gan = keras.Sequential([keras.Input((NOISE,)), generator, discriminator])
gan.compile(optimizer=keras.optimizers.Adam(2e-4), loss='binary_crossentropy')

rng = np.random.default_rng(0)
for step in range(STEPS):
    noise = rng.normal(size=(BATCH, NOISE)).astype('float32')
    fake = generator.predict(noise, verbose=0)
    true = real[rng.integers(0, len(real), BATCH)]
    images = np.concatenate([true, fake])
    labels = np.concatenate([np.ones((BATCH, 1)), np.zeros((BATCH, 1))])
    d_loss = discriminator.train_on_batch(images, labels)  # !
    g_loss = gan.train_on_batch(noise, np.ones((BATCH, 1)))
    if step % 500 == 0:
        print(step, d_loss, g_loss)
generator.save('generator.keras')
