import numpy as np
import tensorflow as tf
import keras
from keras import layers

rng = np.random.default_rng(14)
curves = rng.normal(size=(2000, 50, 3)).astype('float32')
label = (curves[:, :, 0].mean(axis=1) > 0).astype('float32')


def as_dataset(rows, training):
    data = tf.data.Dataset.from_tensor_slices((curves[rows], label[rows]))  # !
    return data.shuffle(1000) if training else data


train = as_dataset(slice(0, 1500), True)
valid = as_dataset(slice(1500, 2000), False)
inp = keras.Input((50, 3))
h = layers.Conv1D(16, 5, activation='relu')(inp)
h = layers.GlobalAveragePooling1D()(h)
out = layers.Dense(1, activation='sigmoid')(h)
model = keras.Model(inp, out)
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
model.fit(train, epochs=6, validation_data=valid)  # !
print(model.evaluate(valid))  # !
