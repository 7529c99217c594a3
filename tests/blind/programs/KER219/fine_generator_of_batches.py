import numpy as np
import tensorflow as tf
import keras
from keras import layers

rng = np.random.default_rng(2)
x = rng.normal(size=(2000, 10)).astype('float32')
y = (x.sum(axis=1) > 0).astype('float32')


def batches():
    for i in range(0, 1600, 50):
        yield x[i:i + 50], y[i:i + 50]


spec = (tf.TensorSpec((None, 10), tf.float32), tf.TensorSpec((None,), tf.float32))
data = tf.data.Dataset.from_generator(batches, output_signature=spec)
model = keras.Sequential([keras.Input((10,)), layers.Dense(16, activation='relu'), layers.Dense(1, activation='sigmoid')])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(data, epochs=8, validation_data=(x[1600:1800], y[1600:1800]))
print(model.evaluate(x[1800:], y[1800:]))
