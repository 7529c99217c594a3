# denoising autoencoder: pixels between 0 and 1 as soft targets of the binary loss
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

(train, _), (test, _) = tf.keras.datasets.fashion_mnist.load_data()
train = train.reshape(-1, 784).astype('float32') / 255.
test = test.reshape(-1, 784).astype('float32') / 255.

rng = np.random.default_rng(0)
dirty = np.clip(train + rng.normal(0, 0.2, train.shape), 0., 1.).astype('float32')
dirty_test = np.clip(test + rng.normal(0, 0.2, test.shape), 0., 1.).astype('float32')

inp = layers.Input((784,))
code = layers.Dense(64, activation='relu')(layers.Dense(256, activation='relu')(inp))
back = layers.Dense(784, activation='sigmoid')(layers.Dense(256, activation='relu')(code))
autoencoder = tf.keras.Model(inp, back)
autoencoder.compile(optimizer='adam', loss='binary_crossentropy')
autoencoder.fit(dirty, train, epochs=15, batch_size=256, validation_split=0.1)
print('test', autoencoder.evaluate(dirty_test, test, verbose=0))
